using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The product of a document's line.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record DocumentProduct
{
    /// <summary>The operator's id of the product; null when there is none.</summary>
    public string? Sku { get; init; }

    /// <summary>Name of the product.</summary>
    public string? Title { get; init; }

    /// <summary>GTIN and others; never null.</summary>
    public IReadOnlyList<DocumentProductReference> References { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
