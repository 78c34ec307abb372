namespace Connectors.Shopify.Models;

/// <summary>What one location has to send of an order.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record FulfillmentOrder
{
    /// <summary>The vendor's global id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public FulfillmentOrderStatus Status { get; init; }

    /// <summary>What a fulfilment service says of it.</summary>
    public string? RequestStatus { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Not to leave before; null when not said.</summary>
    public DateTimeOffset? FulfillAt { get; init; }

    /// <summary>To leave by; null when not said.</summary>
    public DateTimeOffset? FulfillBy { get; init; }

    /// <summary>Where.</summary>
    public AssignedLocation? AssignedLocation { get; init; }

    /// <summary>How; null when not said.</summary>
    public DeliveryMethod? DeliveryMethod { get; init; }

    /// <summary>What may be done with it now. Never null.</summary>
    public IReadOnlyList<SupportedAction> SupportedActions { get => field ?? []; init; }

    /// <summary>What holds it. Never null.</summary>
    public IReadOnlyList<FulfillmentHold> FulfillmentHolds { get => field ?? []; init; }

    /// <summary>All its lines: the client reads on until there are no more. Never null.</summary>
    public Connection<FulfillmentOrderLine> LineItems { get => field ?? Connection<FulfillmentOrderLine>.Empty; init; }

    /// <summary>Names it and none of its content, which may be personal data.</summary>
    public override string ToString() => $"FulfillmentOrder {Id} {Status}";
}
