namespace Connectors.Shopify.Models;

/// <summary>Goods that have left together.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Fulfillment
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: <c>#1001-F1</c>. Empty when not given.</summary>
    public string Name { get => field ?? string.Empty; init; }

    /// <summary>Where it stands.</summary>
    public FulfillmentStatus Status { get; init; }

    /// <summary>Where the shipment is.</summary>
    public FulfillmentDisplayStatus DisplayStatus { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the carrier had it; null when not known.</summary>
    public DateTimeOffset? InTransitAt { get; init; }

    /// <summary>When it arrived; null when it has not.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Where it left; null when not told.</summary>
    public LocationReference? Location { get; init; }

    /// <summary>Its tracking numbers. Never null.</summary>
    public IReadOnlyList<TrackingInfo> TrackingInfo { get => field ?? []; init; }

    /// <summary>What is in it: the client reads on until there is no more. Never null.</summary>
    public Connection<FulfillmentLine> FulfillmentLineItems { get => field ?? Connection<FulfillmentLine>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"Fulfillment {Id} {Status}";
}
