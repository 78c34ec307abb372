using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A period that is billed.</summary>
public sealed record DocumentPeriod
{
    /// <summary>Its start, UTC.</summary>
    public DateTimeOffset? DateFrom { get; init; }

    /// <summary>Its end, UTC.</summary>
    public DateTimeOffset? DateTo { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
