namespace Connectors.Shopify.Models;

/// <summary>A hold of a fulfilment order.</summary>
public sealed record FulfillmentHold
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Why.</summary>
    public FulfillmentHoldReason Reason { get; init; }

    /// <summary>More of it, for people.</summary>
    public string? ReasonNotes { get; init; }

    /// <summary>The name that the app gave it.</summary>
    public string? Handle { get; init; }

    /// <summary>Whether it is ours.</summary>
    public bool HeldByRequestingApp { get; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"FulfillmentHold {Id} {Reason}";
}
