using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>
/// What an ERP was last seen to count and tax otherwise than the tables said then. It is held to the tables of now at each look, so that a row that was corrected needs no second question. Pure.
/// </summary>
/// <remarks>Value equality does not look into the lists.</remarks>
internal sealed record ErpSetup
{
    /// <summary>As many differences of a kind are kept; more are counted.</summary>
    private const int MostKept = 1000;

    /// <summary>ERPs keep what a pack holds to so many decimals: of a third, 0.33333.</summary>
    private const int UnitDecimals = 5;

    /// <summary>Nothing is known to differ.</summary>
    public static ErpSetup None { get; } = new();

    /// <summary>Packs that it counts otherwise; never null.</summary>
    public IReadOnlyList<SeenUnit> Units { get => field ?? []; init; }

    /// <summary>Tax that it computes otherwise; never null.</summary>
    public IReadOnlyList<SeenRate> Rates { get => field ?? []; init; }

    /// <summary>How many more there were than are kept.</summary>
    public int More { get; init; }

    /// <summary>Compares what an ERP tells with the tables. What it does not tell differs in nothing.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="marketplace">Whose offers and taxes.</param>
    /// <param name="unitText">The ERP's text for a unit.</param>
    /// <param name="units">The units of its items; null when it does not tell them.</param>
    /// <param name="rates">Its tax set-up; null when it does not tell it.</param>
    public static ErpSetup Compare(OrderTables tables, ConnectionName marketplace, Func<UnitCode, string> unitText, IEnumerable<ErpItemUnit>? units, IEnumerable<ErpTaxRate>? rates)
    {
        var counted = units is null ? [] : UnitsOf(tables, marketplace, unitText, units.ToLookup(static u => u.Sku)).Where(u => Differs(u, tables.Units) is not null).ToList();
        var taxed = rates is null ? [] : RatesOf(tables, marketplace, rates.ToLookup(static r => r.Customer)).Where(r => Differs(r, tables.Taxes, marketplace) is not null).ToList();
        return new ErpSetup
        {
            Units = [.. counted.Take(MostKept)],
            Rates = [.. taxed.Take(MostKept)],
            More = Math.Max(0, counted.Count - MostKept) + Math.Max(0, taxed.Count - MostKept),
        };
    }

    /// <summary>What still differs by these tables, each with what it is about.</summary>
    public IEnumerable<(string Subject, Refusal Why)> Differences(OrderTables tables, ConnectionName marketplace) =>
        Told(Units, Rates, tables, marketplace);

    /// <summary>What of it an order would be counted or taxed by.</summary>
    /// <param name="order">The order as it is to be booked.</param>
    /// <param name="source">The same order as the marketplace shows it.</param>
    /// <param name="tables">The tables.</param>
    public IEnumerable<(string Subject, Refusal Why)> Of(SalesOrder order, MarketplaceOrder source, OrderTables tables)
    {
        if (Units.Count == 0 && Rates.Count == 0)
            return [];
        var marketplace = source.Key.Connection;
        var groups = source.Lines.Where(l => order.Lines.Any(sold => sold.LineId == l.LineId)).SelectMany(static l => l.Taxes.Concat(l.ShippingTaxes)).Select(static t => t.Code).Distinct(StringComparer.Ordinal)
            .Select(code => tables.Taxes?.Find(marketplace, code)).OfType<Outcome<TaxRow>>().Where(static row => row.IsOk).Select(static row => row.Value.TaxGroup).ToHashSet(StringComparer.Ordinal);
        return Told(
            Units.Where(u => order.Lines.Any(sold => sold.Sku == u.Sku && sold.Ordered.Unit == u.Unit)),
            Rates.Where(r => r.Customer == order.Customer && groups.Contains(r.TaxGroup)),
            tables,
            marketplace);
    }

    private static IEnumerable<(string Subject, Refusal Why)> Told(IEnumerable<SeenUnit> units, IEnumerable<SeenRate> rates, OrderTables tables, ConnectionName marketplace)
    {
        foreach (var unit in units)
        {
            if (Differs(unit, tables.Units) is { } why)
                yield return ($"{unit.Sku} {unit.Unit}", why);
        }

        foreach (var rate in rates)
        {
            if (Differs(rate, tables.Taxes, marketplace) is { } why)
                yield return ($"{rate.Customer} {rate.TaxGroup}", why);
        }
    }

