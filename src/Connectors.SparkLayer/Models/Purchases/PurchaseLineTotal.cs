using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>Amounts of a line; what is not told is null.</summary>
public sealed record PurchaseLineTotal
{
    /// <summary>Without tax.</summary>
    public PurchaseMoney? TotalNet { get; init; }

    /// <summary>The tax.</summary>
    public PurchaseMoney? TotalTax { get; init; }

    /// <summary>With tax.</summary>
    public PurchaseMoney? TotalGross { get; init; }

    /// <summary>The discount, without tax.</summary>
    public PurchaseMoney? DiscountNet { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
