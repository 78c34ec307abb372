using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Between which instants a delivery is promised.</summary>
public sealed record DeliveryWindow
{
    /// <summary>Not before, UTC; null when not given.</summary>
    public DateTimeOffset? Earliest { get; init; }

    /// <summary>Not after, UTC; null when not given.</summary>
    public DateTimeOffset? Latest { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
