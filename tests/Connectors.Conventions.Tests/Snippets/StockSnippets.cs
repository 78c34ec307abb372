using Connectors.Domain.Documents;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Conventions.Tests.Snippets;

internal static class StockSnippets
{
    public static object? Publish(StockLevel level, IReadOnlyList<StockReservation> reservations, UnitCatalogue units, DateTimeOffset now)
    {
        // snippet: stock
        var paint = new Sku("PAINT-5L");
        var safetyStock = SafetyStockRules.Compile(new SafetyStockTable
        {
            Version = "2026-03-01",
            Rows = [new SafetyStockRow { Fixed = 1 }, new SafetyStockRow { Channel = "bq", Percent = 10, Minimum = 3 }],
        });
        if (!safetyStock.IsOk)
            return safetyStock.Refusals;

        var sellable = SellableStock.Of([level], reservations, settlesWithin: TimeSpan.FromMinutes(2));
        if (!sellable.IsOk)
            return sellable.Refusal;   // stock.missing: leave what was published last

        var kept = safetyStock.Value.KeepBack(paint, velocityClass: "fast", channel: "bq", now, sellable.Value);
        var shown = new StockAllocator(units).Allocate(paint, sellable.Value, PoolMode.Shared,
        [
            new PoolOffer("bq", new Sku("PAINT-5L"), new UnitCode("EA"), kept.SafetyStock),
            new PoolOffer("bq", new Sku("PAINT-5L-CASE"), new UnitCode("XCS"), kept.SafetyStock),
        ]);
        // end

        // snippet: stock delta
        var index = new StockIndex([new Sku("PAINT-5L"), new Sku("PAINT-5L-CASE")]);
        var changes = StockDelta.Between(index, published: [20, 1], target: shown.Value.Shares.Select(static s => new StockQuantity(s.OfferSku, s.Packs)));
        // end

        // snippet: oversell bound
        var others = new OversellAssumption(OrdersPerHour: 6m, Lag: TimeSpan.FromMinutes(10), LargestOrder: 2m);
        var bound = OversellBound.For(others, accepted: 0.001m);   // 10 base units: five orders of two
        // end

        return (changes, bound);
    }
}
