using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Ledger.Checks;

/// <summary>Compares what a sales order says with what was bought.</summary>
internal static class SalesOrderComparison
{
    private const decimal Penny = 0.01m;

    public static IEnumerable<(string Code, string Expected, string Actual)> Differences(
        Audit audit, Entitlement bought, SalesOrderContent sales, SalesOrderPersonal personal)
    {
        if (!personal.Customer && !string.Equals(sales.Customer, bought.Order.Customer, StringComparison.OrdinalIgnoreCase))
            yield return ("sales-customer", $"customer {bought.Order.Customer}", $"customer {sales.Customer}");
        else if (!personal.Customer && sales.Payer is { } payer && !string.Equals(payer, sales.Customer, StringComparison.OrdinalIgnoreCase))
            yield return ("sales-customer", $"customer {sales.Customer} who pays", $"customer {payer}");
        if (!personal.Currency && !string.Equals(sales.Currency, bought.Order.Currency, StringComparison.OrdinalIgnoreCase))
            yield return ("sales-currency", bought.Order.Currency, sales.Currency);
        if (!personal.ShipTo && Place(bought.Order, sales, audit.HabitsOf(bought.Order).KeepsAddressesInErp) is { } place)
            yield return ("sales-address", "the address that the buyer was promised", place);
        if (!personal.ShipTo && bought.Order.ShipTo?.Phone is { } phone && sales.ShipTo.Phone is { } given && !AddressComparison.SamePhone(phone, given))
            yield return ("sales-phone", "the buyer's telephone number", "another");
        if (!personal.Dimensions && sales.Dimensions != audit.HabitsOf(bought.Order).Dimensions)
            yield return ("sales-dimension", $"the dimensions {Named(audit.HabitsOf(bought.Order).Dimensions)} of this marketplace's orders", Named(sales.Dimensions));
        if (personal.Lines)
            yield break;

        // What was paid back before it was sent may be taken off the sales order, or credited later.
        var kept = audit.Terms.Claims.ChargesFees ? sales.Lines.Where(l => l.Role == SalesLineRole.Charge && IsKept(audit.Terms, l)).ToList() : [];
        var all = sales;
        if (kept.Count > 0)
            sales = sales with { Lines = [.. sales.Lines.Except(kept)], Total = sales.Total - kept.Sum(static l => l.Amount) };
        var charges = (audit.Terms.DeliveryItem, audit.Terms.FeeAccount);
        var asBought = Lines(bought, sales, charges, static l => l.Bought, static l => (l.Line.Price - l.CancelledAmount, l.Line.Shipping - l.CancelledShipping)).ToList();
        if (asBought.Count > 0 && bought.Lines.Exists(static l => l.NotToBeSent > 0))
        {
            var asSent = Lines(bought, sales, charges, static l => l.ToSend,
                static l => (l.Line.Price - l.CancelledAmount - l.NotToBeSentAmount, l.Line.Shipping - l.CancelledShipping - l.NotToBeSentShipping)).ToList();
            asBought = asSent.Count < asBought.Count ? asSent : asBought;
        }

        foreach (var difference in asBought)
            yield return difference;
        if (audit.Terms.Claims.ChargesFees && !bought.IsOff && Kept(audit.Terms, bought, kept, all) is { } fees)
            yield return fees;
    }

    private static bool IsKept(AuditTerms terms, SalesLineContent line) => Same(terms.CommissionAccount, line.Number) || Same(terms.CommissionTaxAccount, line.Number);

    /// <summary>Commission on a line of its own and its tax on another, both without tax; what was taken off the order since may be in it or not.</summary>
    private static (string Code, string Expected, string Actual)? Kept(AuditTerms terms, Entitlement bought, List<SalesLineContent> kept, SalesOrderContent sales)
    {
        var buys = bought.Lines.Where(static l => l.Bought > 0).ToList();
        if (buys.Exists(static l => l.Line.CommissionPercent is null))
            return null;
        if (kept.Exists(static l => l.TaxPercent != 0m))
            return ("sales-tax", "no tax on commission", Audit.Text($"{string.Join(", ", kept.Select(static l => l.TaxPercent).Distinct())} % on it"));
        var (most, least) = (Of(static _ => 0m), Of(static l => l.CancelledAmount + l.CancelledShipping + l.NotToBeSentAmount + l.NotToBeSentShipping));
        var booked = -kept.Where(l => Same(terms.CommissionAccount, l.Number)).Sum(static l => l.Amount);
        var tax = -kept.Where(l => Same(terms.CommissionTaxAccount, l.Number)).Sum(static l => l.Amount);
        var tolerance = Penny * (buys.Count + 1);
        return booked > most + tolerance || booked < least - tolerance || Math.Abs(tax - Round(booked * 0.2m)) > tolerance
            ? ("sales-fees", Audit.Text($"{least} to {most} of commission, and its tax"), Audit.Text($"{booked} and {tax} on {sales.Number}"))
            : null;

        decimal Of(Func<LineShare, decimal> off) => buys.Sum(l => Round((l.Line.Price + l.Line.Shipping - off(l)) * l.Line.CommissionPercent!.Value / 100m));
    }

