namespace Connectors.Shopify.Models;

/// <summary>An amount, in the currency of the shop and in that of the buyer. An ERP gets the shop's, unless somebody decided otherwise.</summary>
public sealed record MoneyBag
{
    /// <summary>In the currency of the shop; null when not selected.</summary>
    public MoneyV2? ShopMoney { get; init; }

    /// <summary>In the currency that the buyer paid in; null unless it is asked for (<see cref="ShopifyClientOptions.PresentmentMoney"/>).</summary>
    public MoneyV2? PresentmentMoney { get; init; }
}
