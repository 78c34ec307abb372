namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What the marketplace asks for an offer is what the seller means, or a person is shown that it is not.</summary>
internal static class PriceCheck
{
    public static void Run(Audit audit, IReadOnlyList<ShownPrice> shown)
    {
        var longAgo = audit.Terms.Now - audit.Terms.TellTime;
        foreach (var (meant, now) in Astray(audit.Terms.Claims.Prices, shown))
        {
            var isNews = meant.Since > longAgo || now.SetAt > longAgo;
            if (!isNews && !audit.Terms.HoldsNow(meant.ShopSku) && !audit.Terms.HoldsNow(now.OfferId))
                audit.Wrong(null, "price-differs", audit.Terms.Now, Text(meant.ShopSku, meant.Price, meant.DiscountPrice), Text(meant.ShopSku, now.Price, now.DiscountPrice));
        }
    }

    /// <summary>The offers that cost something else at this moment, explained or not.</summary>
    public static IEnumerable<(MeantPrice Meant, ShownPrice Shown)> Astray(IReadOnlyCollection<MeantPrice>? meant, IReadOnlyList<ShownPrice> shown) =>
        from price in meant ?? []
        join now in shown on price.ShopSku equals now.ShopSku
        where (now.Price, now.DiscountPrice) != (price.Price, price.DiscountPrice)
        select (price, now);

    private static string Text(string sku, decimal price, decimal? discount) =>
        discount is { } lower ? Audit.Text($"{sku} for {price}, {lower} while it lasts") : Audit.Text($"{sku} for {price}");
}
