using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A rule that a cart breaks.</summary>
public sealed record CartValidationError
{
    /// <summary>The vendor's code, such as <c>maximum-order-item-quantity</c>; null when not told.</summary>
    public string? Code { get; init; }

    /// <summary>The vendor's words; null when not told.</summary>
    public string? Message { get; init; }

    /// <summary>What it is about; null when not told.</summary>
    public string? Property { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and none of its content.</summary>
    public override string ToString() => $"CartValidationError {Code}";
}
