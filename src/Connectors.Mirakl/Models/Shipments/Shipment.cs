using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>A shipment of an order, as ST11 lists it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Shipment
{
    /// <summary>Id of the shipment, usually a UUID.</summary>
    [JsonConverter(typeof(IdConverter))]
    public required string Id { get; init; }

    /// <summary>The order it belongs to.</summary>
    public string? OrderId { get; init; }

    /// <summary>Where it stands.</summary>
    public ShipmentStatus Status { get; init; }

    /// <summary>Where its debit stands.</summary>
    public CustomerDebitStatus StatusCustomerDebit { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? CreatedDate { get; init; }

    /// <summary>When it last changed, UTC; null when fresh.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>When it was confirmed as sent, UTC; null before.</summary>
    public DateTimeOffset? ShippedDate { get; init; }

    /// <summary>The seller's invoice number; null when there is none.</summary>
    public string? InvoiceReference { get; init; }

    /// <summary>What is in it; never null.</summary>
    public IReadOnlyList<ShipmentLine> ShipmentLines { get => field ?? []; init => field = WholeList.Of(value); }

    /// <summary>Where it was sent from; null when not given.</summary>
    public ShippingOrigin? ShippingFrom { get; init; }

    /// <summary>How it travels; null when not given.</summary>
    public ShipmentTracking? Tracking { get; init; }

    /// <summary>Its debit; null when it has none of its own.</summary>
    public ShipmentPayment? PaymentDetails { get; init; }

    /// <summary>Custom information; never null.</summary>
    public IReadOnlyList<AdditionalField> ShipmentAdditionalInformation { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
