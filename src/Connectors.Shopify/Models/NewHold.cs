namespace Connectors.Shopify.Models;

/// <summary>A hold.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record NewHold
{
    /// <summary>Why.</summary>
    public required FulfillmentHoldReason Reason { get; init; }

    /// <summary>More of it, for people in the shop; no personal data.</summary>
    public string? ReasonNotes { get; init; }

    /// <summary>Our name of it: by it the hold is looked up, and several holds of one fulfilment order are told apart.</summary>
    public required string Handle { get; init; }

    /// <summary>An id of ours.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Whether the merchant gets a mail. Default no.</summary>
    public bool NotifyMerchant { get; init; }

    /// <summary>Which units, and then the rest becomes a fulfilment order of its own; empty for all. Never null.</summary>
    public IReadOnlyList<FulfillmentOrderQuantity> Lines { get => field ?? []; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"NewHold {Reason} {Handle}";
}
