namespace Connectors.Domain.Carriers;

/// <summary>The marketplaces' codes of the carriers that warehouses name.</summary>
/// <remarks>Value equality does not look into <see cref="Rows"/>.</remarks>
public sealed record CarrierTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The mappings, never null.</summary>
    public IReadOnlyList<CarrierRow> Rows { get => field ?? []; init; }
}
