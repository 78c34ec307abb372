namespace Connectors.Shopify.Models;

/// <summary>What of a fulfilment order is meant.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record FulfillmentOrderLines
{
    /// <summary>Global id of the fulfilment order.</summary>
    public required string FulfillmentOrderId { get; init; }

    /// <summary>Which units; empty for all that is left. Never null.</summary>
    public IReadOnlyList<FulfillmentOrderQuantity> Lines { get => field ?? []; init; }
}
