using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One value of a list.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ListedValue
{
    /// <summary>What a product file must say.</summary>
    public string? Code { get; init; }

    /// <summary>Its name in the operator's language.</summary>
    public string? Label { get; init; }

    /// <summary>Its name in other languages.</summary>
    public IReadOnlyList<LocalizedText> LabelTranslations { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