    private static string Named((string First, string Second) dimensions) => $"'{dimensions.First}', '{dimensions.Second}'";

    private static string? Place(BuyerOrder order, SalesOrderContent sales, bool keepsAddresses)
    {
        if (order.ShipTo is not { } promised)
            return null;
        if (sales.ShipTo.IsBlank)
            return keepsAddresses ? "no address" : null;
        // Goods for a pick-up point may be booked to the point.
        return order.PickUpPoint is null && AddressComparison.Differences(promised, sales.ShipTo) is { Count: > 0 } parts ? $"another {string.Join(", ", parts)}" : null;
    }

    private static IEnumerable<(string Code, string Expected, string Actual)> Lines(
        Entitlement bought, SalesOrderContent sales, (string Delivery, string Fees) numbers, Func<LineShare, int> pieces, Func<LineShare, (decimal Price, decimal Shipping)> amounts)
    {
        var buys = bought.Lines.Where(l => pieces(l) > 0 && !bought.IsOff).ToList();
        var goods = sales.Lines.Where(static l => l.Role == SalesLineRole.Goods).ToList();
        var (expected, actual) = (new Units(), new Units());
        foreach (var line in buys)
            expected.Add(line.Line.Sku, (decimal)pieces(line) * line.Line.UnitsPerPiece);
        foreach (var line in goods)
            actual.Add(line.Number, line.Quantity * line.UnitsPer);
        foreach (var sku in expected.Keys.Union(actual.Keys, StringComparer.OrdinalIgnoreCase).Where(s => expected.Of(s) != actual.Of(s)))
            yield return ("sales-goods", Audit.Text($"{expected.Of(sku)} of {sku}"), Audit.Text($"{actual.Of(sku)}"));
        foreach (var line in goods)
        {
            if (buys.Find(b => Same(b.Line.Sku, line.Number) && b.Line.ErpUnit == line.Unit) is { } sold ? line.UnitsPer != sold.Line.UnitsPerPiece : line.UnitsPer != 1m)
                yield return ("sales-unit", $"{line.Number} in a unit in which it is sold", Audit.Text($"{line.Unit} of {line.UnitsPer}"));
        }

        // Each item's price as the buyer pays it, whichever way the document writes prices; each unit's when the document keeps them apart as the buyer has them.
        foreach (var (sku, unit) in buys.Select(static l => l.Line.Sku).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(s => UnitsOf(buys, goods, s)))
        {
            var mine = buys.FindAll(l => Same(l.Line.Sku, sku) && (unit is null || l.Line.ErpUnit == unit));
            var sums = goods.FindAll(l => Same(l.Number, sku) && (unit is null || l.Unit == unit));
            if (sums.Count == 0)
                continue;
            var rate = mine[0].Line.TaxPercent;
            var price = mine.Sum(l => amounts(l).Price);
            var booked = sums.Sum(l => Convert(l.Amount, l.TaxPercent, sales.PricesIncludeTax, bought.Order.PricesIncludeTax));
            if (Math.Abs(price - booked) > Tolerance(sales, bought, sums.Count))
                yield return ("sales-price", Audit.Text($"{price} for {sku}"), Audit.Text($"{booked}"));
            if (rate is { } percent && sums.Exists(l => l.TaxPercent != percent))
                yield return ("sales-tax", Audit.Text($"{percent} % on {sku}"), Audit.Text($"{string.Join(", ", sums.Select(static l => l.TaxPercent).Distinct())} %"));
        }

        // Each charge on the line for it: a right sum on another account is in no one's books.
        var charges = sales.Lines.Where(static l => l.Role == SalesLineRole.Charge).ToList();
        var (delivery, fees) = (buys.Sum(l => amounts(l).Shipping), buys.Sum(static l => l.Line.Fees));
        var charged = charges.Sum(Charged);
        foreach (var (number, what, due) in ((string, string, decimal)[])[(numbers.Delivery, "delivery", delivery), (numbers.Fees, "fees", fees)])
        {
            var booked = charges.FindAll(l => Same(l.Number, number));
            if (booked.Sum(Charged) is var sum && Math.Abs(due - sum) > Tolerance(sales, bought, booked.Count))
                yield return ("sales-charge", Audit.Text($"{due} of {what} on {number}"), Audit.Text($"{sum}"));
        }

        if (charges.Find(l => l.Amount != 0m && !Same(l.Number, numbers.Delivery) && !Same(l.Number, numbers.Fees)) is { } stray)
            yield return ("sales-charge", $"charges on {numbers.Delivery} and {numbers.Fees}", $"one on {stray.Number}");
        if (charged != 0m && Rates(buys) is { Count: > 0 } rates && charges.Exists(l => l.Amount != 0m && !rates.Contains(l.TaxPercent)))
            yield return ("sales-tax", Audit.Text($"{string.Join(", ", rates)} % on delivery"), Audit.Text($"{string.Join(", ", charges.Select(static l => l.TaxPercent).Distinct())} %"));

        foreach (var (what, told, booked, lines) in Taxes(buys, goods, charges, amounts, sales).Where(static t => Math.Abs(t.Told - t.Booked) > Penny * (t.Lines + 1)))
            yield return ("sales-tax", Audit.Text($"{told} of tax on {what}, as the marketplace charged it"), Audit.Text($"{booked} on {lines} lines"));

        if (buys.TrueForAll(static l => l.Line.TaxPercent is not null))
        {
            var (total, tax) = Totals(buys, l => amounts(l).Price + amounts(l).Shipping + l.Line.Fees, bought.Order.PricesIncludeTax);
            var tolerance = sales.PricesIncludeTax && bought.Order.PricesIncludeTax ? 0m : Penny * (sales.Lines.Count + 1);
            if (Math.Abs(total - sales.Total) > tolerance)
                yield return ("sales-total", Audit.Text($"{total} in all"), Audit.Text($"{sales.Total}"));
            if (Math.Abs(tax - sales.Tax) > Penny * (sales.Lines.Count + 1))
                yield return ("sales-tax", Audit.Text($"{tax} of tax"), Audit.Text($"{sales.Tax}"));
        }

        decimal Charged(SalesLineContent line) => Convert(line.Amount, line.TaxPercent, sales.PricesIncludeTax, bought.Order.PricesIncludeTax);
    }

