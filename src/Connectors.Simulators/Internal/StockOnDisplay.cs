using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Mirakl;
using Connectors.Simulators.Shopify;

namespace Connectors.Simulators.Internal;

/// <summary>Compares what the marketplace shows with what is there, by what the vendors themselves know. Used under the lock of the world.</summary>
/// <param name="mirakl">The marketplace.</param>
/// <param name="erp">The ERP.</param>
/// <param name="shop">The seller's own store, whose open orders take from the same pool; null where there is none.</param>
internal sealed class StockOnDisplay(MiraklPlatform mirakl, ErpCompany erp, ShopifyStore? shop = null)
{
    public StockReading Read() => new(Compare(), erp.Ledger.Movements is [.., var last] ? last.PostedAt : null);

    public IReadOnlyList<ShownStock> Compare()
    {
        // Where the ERP tells locations apart, what stands in repair is not sold.
        var free = erp.Items.ToDictionary(static i => i.Number, i => i.Inventory - (erp.Companion.IsThere && i.Type == "Inventory" ? erp.InRepair(i) : 0m), StringComparer.OrdinalIgnoreCase);
        List<Offer> offers = [.. mirakl.Listings.Select(static l => l.Offer)];
        foreach (var goods in erp.Orders.SelectMany(static o => o.Lines).SelectMany(l => ErpTrace.Goods(l, l.Quantity - l.Shipped, offers)))
            free[goods.Sku] = free.GetValueOrDefault(goods.Sku) - goods.Units;
        TakeOfStore(free, offers);
        Take(free, static o => !o.AnyShipped);
        var least = new Dictionary<string, decimal>(free, free.Comparer);
        Take(least, static o => o.AnyShipped);
        return
        [
            .. mirakl.Listings.Where(static l => !l.Deleted).Select(l => new ShownStock(l.ShopSku, l.Quantity, PacksOf(l.Offer, free)) { Least = PacksOf(l.Offer, least) }),
        ];

        void Take(Dictionary<string, decimal> from, Func<MiraklOrder, bool> isMeant)
        {
            foreach (var line in mirakl.Orders.Where(o => IsAlive(o) && isMeant(o) && !IsBooked(o)).SelectMany(static o => o.Lines).Where(static l => !l.Refused))
            {
                foreach (var (sku, each) in line.Offer.Contents)
                    from[sku] = from.GetValueOrDefault(sku) - (MiraklOrder.Wanted(line) * each);
            }
        }
    }

    private void TakeOfStore(Dictionary<string, decimal> from, List<Offer> offers)
    {
        if (shop is null)
            return;
        foreach (var line in shop.Orders.Values.Where(o => o["cancelledAt"] is null && !IsBooked($"{shop.Behaviours.Name}:{ShopTrace.Number(o)}")).SelectMany(static o => o.Nodes("lineItems")))
        {
            foreach (var (sku, each) in offers.Find(o => o.ShopSku == line.Text("sku"))?.Contents ?? [])
                from[sku] = from.GetValueOrDefault(sku) - (line.Number("currentQuantity") * each);
        }
    }

    /// <summary>What was shipped was sold, however the order ended.</summary>
    private static bool IsAlive(MiraklOrder order) => !order.OperatorShips && (order.AnyShipped || order.State is not ("REFUSED" or "CANCELED" or "CLOSED" or "REFUNDED"));

    private static int PacksOf(Offer offer, Dictionary<string, decimal> free) => offer.Contents.Min(p => Packs(free.GetValueOrDefault(p.Sku), p.Each));

    private static int Packs(decimal free, int each) => decimal.ToInt32(decimal.Floor(Math.Max(0m, free) / each));

    /// <summary>The number by which the seller booked it ends with the marketplace's, whatever a person wrote over it since.</summary>
    private bool IsBooked(MiraklOrder order) => IsBooked(order.OrderId);

    private bool IsBooked(string number) => erp.Orders.Concat(erp.Invoices).Any(d => (d.Order ?? d).FirstExternalNumber.EndsWith(number, StringComparison.OrdinalIgnoreCase));
}
