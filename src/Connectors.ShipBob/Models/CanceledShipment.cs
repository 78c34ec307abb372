using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>What became of one shipment of a cancelled order.</summary>
public sealed record CanceledShipment
{
    /// <summary>The shipment.</summary>
    public long? ShipmentId { get; init; }

    /// <summary>What was tried; null when not given.</summary>
    public string? Action { get; init; }

    /// <summary>Whether it worked; null when not given.</summary>
    public bool? IsSuccess { get; init; }

    /// <summary>Why it did not; null when it did.</summary>
    public string? Reason { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
