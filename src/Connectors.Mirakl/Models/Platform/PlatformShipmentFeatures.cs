using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How orders ship on a platform.</summary>
public sealed record PlatformShipmentFeatures
{
    /// <summary>Whether an order may leave in several shipments (ST operations); null when not given.</summary>
    public bool? MultiShipment { get; init; }

    /// <summary>Whether one item may leave in several parcels; null when not given.</summary>
    public bool? MultiPartItemShipment { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
