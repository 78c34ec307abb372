using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The logistic class that an offer belongs to.</summary>
public sealed record LogisticClassReference
{
    /// <summary>Code of SH31.</summary>
    public string? Code { get; init; }

    /// <summary>Its name in the language asked for; null in exports.</summary>
    public string? Label { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
