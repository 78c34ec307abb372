using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>
/// Holds the tax of every line and of its shipping to the ERP's tax rules before the ERP is asked for anything: a total that agrees can hide another tax.
/// Exact; immutable and thread-safe.
/// </summary>
/// <param name="taxes">The tax rules by the origins' tax codes.</param>
/// <param name="toleranceMinorUnits">How far each tax may be off beyond its own rounding, in the smallest coin. 0 by default; not negative.</param>
/// <param name="decimals">Decimal places of the smallest coin, 0 to 6; 2 for pounds.</param>
/// <exception cref="ArgumentOutOfRangeException">The tolerance is negative, or the decimals are not 0 to 6.</exception>
public sealed class OrderTaxCheck(TaxRules taxes, decimal toleranceMinorUnits = 0m, int decimals = 2)
{
    private const decimal Hundred = 100m;
    private readonly decimal _coin = decimals is >= 0 and <= 6 ? new decimal(1, 0, 0, false, (byte)decimals)
        : throw new ArgumentOutOfRangeException(nameof(decimals), decimals, "0 to 6 decimals are expected.");

    private readonly decimal _tolerance = toleranceMinorUnits >= 0m ? toleranceMinorUnits
        : throw new ArgumentOutOfRangeException(nameof(toleranceMinorUnits), toleranceMinorUnits, "A tolerance of at least 0 is expected.");

    /// <summary>Compares what the origin stated with the rates of its tax codes, and with the ERP's tax groups where they are known.</summary>
    /// <remarks>
    /// A tax may be rounded up or down once a tax or once a piece. Prices that include tax may come without any tax stated: then there is nothing to compare.
    /// </remarks>
    /// <param name="order">The mapped order.</param>
    /// <param name="source">The same order as the marketplace shows it.</param>
    /// <param name="erpTaxGroups">The ERP's tax group of every SKU of the order, as <see cref="Ports.ErpItem.TaxGroup"/> has it; null when the ERP was not asked.</param>
    /// <returns>
    /// <see cref="ReasonCatalogue.OrderTaxMismatch"/> with each tax that differs, <see cref="ReasonCatalogue.TaxCodeUnknown"/> with each code, group or SKU that the rules or
    /// the ERP do not know: either holds the order. The order itself when all is well.
    /// </returns>
    public Validated<SalesOrder, Refusal> Check(SalesOrder order, MarketplaceOrder source, IReadOnlyDictionary<Sku, string>? erpTaxGroups = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(source);
        var skus = order.Lines.ToDictionary(static l => l.LineId, static l => l.Sku);
        var refusals = Check(source, source.Lines.Where(l => skus.ContainsKey(l.LineId)), erpTaxGroups, skus);
        return refusals.Count == 0 ? order : new Validated<SalesOrder, Refusal>(refusals);
    }

    internal IReadOnlyList<Refusal> Check(MarketplaceOrder source) =>
        Check(source, source.Lines.Where(static l => l.Quantity > 0 && !l.IsWithdrawn), null, []);

    private List<Refusal> Check(
        MarketplaceOrder source, IEnumerable<MarketplaceOrderLine> lines, IReadOnlyDictionary<Sku, string>? erpTaxGroups, Dictionary<OrderLineId, Sku> skus)
    {
        var wrong = new List<Fact>();
        var unknown = new List<Fact>();
        foreach (var line in lines)
        {
            var goods = new Part($"line {line.LineId}", line.Price.Amount, line.Quantity, line.Taxes);
            var rate = Compare(source, goods, wrong, unknown);
            _ = Compare(source, new Part($"shipping of line {line.LineId}", line.ShippingPrice.Amount, line.Quantity, line.ShippingTaxes), wrong, unknown);
            if (erpTaxGroups is not null && rate is { } stated)
                CompareWithErp(source, goods, skus[line.LineId], erpTaxGroups, stated, wrong, unknown);
        }

        List<Refusal> refusals = [];
        if (wrong.Count > 0)
            refusals.Add(Refuse(source, ReasonCatalogue.OrderTaxMismatch, "Compare the tax codes of the order with the items' tax groups in the ERP, and correct the cause.", wrong));
        if (unknown.Count > 0)
            refusals.Add(Refuse(source, ReasonCatalogue.TaxCodeUnknown, "Ask finance which tax group and rate it stands for, and add the row.", unknown));
        return refusals;
    }

