using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>When a carrier expects to deliver.</summary>
public sealed record CarrierDeliveryWindow
{
    /// <summary>Not before; null when not given.</summary>
    public CarrierDate? Earliest { get; init; }

    /// <summary>Not after; null when not given.</summary>
    public CarrierDate? Latest { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
