using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>For whom a cart is made. What else it takes is not documented: add it by name.</summary>
public sealed record NewCart
{
    /// <summary>The customer's id, of the kind that <see cref="CustomerLookupBy"/> says.</summary>
    public required string CustomerId { get; init; }

    /// <summary>What kind of id it is: <c>sparklayer</c>, <c>platform</c> or <c>email</c>; null leaves it out.</summary>
    public string? CustomerLookupBy { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => nameof(NewCart);
}
