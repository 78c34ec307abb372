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
        var free = erp.Items.ToDictionary(static i => i.Number, static i => i.Inventory, StringComparer.OrdinalIgnoreCase);
        foreach (var line in erp.Orders.SelectMany(static o => o.Lines).Where(static l => l.Item is { Type: "Inventory" }))
            free[line.Item!.Number] -= (line.Quantity - line.Shipped) * line.PerUnit;
        foreach (var line in mirakl.Orders.Where(o => IsAlive(o) && !IsBooked(o)).SelectMany(static o => o.Lines).Where(static l => !l.Refused))
        {
            foreach (var (sku, each) in PartsOf(line.Offer))
                free[sku] = free.GetValueOrDefault(sku) - (MiraklOrder.Wanted(line) * each);
        }

        return [.. mirakl.Listings.Where(static l => !l.Deleted).Select(l => new ShownStock(l.ShopSku, l.Quantity, PartsOf(l.Offer).Min(p => Packs(free.GetValueOrDefault(p.Sku), p.Each))))];
    }

    private static bool IsAlive(MiraklOrder order) => order.State is not ("REFUSED" or "CANCELED" or "CLOSED" or "REFUNDED") && !order.AnyShipped && !order.OperatorShips;

    private static IEnumerable<(string Sku, int Each)> PartsOf(Offer offer) => offer.Parts.Count == 0 ? [(offer.Sku, offer.BaseUnits)] : offer.Parts;

    private static int Packs(decimal free, int each) => decimal.ToInt32(decimal.Floor(Math.Max(0m, free) / each));

    /// <summary>The seller's number of an order in the ERP ends with the marketplace's.</summary>
    private bool IsBooked(MiraklOrder order) => erp.Orders.Concat(erp.Invoices).Any(d => d.ExternalNumber.EndsWith(order.OrderId, StringComparison.OrdinalIgnoreCase));
}
