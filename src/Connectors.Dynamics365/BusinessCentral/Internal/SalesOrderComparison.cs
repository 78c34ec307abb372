using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// Compares an order that was found with the one that was asked for, in the ERP's own words. Not a difference: letter case and blanks, which the ERP changes, a rounding
/// of the smallest coin, comment lines, and fields that were not asked for.
/// </summary>
internal static class SalesOrderComparison
{
    private const int MostTold = 20;

    /// <summary>Whether the answer told all lines, and of each what was sold and how much.</summary>
    public static bool TellsAll(SalesOrder found) => found.TellsLines
        && found.SalesOrderLines.All(static l => l.LineType == SalesLineType.Comment || l is { LineType.Value.Length: > 0, Quantity: not null, UnitPrice: not null });

    /// <param name="order">What was asked for.</param>
    /// <param name="asked">The same as it is written.</param>
    /// <param name="found">What was found, with all its lines.</param>
    public static IReadOnlyList<Fact> Compare(Domain.Documents.SalesOrder order, NewSalesOrder asked, SalesOrder found)
    {
        List<Fact> differences =
        [
            .. CompareCustomers(asked.CustomerNumber, found.CustomerNumber),
            .. CompareTaxModes(asked, found),
            .. CompareAddresses(asked, found),
            .. CompareLines(Wanted(order, asked), [.. found.SalesOrderLines.Where(static l => l.LineType != SalesLineType.Comment && (l.LineObjectNumber.Length > 0 || l.Quantity != 0))]),
        ];
        return differences.Count <= MostTold
            ? differences
            : [.. differences.Take(MostTold), new Fact("more differences", (differences.Count - MostTold).ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Compares the answer to the order's own creation, as far as it tells: it need not show its lines, and a head that shows no customer or no address tells nothing of them.</summary>
    /// <param name="order">What was asked for.</param>
    /// <param name="asked">The same as it was written.</param>
    /// <param name="created">What was answered.</param>
    public static IReadOnlyList<Fact> CompareAnswer(Domain.Documents.SalesOrder order, NewSalesOrder asked, SalesOrder created) => created.CustomerNumber.Length > 0 && TellsAll(created)
        ? Compare(order, asked, created)
        :
        [
            .. created.CustomerNumber.Length == 0 ? [] : CompareCustomers(asked.CustomerNumber, created.CustomerNumber),
            .. CompareTaxModes(asked, created),
            .. created.ShipToName.Length + created.ShipToAddressLine1.Length + created.ShipToPostCode.Length == 0 ? [] : CompareAddresses(asked, created),
        ];

    public static IReadOnlyList<Fact> CompareCustomers(string asked, string found) => Same(asked, found) ? [] : [Differ("customer", asked, found.Length == 0 ? "none" : found)];

    private static IEnumerable<Fact> CompareTaxModes(NewSalesOrder asked, SalesOrder found)
    {
        if (found.PricesIncludeTax is { } included && included != asked.PricesIncludeTax)
            yield return Differ("prices include tax", Text(asked.PricesIncludeTax is true), Text(included));
    }

    /// <summary>Names the parts that differ and none of their content. County and contact are filled in by the ERP where they were not asked for, and the whole address of an order without one.</summary>
    private static IEnumerable<Fact> CompareAddresses(NewSalesOrder asked, SalesOrder found)
    {
        (string Part, string? Asked, string Found)[] parts =
        [
            ("ship-to name", asked.ShipToName, found.ShipToName),
            ("ship-to contact", Or(asked.ShipToContact, found.ShipToContact), found.ShipToContact),
            ("ship-to address line 1", asked.ShipToAddressLine1, found.ShipToAddressLine1),
            ("ship-to address line 2", asked.ShipToAddressLine2, found.ShipToAddressLine2),
            ("ship-to town", asked.ShipToCity, found.ShipToCity),
            ("ship-to county", Or(asked.ShipToState, found.ShipToState), found.ShipToState),
            ("ship-to postcode", asked.ShipToPostCode, found.ShipToPostCode),
            ("ship-to country", asked.ShipToCountry, found.ShipToCountry),
        ];
        if (parts.All(static p => string.IsNullOrWhiteSpace(p.Asked) || p.Asked == p.Found))
            return [];
        return parts.Where(static p => !Same(WithoutBlanks(p.Asked ?? string.Empty), WithoutBlanks(p.Found))).Select(static p => new Fact(p.Part, "differs"));

        static string Or(string? asked, string found) => string.IsNullOrWhiteSpace(asked) ? found : asked;
    }

    /// <summary>The lines that were asked for, each with the tax that its origin stated; fees have none. Lines are written in the order's own order.</summary>
    private static List<WantedLine> Wanted(Domain.Documents.SalesOrder order, NewSalesOrder asked)
    {
        IEnumerable<decimal?> taxes = [.. order.Lines.Select(static l => l.Tax?.Amount), .. order.Charges.Where(static c => c.Amount.Amount != 0).Select(static c => c.Tax?.Amount), .. (order.Fees ?? []).Select(static _ => (decimal?)0m)];
        return [.. asked.SalesOrderLines!.Where(static l => l.LineType != SalesLineType.Comment).Zip(taxes, (line, tax) => new WantedLine(line, tax, order.Total.Currency))];
    }

    /// <summary>Pairs those that are alike first, so that of two lines of one item each finds its own.</summary>
    private static IEnumerable<Fact> CompareLines(List<WantedLine> wanted, List<SalesOrderLine> found)
    {
        wanted.RemoveAll(w => found.FindIndex(f => IsOf(f, w.Line) && !CompareLine(w, f).Any()) is var at and >= 0 && RemoveAt(at));
        foreach (var line in wanted)
        {
            var at = found.FindIndex(f => IsOf(f, line.Line));
            if (at < 0)
            {
                yield return new Fact($"line {line.Line.LineObjectNumber}", "is missing in the ERP");
                continue;
            }

            foreach (var difference in CompareLine(line, found[at]))
                yield return difference;
            RemoveAt(at);
        }

        foreach (var line in found)
            yield return new Fact($"line {Shown(line)}", "was not asked for");

        bool RemoveAt(int at)
        {
            found.RemoveAt(at);
            return true;
        }
    }

    private static bool IsOf(SalesOrderLine found, NewSalesOrderLine asked) => found.LineType == asked.LineType && Same(found.LineObjectNumber, asked.LineObjectNumber!);

    private static IEnumerable<Fact> CompareLine(WantedLine wanted, SalesOrderLine found)
    {
        var (asked, tax, currency) = wanted;
        var coin = LineAmount.CoinOf(currency);
        var line = $"line {asked.LineObjectNumber}";
        var (quantity, price) = (asked.Quantity!.Value, asked.UnitPrice!.Value);
        if (found.Quantity != quantity)
            yield return Differ($"{line} quantity", Text(quantity), Text(found.Quantity!.Value));
        if (asked.UnitOfMeasureCode is { } unit && !Same(unit, found.UnitOfMeasureCode))
            yield return Differ($"{line} unit", unit, found.UnitOfMeasureCode);
        if (Math.Abs(found.UnitPrice!.Value - price) > coin)
            yield return Differ($"{line} price", Text(price), Text(found.UnitPrice.Value));
        else if (found.Quantity == quantity && Math.Abs(LineAmount.Of(found.Quantity.Value, found.UnitPrice.Value, found.DiscountAmount, currency) - LineAmount.Of(quantity, price, asked.DiscountAmount, currency)) > coin)
            yield return Differ($"{line} amount", Text(LineAmount.Of(quantity, price, asked.DiscountAmount, currency)), Text(LineAmount.Of(found.Quantity.Value, found.UnitPrice.Value, found.DiscountAmount, currency)));
        if (found.Quantity == quantity && tax is { } stated && found.TotalTaxAmount is { } computed && Math.Abs(computed - stated) > coin * Math.Max(1m, quantity))
            yield return Differ($"{line} tax", Text(stated), Text(computed));
    }

    private static Fact Differ(string what, string asked, string found) => new(what, $"{found} in the ERP, {asked} ordered");

    private static string Shown(SalesOrderLine line) => line.LineObjectNumber.Length == 0 ? line.LineType.ToString() : line.LineObjectNumber;

    private static string Text(decimal value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "yes" : "no";

    private static bool Same(string left, string right) => left.AsSpan().Trim().Equals(right.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private static string WithoutBlanks(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    private sealed record WantedLine(NewSalesOrderLine Line, decimal? Tax, CurrencyCode Currency);
}