    /// <summary>The rate that the origin's codes stand for together; null when one is not known.</summary>
    private decimal? Compare(MarketplaceOrder order, Part part, List<Fact> wrong, List<Fact> unknown)
    {
        var (rate, isKnown) = (0m, true);
        foreach (var code in part.Taxes.Select(static t => t.Code).Distinct(StringComparer.Ordinal))
        {
            var row = taxes.Find(order.Key.Connection, code);
            isKnown &= row.IsOk;
            rate += row.IsOk ? row.Value.RatePercent : 0m;
            if (!row.IsOk)
                unknown.Add(new Fact(part.Subject, $"tax code '{code}' is not in the tax table"));
        }

        if (!isKnown)
            return null;
        if (part.Taxes.Count > 0)
        {
            var actual = part.Taxes.Sum(static t => t.Amount.Amount);
            var expected = TaxOn(order, part.Amount, rate);
            if (!IsRounded(actual, expected, part))
                wrong.Add(new Fact(part.Subject, Text($"expected {Coins(expected)}, actual {Coins(actual)}: {rate} % on {part.Amount} {(order.PricesIncludeTax ? "with" : "without")} tax")));
        }

        return rate;
    }

    private void CompareWithErp(
        MarketplaceOrder order, Part part, Sku sku, IReadOnlyDictionary<Sku, string> groups, decimal stated, List<Fact> wrong, List<Fact> unknown)
    {
        if (!groups.TryGetValue(sku, out var group))
        {
            unknown.Add(new Fact(part.Subject, $"the ERP's tax group of SKU '{sku}' is not known"));
            return;
        }

        var booked = taxes.RateOf(order.Key.Connection, group);
        if (!booked.IsOk)
            unknown.Add(new Fact(part.Subject, $"tax group '{group}' of SKU '{sku}' is not in the tax table"));
        else if (booked.Value != stated && (part.Taxes.Count > 0 || !order.PricesIncludeTax))
            wrong.Add(new Fact(part.Subject, Text($"the ERP books {Coins(TaxOn(order, part.Amount, booked.Value))} at {booked.Value} % ({group}), the order says {Coins(part.Taxes.Sum(static t => t.Amount.Amount))} at {stated} %")));
    }

    /// <summary>Whether a tax is the exact one, rounded once for each tax or once for each piece.</summary>
    private bool IsRounded(decimal actual, decimal exact, Part part)
    {
        var tolerance = _tolerance * _coin;
        if (Math.Abs(actual - exact) < (_coin * part.Taxes.Count) + tolerance || actual == exact)
            return true;
        var ofOne = part.Quantity > 1 ? actual / part.Quantity : actual;
        return part.Quantity > 1 && ofOne == Round(ofOne) && Math.Abs(ofOne - (exact / part.Quantity)) < _coin;
    }

    private decimal Round(decimal amount) => decimal.Round(amount, decimals, MidpointRounding.AwayFromZero);

    private string Coins(decimal amount) => Round(amount).ToString(decimals == 0 ? "0" : $"0.{new string('0', decimals)}", CultureInfo.InvariantCulture);

    private static decimal TaxOn(MarketplaceOrder order, decimal amount, decimal rate) => amount * rate / (order.PricesIncludeTax ? Hundred + rate : Hundred);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private Refusal Refuse(MarketplaceOrder order, Reason reason, string remedy, List<Fact> facts) => new()
    {
        Reason = reason,
        Message = $"Order {order.Key}: {reason.Summary}",
        Remedy = remedy,
        Facts = [new Fact("order", order.Key.ToString()), .. facts],
        Table = TaxRules.TableName,
        TableVersion = taxes.Version,
    };

    /// <summary>What one set of taxes is on.</summary>
    private readonly record struct Part(string Subject, decimal Amount, decimal Quantity, IReadOnlyList<TaxAmount> Taxes);
}
