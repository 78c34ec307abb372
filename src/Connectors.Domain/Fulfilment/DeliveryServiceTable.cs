namespace Connectors.Domain.Fulfilment;

/// <summary>The warehouses' texts of the delivery services that marketplaces name by codes of their own.</summary>
/// <remarks>Value equality does not look into the list.</remarks>
public sealed record DeliveryServiceTable
{
    /// <summary>Version that every answer is traced back to; not empty.</summary>
    public required string Version { get; init; }

    /// <summary>The rows, never null. A marketplace without any has its codes passed on as they are.</summary>
    public IReadOnlyList<DeliveryServiceRow> Rows { get => field ?? []; init; }
}
