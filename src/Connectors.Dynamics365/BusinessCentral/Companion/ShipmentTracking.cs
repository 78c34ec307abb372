using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>Carrier and tracking number of a posted shipment, from the companion extension.</summary>
public sealed record ShipmentTracking
{
    /// <summary>The service's id of the shipment (<c>SystemId</c>), as <see cref="SalesShipment.Id"/> has it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the shipment, at most 20 characters.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>The carrier's code, at most 10 characters; empty when there is none.</summary>
    public required string ShippingAgentCode { get; init => field = value ?? throw new JsonException("ShippingAgentCode is missing."); }

    /// <summary>Code of the carrier's service, at most 10 characters; empty when there is none.</summary>
    public required string ShippingAgentServiceCode { get; init => field = value ?? throw new JsonException("ShippingAgentServiceCode is missing."); }

    /// <summary>The tracking number, at most 50 characters; empty while nobody entered one.</summary>
    public required string PackageTrackingNumber { get; init => field = value ?? throw new JsonException("PackageTrackingNumber is missing."); }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
