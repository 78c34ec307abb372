using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>What one of a SKU costs from a quantity on.</summary>
public sealed record QuantityPrice
{
    /// <summary>The least quantity that it holds for, in units; 1 for all.</summary>
    public required int Quantity { get; init; }

    /// <summary>What one costs, in major units of the list's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary>Whether it holds tax; null leaves it to the site.</summary>
    public PriceTaxType? TaxType { get; init; }

    /// <summary>The unit that is sold, as the site calls it; prices of several stand side by side. Null for the only one.</summary>
    public string? UnitOfMeasure { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
