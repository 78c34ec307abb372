using Connectors.Domain.Offers;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.Stock;

namespace Connectors.Flows.Tests.Support;

/// <summary>The tables of a merchant's stock in values: O1 sells SKU-1 in each, O12 in cases of 12, O2 sells SKU-2, K1 a kit of one SKU-1 and two SKU-2.</summary>
internal static class StockGiven
{
    public static readonly Sku Kit = new("KIT-1");

    public static StockTables Tables(
        IReadOnlyList<OfferRow>? offers = null, IReadOnlyList<SafetyStockRow>? safetyStock = null, IReadOnlyList<StockSourceRow>? sources = null, VelocityTable? velocity = null, string version = "1") => new(
        Given.Compiled(OfferMap.Compile(new OfferTable { Version = $"offers-{version}", Rows = offers ?? [Offer("O1", "SKU-1"), Offer("O12", "SKU-1", Given.Case), Offer("O2", "SKU-2")] })),
        Units,
        Given.Compiled(SafetyStockRules.Compile(new SafetyStockTable { Version = $"safety-{version}", Rows = safetyStock ?? [new SafetyStockRow()] })),
        Given.Compiled(StockSources.Compile(new StockSourceTable { Version = $"sources-{version}", Rows = sources ?? [new StockSourceRow("bc")] })),
        velocity is null ? null : Given.Compiled(VelocityClasses.Compile(velocity)));

    public static OfferRow Offer(string id, string sku, UnitCode? unit = null, string marketplace = "bq") =>
        new(new ConnectionName(marketplace), new OfferId(id), new Sku($"SHOP-{id}"), new Sku(sku), unit ?? Given.Each);

    private static UnitCatalogue Units { get; } = Given.Compiled(UnitCatalogue.Compile(new UnitTable
    {
        Version = "units-1",
        Rows =
        [
            .. new[] { "SKU-1", "SKU-2", Kit.Value }.Select(static s => new UnitRow(new Sku(s), Given.Each, new Ratio(1), IsBase: true)),
            new UnitRow(new Sku("SKU-1"), Given.Case, new Ratio(12), IsBase: false),
        ],
        Aliases = [new UnitAlias("bc", "CASE", Given.Case)],
        Kits = [new KitRow(Kit, new Sku("SKU-1")), new KitRow(Kit, new Sku("SKU-2"), 2)],
    }));
}
