using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The values that an attribute can take (VL11). Send codes, never labels.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ValueList
{
    /// <summary>Code of the list.</summary>
    public string? Code { get; init; }

    /// <summary>Its name in the operator's language.</summary>
    public string? Label { get; init; }

    /// <summary>Its name in other languages.</summary>
    public IReadOnlyList<LocalizedText> LabelTranslations { get => field ?? []; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<ListedValue> Values { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
