using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A cart that was made through the API. What it holds is not documented in full: it is kept.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record Cart
{
    /// <summary>Its id, a UUID, which the purchase will have too.</summary>
    public required string Id { get; init; }

    /// <summary>What is in it; never null.</summary>
    public IReadOnlyList<SkuQuantity> LineItems { get => field ?? []; init; }

    /// <summary>What is wrong with it; never null.</summary>
    public IReadOnlyList<CartValidationError> ValidationErrors { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Cart {Id}";
}
