using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>Something that happened to a purchase: a message, or another status. Its members are not documented: they are kept.</summary>
public sealed record PurchaseEvent
{
    /// <summary>What it is; null when not told.</summary>
    public string? Type { get; init; }

    /// <summary>When it happened; null when not told.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"PurchaseEvent {Type}";
}
