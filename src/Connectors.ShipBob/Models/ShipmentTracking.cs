using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>Carrier and tracking of a shipment.</summary>
public sealed record ShipmentTracking
{
    /// <summary>Carrier as the warehouse writes it; null when not known.</summary>
    public string? Carrier { get; init; }

    /// <summary>Service of the carrier; null when not known.</summary>
    public string? CarrierService { get; init; }

    /// <summary>The tracking number; null or empty when there is none.</summary>
    public string? TrackingNumber { get; init; }

    /// <summary>The carrier's page; null when there is none.</summary>
    public string? TrackingUrl { get; init; }

    /// <summary>When it left; null when it has not.</summary>
    public DateTimeOffset? ShippingDate { get; init; }

    /// <summary>Freight number; null when there is none.</summary>
    public string? ProNumber { get; init; }

    /// <summary>Bill of lading; null when there is none.</summary>
    public string? Bol { get; init; }

    /// <summary>Freight carrier code; null when there is none.</summary>
    public string? Scac { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
