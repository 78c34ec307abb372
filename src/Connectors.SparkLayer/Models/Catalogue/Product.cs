using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A product, for platforms without an integration. Its members are not documented: they are kept, and sent as they are.</summary>
public sealed record Product
{
    /// <summary>Its id; null for one that is to be made.</summary>
    public string? Id { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"Product {Id}";
}
