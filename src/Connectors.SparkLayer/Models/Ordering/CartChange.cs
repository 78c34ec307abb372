using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What goes into a cart; null leaves a member out. What else it takes is not documented: add it by name.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CartChange
{
    /// <summary>What is ordered.</summary>
    public IReadOnlyList<SkuQuantity>? LineItems { get; init; }

    /// <summary>Where the goods go; one that the customer has not is allowed.</summary>
    public Address? ShippingAddress { get; init; }

    /// <summary>Where the bill goes.</summary>
    public Address? BillingAddress { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(CartChange);
}
