namespace Connectors.Simulators.Ledger.Checks;

/// <summary>What the marketplace asks for an offer is what the seller means, or a person is shown that it is not.</summary>
internal static class PriceCheck
{
    public static void Run(Audit audit, IReadOnlyList<ShownPrice> shown)
    {
        var longAgo = audit.Terms.Now - audit.Terms.TellTime;
        var bySku = shown.ToDictionary(static s => s.ShopSku, StringComparer.Ordinal);
        foreach (var meant in audit.Terms.Claims.Prices ?? [])
        {
            if (meant.Since > longAgo || !bySku.TryGetValue(meant.ShopSku, out var now) || now.SetAt > longAgo || (now.Price, now.DiscountPrice) == (meant.Price, meant.DiscountPrice))
                continue;
            if (!audit.Terms.HoldsNow(meant.ShopSku) && !audit.Terms.HoldsNow(now.OfferId))
                audit.Wrong(null, "price-differs", audit.Terms.Now, Text(meant.ShopSku, meant.Price, meant.DiscountPrice), Text(meant.ShopSku, now.Price, now.DiscountPrice));
        }
    }

    private static string Text(string sku, decimal price, decimal? discount) =>
        discount is { } lower ? Audit.Text($"{sku} for {price}, {lower} while it lasts") : Audit.Text($"{sku} for {price}");
}