    /// <summary>What offers sell. Whether the ERP has an item at all shows when it is ordered.</summary>
    private static IEnumerable<SeenUnit> UnitsOf(OrderTables tables, ConnectionName marketplace, Func<UnitCode, string> unitText, ILookup<Sku, ErpItemUnit> told) =>
        from offer in tables.Offers.Rows
        where offer.Marketplace == marketplace && told.Contains(offer.Sku)
        let text = unitText(offer.Unit)
        select new SeenUnit(offer.Sku, offer.Unit, text, told[offer.Sku].Where(u => Same(u.UnitText, text)).Select(static u => (decimal?)u.BaseUnits).FirstOrDefault());

    /// <summary>Every group of the table for every account that has any set-up.</summary>
    private static IEnumerable<SeenRate> RatesOf(OrderTables tables, ConnectionName marketplace, ILookup<CustomerNumber, ErpTaxRate> told) =>
        from customer in tables.Customers.AccountsOf(marketplace)
        where told.Contains(customer)
        from code in (tables.Taxes?.Rows ?? []).Where(r => r.Connection == marketplace).Select(static r => r.TaxGroup).Distinct(StringComparer.Ordinal)
        let rate = told[customer].FirstOrDefault(r => Same(r.TaxGroup, code))
        select new SeenRate(customer, code, rate?.RatePercent, rate?.CalculationText);

    private static bool Same(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Refusal? Differs(SeenUnit seen, UnitCatalogue units)
    {
        var here = units.BaseUnitsPer(seen.Sku, seen.Unit);
        if (here.IsOk ? seen.BaseUnits == decimal.Round((decimal)here.Value.Numerator / here.Value.Denominator, UnitDecimals, MidpointRounding.AwayFromZero) : seen.BaseUnits is null)
            return null;
        return new Refusal
        {
            Reason = ReasonCatalogue.UnitDiffers,
            Message = seen.BaseUnits is null
                ? $"The unit table sells {seen.Sku} by '{seen.Unit}', and the ERP has no unit '{seen.UnitText}' for it."
                : here.IsOk ? string.Create(CultureInfo.InvariantCulture, $"One '{seen.Unit}' of {seen.Sku} holds {here.Value} base units by the unit table, and {seen.BaseUnits:0.#####} in the ERP.")
                : string.Create(CultureInfo.InvariantCulture, $"The unit table does not say what one '{seen.Unit}' of {seen.Sku} holds; in the ERP it is {seen.BaseUnits:0.#####}."),
            Remedy = "Count what one really holds, and correct whichever is wrong: the row of the unit table, or the item's unit of measure in the ERP, which is asked again within the hour.",
            Facts =
            [
                new Fact("SKU", seen.Sku.Value), new Fact("unit", seen.Unit.Value), new Fact("ERP unit", seen.UnitText),
                new Fact("base units by the table", here.IsOk ? here.Value.ToString() : "none"),
                new Fact("base units in the ERP", seen.BaseUnits?.ToString("0.#####", CultureInfo.InvariantCulture) ?? "none"),
            ],
            Table = "units",
            TableVersion = units.Version,
        };
    }

    private static Refusal? Differs(SeenRate seen, TaxRules? taxes, ConnectionName marketplace)
    {
        if (taxes?.RateOf(marketplace, seen.TaxGroup) is not { IsOk: true } here || here.Value == seen.RatePercent)
            return null;
        var there = seen.CalculationText is null ? "none" : seen.RatePercent is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{rate:0.####} %") : "no percentage";
        return new Refusal
        {
            Reason = ReasonCatalogue.TaxSetupDiffers,
            Message = string.Create(CultureInfo.InvariantCulture, $"Tax group '{seen.TaxGroup}' is {here.Value:0.####} % by the tax table, and the ERP's set-up for customer {seen.Customer} has {there}."),
            Remedy = "Ask finance which of them is right, and correct the row of the tax table or the VAT posting set-up of the ERP, which is asked again within the hour.",
            Facts =
            [
                new Fact("tax group", seen.TaxGroup), new Fact("customer", seen.Customer.Value), new Fact("rate by the table", string.Create(CultureInfo.InvariantCulture, $"{here.Value:0.####} %")),
                new Fact("rate in the ERP", there), new Fact("ERP calculation", string.IsNullOrEmpty(seen.CalculationText) ? "none" : seen.CalculationText),
            ],
            Table = "taxes",
            TableVersion = taxes.Version,
        };
    }
}
