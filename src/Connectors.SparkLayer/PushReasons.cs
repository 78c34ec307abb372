namespace Connectors.SparkLayer;

/// <summary>Our own codes for rows of a push that are not sent, as <see cref="RejectedEntry{T}.Code"/> has them.</summary>
public static class PushReasons
{
    /// <summary>The SKU stands in the push twice for one list: the second would delete the prices of the first.</summary>
    public const string SkuTwice = "sku-twice";

    /// <summary>Two prices of a SKU are for the same quantity and unit.</summary>
    public const string BreakTwice = "break-twice";

    /// <summary>A SKU without prices would lose all that it has; <see cref="Models.SkuPrices.Removed"/> says that it is meant.</summary>
    public const string NoPrices = "no-prices";

    /// <summary>No price list is named, or another than the push is for.</summary>
    public const string PriceListUnclear = "price-list-unclear";

    /// <summary>The site has no such price list.</summary>
    public const string PriceListUnknown = "price-list-unknown";

    /// <summary>No location is named, or it is named twice, by id and by external id.</summary>
    public const string LocationUnclear = "location-unclear";

    /// <summary>The site has no such location.</summary>
    public const string LocationUnknown = "location-unknown";
}
