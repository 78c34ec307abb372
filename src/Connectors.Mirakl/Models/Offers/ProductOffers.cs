using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A product and the offers on it (P11).</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ProductOffers
{
    /// <summary>The operator's SKU of the product.</summary>
    public string? ProductSku { get; init; }

    /// <summary>Name of the product.</summary>
    public string? ProductTitle { get; init; }

    /// <summary>Brand; null when not given.</summary>
    public string? ProductBrand { get; init; }

    /// <summary>Text; null when not given.</summary>
    public string? ProductDescription { get; init; }

    /// <summary>Its picture; null when there is none.</summary>
    public ProductMedia? ProductMedia { get; init; }

    /// <summary>Its identifiers.</summary>
    public IReadOnlyList<ProductReference> ProductReferences { get => field ?? []; init; }

    /// <summary>Its category, a code of H11.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Name of the category in the language asked for.</summary>
    public string? CategoryLabel { get; init; }

    /// <summary>How much one piece holds; null unless it is priced by measure.</summary>
    public ProductMeasurement? Measurement { get; init; }

    /// <summary>The offers of this page.</summary>
    public IReadOnlyList<ProductOffer> Offers { get => field ?? []; init; }

    /// <summary>Offers on all pages.</summary>
    public int TotalCount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
