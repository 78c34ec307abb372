using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A product of the operator's catalogue (P31).</summary>
public sealed record Product
{
    /// <summary>The operator's SKU of the product.</summary>
    public string? ProductSku { get; init; }

    /// <summary>Name of the product.</summary>
    public string? ProductTitle { get; init; }

    /// <summary>Kind of the identifier it was found by, for example <c>EAN</c>.</summary>
    public string? ProductIdType { get; init; }

    /// <summary>The identifier.</summary>
    public string? ProductId { get; init; }

    /// <summary>Its category, a code of H11.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>Name of the category in the language asked for.</summary>
    public string? CategoryLabel { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
