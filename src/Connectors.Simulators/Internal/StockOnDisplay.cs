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
        var kits = mirakl.Listings.Select(static l => l.Offer).Where(static o => o.Parts.Count > 0).DistinctBy(static o => o.Sku).ToDictionary(static o => o.Sku, PartsOf, StringComparer.OrdinalIgnoreCase);
        foreach (var line in erp.Orders.SelectMany(static o => o.Lines).Where(static l => l.Item is { Type: "Inventory" }))
        {
            // A kit is booked as itself, and its parts are what leaves.
            foreach (var (sku, each) in kits.GetValueOrDefault(line.Item!.Number) ?? [(line.Item.Number, 1)])
                free[sku] = free.GetValueOrDefault(sku) - ((line.Quantity - line.Shipped) * line.PerUnit * each);
        }

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

    /// <summary>The number by which the seller booked it ends with the marketplace's, whatever a person wrote over it since.</summary>
    private bool IsBooked(MiraklOrder order) => erp.Orders.Concat(erp.Invoices).Any(d => (d.Order ?? d).FirstExternalNumber.EndsWith(order.OrderId, StringComparison.OrdinalIgnoreCase));
}
