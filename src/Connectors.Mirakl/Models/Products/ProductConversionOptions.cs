using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the conversion of a product file by AI may do.</summary>
public sealed record ProductConversionOptions
{
    /// <summary>Whether it adds what is missing; null for the platform's default, off.</summary>
    public ProductConversionOption? AiEnrichment { get; init; }

    /// <summary>Whether it rewrites texts; null for the platform's default, on.</summary>
    public ProductConversionOption? AiRewrite { get; init; }

    /// <summary>Whether it translates; null for the platform's default, off.</summary>
    public ProductConversionOption? AiTranslation { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
