using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>An answer to a question at the checkout. The member for the answer is not documented: it is among what is kept.</summary>
public sealed record PurchaseCustomField
{
    /// <summary>The question.</summary>
    public string? Name { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"PurchaseCustomField {Name}";
}
