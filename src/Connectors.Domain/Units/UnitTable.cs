namespace Connectors.Domain.Units;

/// <summary>The units of every SKU, the words other systems have for them, and the quantities they may be ordered in.</summary>
/// <remarks>
/// Value equality does not look into the lists. Mistakes in <see cref="Aliases"/> name columns that start with <c>Alias.</c>,
/// those in <see cref="OrderQuantities"/> columns that start with <c>OrderQuantity.</c>, those in <see cref="Kits"/> columns that start with <c>Kit.</c>.
/// </remarks>
public sealed record UnitTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The units, never null.</summary>
    public IReadOnlyList<UnitRow> Rows { get => field ?? []; init; }

    /// <summary>The other systems' words, never null.</summary>
    public IReadOnlyList<UnitAlias> Aliases { get => field ?? []; init; }

    /// <summary>How many may be ordered at once, where that is limited; never null.</summary>
    public IReadOnlyList<OrderQuantityRow> OrderQuantities { get => field ?? []; init; }

    /// <summary>What is sold as one and stocked and sent as several, one row a part; never null.</summary>
    public IReadOnlyList<KitRow> Kits { get => field ?? []; init; }
}
