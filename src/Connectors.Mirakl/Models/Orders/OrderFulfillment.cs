using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Where an order is fulfilled from.</summary>
public sealed record OrderFulfillment
{
    /// <summary>The centre; null when not given.</summary>
    public FulfillmentCenter? Center { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