    /// <summary>The tax that the marketplace told, item by item and of the delivery, beside that of the sales order's lines.</summary>
    private static IEnumerable<(string What, decimal Told, decimal Booked, int Lines)> Taxes(
        List<LineShare> buys, List<SalesLineContent> goods, List<SalesLineContent> charges, Func<LineShare, (decimal Price, decimal Shipping)> amounts, SalesOrderContent sales)
    {
        decimal Booked(List<SalesLineContent> lines) => lines.Sum(l => Round(sales.PricesIncludeTax ? l.Amount * l.TaxPercent / (100m + l.TaxPercent) : l.Amount * l.TaxPercent / 100m));
        foreach (var item in buys.GroupBy(static l => l.Line.Sku, StringComparer.OrdinalIgnoreCase).Where(static g => g.All(static l => l.Line is { Tax: not null, Price: > 0m })))
        {
            var mine = goods.FindAll(l => Same(l.Number, item.Key));
            if (mine.Count > 0)
                yield return (item.Key, item.Sum(l => l.Line.Tax!.Value * amounts(l).Price / l.Line.Price), Booked(mine), mine.Count);
        }

        var delivered = buys.FindAll(static l => l.Line.Shipping > 0m);
        if (delivered.Count > 0 && charges.Count > 0 && delivered.TrueForAll(static l => l.Line.ShippingTax is not null) && buys.TrueForAll(static l => l.Line.Fees == 0m))
            yield return ("delivery", delivered.Sum(l => l.Line.ShippingTax!.Value * amounts(l).Shipping / l.Line.Shipping), Booked(charges), charges.Count);
    }

    /// <summary>The units of the item on both sides when they are the same; else one null, which stands for all of them.</summary>
    private static IEnumerable<(string Sku, string? Unit)> UnitsOf(List<LineShare> buys, List<SalesLineContent> goods, string sku)
    {
        var bought = buys.Where(l => Same(l.Line.Sku, sku)).Select(static l => l.Line.ErpUnit).ToHashSet(StringComparer.Ordinal);
        return bought.SetEquals(goods.Where(l => Same(l.Number, sku)).Select(static l => l.Unit)) ? bought.Select(u => (sku, (string?)u)) : [(sku, null)];
    }

    private static List<decimal> Rates(List<LineShare> buys) => [.. buys.Select(static l => l.Line.TaxPercent).OfType<decimal>().Distinct()];

    private static (decimal Total, decimal Tax) Totals(List<LineShare> buys, Func<LineShare, decimal> amountOf, bool includeTax)
    {
        decimal total = 0m, tax = 0m;
        foreach (var rate in buys.GroupBy(static l => l.Line.TaxPercent!.Value))
        {
            var amount = rate.Sum(amountOf);
            var vat = Round(includeTax ? amount * rate.Key / (100m + rate.Key) : amount * rate.Key / 100m);
            tax += vat;
            total += includeTax ? amount : amount + vat;
        }

        return (total, tax);
    }

    private static decimal Convert(decimal amount, decimal taxPercent, bool includesTax, bool wanted) => (includesTax, wanted) switch
    {
        (true, false) => Round(amount * 100m / (100m + taxPercent)),
        (false, true) => Round(amount * (100m + taxPercent) / 100m),
        _ => amount,
    };

    private static decimal Tolerance(SalesOrderContent sales, Entitlement bought, int lines) => sales.PricesIncludeTax == bought.Order.PricesIncludeTax ? 0m : Penny * (lines + 1);

    private static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static bool Same(string sku, string number) => string.Equals(sku, number, StringComparison.OrdinalIgnoreCase);
}
