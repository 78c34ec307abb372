using System.Text.Json.Serialization;

namespace Connectors.SparkLayer.Models;

/// <summary>The complete price of a SKU on one list: whatever other price it has there is deleted.</summary>
/// <remarks>Without prices it would lose all that it has, so that only <see cref="Removed"/> makes such a one. Value equality does not look into the lists.</remarks>
public sealed record SkuPrices
{
    /// <summary>The SKU exactly as the platform has it. It is compared without case.</summary>
    public required string Sku { get; init; }

    /// <summary>The list, where several are written in one call; null where the call names it.</summary>
    public string? PriceListSlug { get; init; }

    /// <summary>Tax rate for display, percent: 20 is 20 %. Null leaves it out.</summary>
    public decimal? DisplayTaxRate { get; init; }

    /// <summary>All prices of the SKU, each for another quantity or unit; never null.</summary>
    public IReadOnlyList<QuantityPrice> Pricing { get => field ?? []; init; }

    /// <summary>Whether all prices of the SKU are to go.</summary>
    [JsonIgnore]
    public bool IsRemoved { get; private init; }

    /// <summary>Takes all prices of the SKU off the list.</summary>
    /// <param name="sku">The SKU exactly as the platform has it.</param>
    /// <param name="priceListSlug">The list, where several are written in one call; null where the call names it.</param>
    public static SkuPrices Removed(string sku, string? priceListSlug = null) => new() { Sku = sku, PriceListSlug = priceListSlug, IsRemoved = true };
}
