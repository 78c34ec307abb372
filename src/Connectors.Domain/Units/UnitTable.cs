namespace Connectors.Domain.Units;

/// <summary>The units of every SKU and the words other systems have for them.</summary>
/// <remarks>Value equality does not look into the lists. Mistakes in <see cref="Aliases"/> name columns that start with <c>Alias.</c>.</remarks>
public sealed record UnitTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The units, never null.</summary>
    public IReadOnlyList<UnitRow> Rows { get => field ?? []; init; }

    /// <summary>The other systems' words, never null.</summary>
    public IReadOnlyList<UnitAlias> Aliases { get => field ?? []; init; }
}
