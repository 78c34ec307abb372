namespace Connectors.Shopify.Models;

/// <summary>Goods that have left together, of one order and one location.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewFulfillment
{
    /// <summary>What has left; at least one fulfilment order. Never null.</summary>
    public IReadOnlyList<FulfillmentOrderLines> Lines { get => field ?? []; init; }

    /// <summary>Tracking; null when there is none.</summary>
    public NewTracking? Tracking { get; init; }

    /// <summary>Whether the customer gets a mail. Default no.</summary>
    public bool NotifyCustomer { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewFulfillment {Lines.Count}";
}
