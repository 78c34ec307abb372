using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>A price of a list, one row for each quantity that it changes at.</summary>
public sealed record PriceRow
{
    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>The least quantity that it holds for, in units.</summary>
    public int Quantity { get; init; }

    /// <summary>What one costs, in major units of the list's currency.</summary>
    public required decimal Price { get; init; }

    /// <summary>The unit that is sold; null for the only one.</summary>
    public string? UnitOfMeasure { get; init; }

    /// <summary>Whether it holds tax.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public PriceTaxType TaxType { get; init; }

    /// <summary>Members this version does not know, by name; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
