using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.ShipBob.Models;

/// <summary>A variant of a product: what is ordered.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record ProductVariant
{
    /// <summary>The vendor's id of the variant.</summary>
    public required long Id { get; init; }

    /// <summary>Its SKU; null when it has none.</summary>
    public string? Sku { get; init; }

    /// <summary>Its name; null when not given.</summary>
    public string? Name { get; init; }

    /// <summary>What one of it is made of; never null. Empty where it is one piece of itself.</summary>
    public IReadOnlyList<BundleComponent> BundleDefinition { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
