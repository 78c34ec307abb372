using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>A product of the merchant.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Product
{
    /// <summary>The vendor's id of the product.</summary>
    public required long Id { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Its kind, such as <c>Regular</c> or <c>Bundle</c>; null when not given.</summary>
    public string? Type { get; init; }

    /// <summary>Its variants, each with a SKU of its own; never null.</summary>
    public IReadOnlyList<ProductVariant> Variants { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
