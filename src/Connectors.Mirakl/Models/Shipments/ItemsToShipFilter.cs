namespace Connectors.Mirakl.Models;

/// <summary>Which items ST12 lists. What is null or empty does not filter.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ItemsToShipFilter
{
    /// <summary>Orders to list; never null.</summary>
    public IReadOnlyList<string> OrderIds { get => field ?? []; init; }

    /// <summary>Codes of fulfilment centres to list; never null.</summary>
    public IReadOnlyList<string> FulfillmentCenterCodes { get => field ?? []; init; }

    /// <summary>Ready to ship since this instant.</summary>
    public DateTimeOffset? ShippingDateFrom { get; init; }

    /// <summary>Ready to ship before this instant.</summary>
    public DateTimeOffset? ShippingDateTo { get; init; }
}
