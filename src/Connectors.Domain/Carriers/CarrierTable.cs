namespace Connectors.Domain.Carriers;

/// <summary>The marketplaces' codes of the carriers that warehouses name, and what each marketplace asks of carriers besides.</summary>
/// <remarks>
/// Value equality does not look into the lists. Mistakes in <see cref="Policies"/> and <see cref="Aliases"/> name columns that start with <c>Policy.</c> and <c>Alias.</c>.
/// </remarks>
public sealed record CarrierTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The mappings, never null.</summary>
    public IReadOnlyList<CarrierRow> Rows { get => field ?? []; init; }

    /// <summary>What marketplaces ask besides, never null; at most one for a marketplace and shipping service.</summary>
    public IReadOnlyList<CarrierPolicy> Policies { get => field ?? []; init; }

    /// <summary>Names of carriers besides those that the package knows, or with another meaning than there; never null.</summary>
    public IReadOnlyList<CarrierAlias> Aliases { get => field ?? []; init; }
}
