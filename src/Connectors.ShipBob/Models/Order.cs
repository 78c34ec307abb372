using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>An order with its shipments.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Order
{
    /// <summary>The vendor's id.</summary>
    public required long Id { get; init; }

    /// <summary>Our reference; empty when not given.</summary>
    public string ReferenceId { get => field ?? string.Empty; init; }

    /// <summary>The number people see; null when not given.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>What kind of order it is.</summary>
    public OrderType Type { get; init; }

    /// <summary>Where it stands.</summary>
    public OrderStatus Status { get; init; }

    /// <summary>When the warehouse received it; null when not given.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>When the customer ordered; null when not given.</summary>
    public DateTimeOffset? PurchaseDate { get; init; }

    /// <summary>Requested shipping method; null when not given.</summary>
    public string? ShippingMethod { get; init; }

    /// <summary>The channel it came through; null when not given.</summary>
    public OrderChannel? Channel { get; init; }

    /// <summary>Who receives the goods; null when not given.</summary>
    public OrderRecipient? Recipient { get; init; }

    /// <summary>What was ordered; never null.</summary>
    public IReadOnlyList<OrderProduct> Products { get => field ?? []; init; }

    /// <summary>Its shipments; never null.</summary>
    public IReadOnlyList<Shipment> Shipments { get => field ?? []; init; }

    /// <summary>Names and values kept with it; null when there are none.</summary>
    public IReadOnlyList<OrderTag>? Tags { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content, which is personal data.</summary>
    public override string ToString() => $"Order {ReferenceId} {Status}";
}
