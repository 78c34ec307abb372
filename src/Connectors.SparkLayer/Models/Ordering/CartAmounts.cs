using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>An amount without tax, with it, and the tax; what is not told is null.</summary>
public sealed record CartAmounts
{
    /// <summary>Without tax.</summary>
    public CartMoney? Net { get; init; }

    /// <summary>With tax.</summary>
    public CartMoney? Gross { get; init; }

    /// <summary>The tax.</summary>
    public CartMoney? Tax { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
