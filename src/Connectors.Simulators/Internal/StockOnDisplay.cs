using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Mirakl;

namespace Connectors.Simulators.Internal;

/// <summary>Compares what the marketplace shows with what is there, by what the vendors themselves know. Used under the lock of the world.</summary>
internal sealed class StockOnDisplay(MiraklPlatform mirakl, ErpCompany erp)
{
    public StockReading Read() => new(Compare(), erp.Ledger.Movements is [.., var last] ? last.PostedAt : null);

    public IReadOnlyList<ShownStock> Compare()
    {
        // Where the ERP tells locations apart, what stands in repair is not sold.
        var free = erp.Items.ToDictionary(static i => i.Number, i => i.Inventory - (erp.Companion.IsThere && i.Type == "Inventory" ? erp.InRepair(i) : 0m), StringComparer.OrdinalIgnoreCase);
        List<Offer> offers = [.. mirakl.Listings.Select(static l => l.Offer)];
        foreach (var goods in erp.Orders.SelectMany(static o => o.Lines).SelectMany(l => ErpTrace.Goods(l, l.Quantity - l.Shipped, offers)))
            free[goods.Sku] = free.GetValueOrDefault(goods.Sku) - goods.Units;
        foreach (var line in mirakl.Orders.Where(o => IsAlive(o) && !IsBooked(o)).SelectMany(static o => o.Lines).Where(static l => !l.Refused))
        {
            foreach (var (sku, each) in line.Offer.Contents)
                free[sku] = free.GetValueOrDefault(sku) - (MiraklOrder.Wanted(line) * each);
        }

        return [.. mirakl.Listings.Where(static l => !l.Deleted).Select(l => new ShownStock(l.ShopSku, l.Quantity, l.Offer.Contents.Min(p => Packs(free.GetValueOrDefault(p.Sku), p.Each))))];
    }

    private static bool IsAlive(MiraklOrder order) => order.State is not ("REFUSED" or "CANCELED" or "CLOSED" or "REFUNDED") && !order.AnyShipped && !order.OperatorShips;

    private static int Packs(decimal free, int each) => decimal.ToInt32(decimal.Floor(Math.Max(0m, free) / each));

    /// <summary>The number by which the seller booked it ends with the marketplace's, whatever a person wrote over it since.</summary>
    private bool IsBooked(MiraklOrder order) => erp.Orders.Concat(erp.Invoices).Any(d => (d.Order ?? d).FirstExternalNumber.EndsWith(order.OrderId, StringComparison.OrdinalIgnoreCase));
}
