using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A category of the operator's catalogue (H11).</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record Category
{
    /// <summary>Its code.</summary>
    public string? Code { get; init; }

    /// <summary>Its name in the operator's language.</summary>
    public string? Label { get; init; }

    /// <summary>Its name in other languages.</summary>
    public IReadOnlyList<LocalizedText> LabelTranslations { get => field ?? []; init; }

    /// <summary>How deep it lies; 1 at the top.</summary>
    public int Level { get; init; }

    /// <summary>The category above; null or empty at the top.</summary>
    public string? ParentCode { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
