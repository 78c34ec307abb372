using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>Which items set a promotion off or get cheaper. Made by its methods, one for each way to name items.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
[JsonConverter(typeof(PromotionSelectionJsonConverter))]
public sealed record PromotionSelection
{
    private PromotionSelection(string type) => Type = type;

    /// <summary>Every item; for triggers.</summary>
    public static PromotionSelection All { get; } = new("ALL");

    /// <summary>The bought items themselves; for rewards.</summary>
    public static PromotionSelection PurchasedItems { get; } = new("PURCHASED_ITEMS");

    /// <summary>The vendor's word for the way items are named, for example <c>BRAND</c>.</summary>
    public string Type { get; }

    /// <summary>Offers, categories or brands; never null, empty for other ways.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Product references; never null, empty for other ways.</summary>
    public IReadOnlyList<PromotionProduct> Products { get; private init; } = [];

    /// <summary>The seller's own offers.</summary>
    /// <param name="skus">Their SKUs.</param>
    public static PromotionSelection Offers(params IReadOnlyList<string> skus) => new("OFFER") { Values = skus };

    /// <summary>All offers in categories.</summary>
    /// <param name="codes">Codes of the categories (H11).</param>
    public static PromotionSelection Categories(params IReadOnlyList<string> codes) => new("CATEGORY") { Values = codes };

    /// <summary>All offers of brands.</summary>
    /// <param name="names">Names of the brands.</param>
    public static PromotionSelection Brands(params IReadOnlyList<string> names) => new("BRAND") { Values = names };

    /// <summary>All offers of products.</summary>
    /// <param name="references">References of the products.</param>
    public static PromotionSelection ProductsOf(params IReadOnlyList<PromotionProduct> references) => new("PRODUCT") { Products = references };
}
