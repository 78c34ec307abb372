using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>Compares the prices and taxes of an order with the ERP's, before anything is posted. Exact; immutable and thread-safe.</summary>
/// <param name="taxes">The ERP's tax rules; null where nobody knows them, and then no price may name a tax group.</param>
/// <param name="toleranceMinorUnits">How far each amount may be off, in the smallest coin: 1 is one penny. 0 by default; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">The tolerance is negative.</exception>
public sealed class OrderPricing(TaxRules? taxes, decimal toleranceMinorUnits = 0m)
{
    private const int MaxDecimals = 6;

    private readonly decimal _tolerance = toleranceMinorUnits >= 0m ? toleranceMinorUnits
        : throw new ArgumentOutOfRangeException(nameof(toleranceMinorUnits), toleranceMinorUnits, "A tolerance of at least 0 is expected.");

    /// <summary>Compares every line, every tax and the total.</summary>
    /// <remarks>
    /// Tax is expected on the amounts as sold, so that a wrong price does not show as a wrong tax too. Prices that include tax may come without any tax stated:
    /// then there is nothing to compare with. Prices that exclude it may not.
    /// </remarks>
    /// <param name="order">The order as sold.</param>
    /// <param name="erp">What the ERP says.</param>
    /// <returns>
    /// What the order costs by the ERP's rules, tax included, when everything agrees within the tolerance: only then may it be posted. Otherwise every difference,
    /// one refusal a reason.
    /// </returns>
    /// <exception cref="ArgumentException">A line id comes twice, an amount of the order is in another currency than its total, or the ERP's rounding is not said.</exception>
    public Validated<Money, PricingRefusal> Check(PricedOrder order, ErpPricing erp)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(erp);
        ThrowIfBroken(order, erp);
        return new Comparison(taxes, _tolerance, order, erp).Run();
    }

    private static void ThrowIfBroken(PricedOrder order, ErpPricing erp)
    {
        if (erp.TaxRounding is not (TaxRounding.PerLine or TaxRounding.PerOrder) || erp.Decimals is < 0 or > MaxDecimals)
            throw new ArgumentException("A rounding per line or per order, to 0 to 6 decimals, is expected.", nameof(erp));
        if (order.Lines.DistinctBy(static l => l.Id).Count() != order.Lines.Count)
            throw new ArgumentException("The order names a line twice.", nameof(order));
        if (erp.Prices.DistinctBy(static p => p.LineId).Count() != erp.Prices.Count)
            throw new ArgumentException("The ERP prices a line twice.", nameof(erp));
        if (order.Lines.Any(l => l.Amount.Currency != order.Total.Currency || l.Taxes.Any(t => t.Amount.Currency != order.Total.Currency)))
            throw new ArgumentException("An amount is in another currency than the total.", nameof(order));
    }

    /// <summary>One comparison under way.</summary>
    private sealed class Comparison(TaxRules? taxes, decimal toleranceMinorUnits, PricedOrder order, ErpPricing erp)
    {
        private readonly decimal _coin = new(1, 0, 0, false, (byte)erp.Decimals);
        private readonly decimal _tolerance = toleranceMinorUnits * new decimal(1, 0, 0, false, (byte)erp.Decimals);
        private readonly List<PricingDifference> _differences = [];
        private readonly List<TaxBase> _taxBases = [];
        private bool _isOpen;
        private decimal _expectedAmounts;
        private decimal _statedTax;

        internal Validated<Money, PricingRefusal> Run()
        {
            if (erp.Currency != order.Total.Currency)
            {
                _isOpen = true;
                Add(ReasonCatalogue.OrderPriceMismatch, PricingCause.Currency, "total", null, order.Total.Amount, $"the ERP prices this customer in {erp.Currency}");
                return Result(0m);
            }

            var prices = erp.Prices.ToDictionary(static p => p.LineId, StringComparer.Ordinal);
            foreach (var line in order.Lines)
            {
                var price = prices.GetValueOrDefault(line.Id);
                if (price is not { TaxGroup: null })
                    CheckCodes(line);
                if (price is null)
                    AddOpen(ReasonCatalogue.OrderPriceMismatch, PricingCause.PriceMissing, line, "the ERP has no price");
                else if (price.TaxGroup is null)
                    CheckAmountAsTaxed(line, price);
                else if (taxes?.RateOf(order.Key.Connection, price.TaxGroup) is { IsOk: true } rate)
                    CheckAmount(line, price, rate.Value);
                else
                    AddOpen(ReasonCatalogue.TaxCodeUnknown, PricingCause.TaxCodeUnknown, line, $"tax group '{price.TaxGroup}' is not in the tax table");
            }

            var expectedTax = 0m;
            var taxed = order.PricesIncludeTax ? _taxBases.Where(static b => b.TaxCount > 0) : _taxBases;
            foreach (var sold in erp.TaxRounding == TaxRounding.PerLine ? taxed : TaxBase.PerGroup(taxed))
                expectedTax += CheckTax(sold);
            var expectedTotal = _expectedAmounts + (order.PricesIncludeTax ? 0m : expectedTax + _statedTax);
            CheckTotal(expectedTotal);
            return Result(expectedTotal);
        }

        private void CheckCodes(PricedLine line)
        {
            foreach (var code in line.Taxes.Select(static t => t.Code).Distinct().Where(c => taxes?.Find(order.Key.Connection, c).IsOk != true))
                AddOpen(ReasonCatalogue.TaxCodeUnknown, PricingCause.TaxCodeUnknown, line, $"tax code '{code}' is not in the tax table");
        }

        private void CheckAmount(PricedLine line, ErpPrice price, decimal rate)
        {
            var charged = erp.IsTaxExempt ? 0m : rate;
            var there = AmountOf(line, price);
            var exact = there is { } known ? AmountOf(known, IncludesTax(price), rate, charged) : line.Amount.Amount;
            var expected = Round(exact);
            _expectedAmounts += expected;
            _taxBases.Add(new TaxBase(
                $"line {line.Id}",
                price.TaxGroup!,
                charged,
                line.Amount.Amount,
                expected,
                line.Taxes.Sum(static t => t.Amount.Amount),
                line.Taxes.Count));
            if (Agree(line.Amount.Amount, expected))
                return;

            var rule = Text($"{RuleOf(line, price)}, sold {Including(order.PricesIncludeTax)} tax at {charged} %");
            if (there is { } full && Agree(line.Amount.Amount, Round(AmountOf(full, IncludesTax(price), rate, rate))))
                Add(ReasonCatalogue.OrderTaxMismatch, PricingCause.ExemptCharged, $"line {line.Id}", expected, line.Amount.Amount, rule);
            else
                Add(ReasonCatalogue.OrderPriceMismatch, IsRounding(line.Amount.Amount, exact, 1) ? PricingCause.Rounding : PricingCause.LinePrice, $"line {line.Id}", expected, line.Amount.Amount, rule);
        }

        /// <summary>Where nobody says how the ERP taxes it, the tax that was charged leads from the one way of pricing to the other; whether it is right, the ERP's own document shows.</summary>
        private void CheckAmountAsTaxed(PricedLine line, ErpPrice price)
        {
            var tax = line.Taxes.Sum(static t => t.Amount.Amount);
            var there = AmountOf(line, price);
            var exact = there is not { } known ? line.Amount.Amount
                : IncludesTax(price) == order.PricesIncludeTax ? known
                : order.PricesIncludeTax ? known + tax : known - tax;
            var expected = Round(exact);
            _expectedAmounts += expected;
            _statedTax += tax;
            if (!Agree(line.Amount.Amount, expected))
            {
                var rule = Text($"{RuleOf(line, price)}, sold {Including(order.PricesIncludeTax)} tax of {tax}");
                Add(ReasonCatalogue.OrderPriceMismatch, IsRounding(line.Amount.Amount, exact, 1) ? PricingCause.Rounding : PricingCause.LinePrice, $"line {line.Id}", expected, line.Amount.Amount, rule);
            }
        }

        /// <summary>What the ERP says of the line, as it says it; null when it takes the origin's price.</summary>
        private static decimal? AmountOf(PricedLine line, ErpPrice price) => price.Amount ?? (line.Quantity * price.UnitPrice);

        private bool IncludesTax(ErpPrice price) => price.IncludesTax ?? erp.PricesIncludeTax;

        private string RuleOf(PricedLine line, ErpPrice price) => price.Amount is { } amount && amount != line.Quantity * price.UnitPrice
            ? Text($"{amount} for {line.Quantity}{(price.UnitPrice is { } one ? Text($" at {one}, less discounts") : string.Empty)}, prices {Including(IncludesTax(price))} tax")
            : Text($"{line.Quantity} x {price.UnitPrice}, prices {Including(IncludesTax(price))} tax");

        /// <summary>The ERP's amount as the order shows it: with or without tax, at the rate that is charged.</summary>
        private decimal AmountOf(decimal erpAmount, bool includesTax, decimal rate, decimal charged)
        {
            var there = includesTax ? 100m + rate : 100m;
            var here = order.PricesIncludeTax ? 100m + charged : 100m;
            return there == here ? erpAmount : erpAmount * here / there;
        }

        /// <summary>Compares the tax as stated with the tax on the amounts as sold, and returns the tax on the amounts as expected.</summary>
        private decimal CheckTax(TaxBase sold)
        {
            var exact = TaxOn(sold.Amount, sold.Rate);
            var expected = Round(exact);
            if (!Agree(sold.Tax, expected))
            {
                var cause = sold.Rate == 0m && sold.Tax > 0m ? erp.IsTaxExempt ? PricingCause.ExemptCharged : PricingCause.ZeroRatedCharged
                    : IsRounding(sold.Tax, exact, Math.Max(1, sold.TaxCount)) ? PricingCause.Rounding
                    : PricingCause.Tax;
                var exempt = erp.IsTaxExempt ? ", customer exempt" : string.Empty;
                Add(
                    ReasonCatalogue.OrderTaxMismatch,
                    cause,
                    sold.Subject,
                    expected,
                    sold.Tax,
                    Text($"{sold.Rate} % ({sold.TaxGroup}{exempt}) on {sold.Amount} {Including(order.PricesIncludeTax)} tax"));
            }

            return Round(TaxOn(sold.ExpectedAmount, sold.Rate));
        }

        private decimal TaxOn(decimal amount, decimal rate) => amount * rate / (order.PricesIncludeTax ? 100m + rate : 100m);

        private void CheckTotal(decimal expectedTotal)
        {
            var parts = order.Lines.Sum(l => l.Amount.Amount + (order.PricesIncludeTax ? 0m : l.Taxes.Sum(static t => t.Amount.Amount)));
            if (!Agree(order.Total.Amount, parts))
                Add(ReasonCatalogue.OrderPriceMismatch, PricingCause.Total, "total", parts, order.Total.Amount, "the sum of the order's own parts");
            else if (_differences.Count == 0 && !Agree(order.Total.Amount, expectedTotal))
                Add(ReasonCatalogue.OrderPriceMismatch, PricingCause.Total, "total", expectedTotal, order.Total.Amount, "the sum of what the ERP's rules give");
        }

        private decimal Round(decimal amount) => decimal.Round(amount, erp.Decimals, erp.Rounding);

        private bool Agree(decimal actual, decimal expected) => Math.Abs(actual - expected) <= _tolerance;

        /// <summary>Whether rounding alone can have made the difference, each rounding by less than a coin.</summary>
        private bool IsRounding(decimal actual, decimal exact, int roundings) => Math.Abs(actual - exact) < _coin * roundings;

        private void AddOpen(Reason reason, PricingCause cause, PricedLine line, string rule)
        {
            _isOpen = true;
            Add(reason, cause, $"line {line.Id}", null, null, rule);
        }

        private void Add(Reason reason, PricingCause cause, string subject, decimal? expected, decimal? actual, string rule) =>
            _differences.Add(new PricingDifference(reason, cause, subject, Money(expected), Money(actual), rule));

        private Money? Money(decimal? amount) => amount is { } known ? new Money(known, order.Total.Currency) : null;

        private Validated<Money, PricingRefusal> Result(decimal expectedTotal)
        {
            Money? expected = _isOpen ? null : new Money(expectedTotal, order.Total.Currency);
            if (_differences.Count == 0)
                return new Money(expectedTotal, order.Total.Currency);
            return new([.. _differences.GroupBy(static d => d.Reason).Select(g => Refuse(g.Key, [.. g], expected))]);
        }

        private PricingRefusal Refuse(Reason reason, List<PricingDifference> differences, Money? expectedTotal) => new()
        {
            Reason = reason,
            Message = $"Order {order.Key}: {reason.Summary}",
            Remedy = reason == ReasonCatalogue.TaxCodeUnknown
                ? "Ask finance which tax group and rate it stands for, and add the row."
                : "Compare prices, tax groups and rounding at the origin with the ERP, and correct the cause.",
            Facts =
            [
                new Fact("order", order.Key.ToString()),
                new Fact("order total", order.Total.ToString()),
                new Fact("expected total", expectedTotal?.ToString() ?? "open"),
                .. differences.Select(static f => new Fact(
                    $"{f.Subject}, {f.Cause}",
                    f.Actual is null ? f.Rule : $"expected {f.Expected?.ToString() ?? "nothing"}, actual {f.Actual}: {f.Rule}")),
            ],
            Table = taxes is null ? null : TaxRules.TableName,
            TableVersion = taxes?.Version,
            Differences = differences,
        };

        private static string Including(bool included) => included ? "with" : "without";

        private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What one tax is computed on.</summary>
    private sealed record TaxBase(string Subject, string TaxGroup, decimal Rate, decimal Amount, decimal ExpectedAmount, decimal Tax, int TaxCount)
    {
        /// <summary>The lines of each tax group together.</summary>
        internal static IEnumerable<TaxBase> PerGroup(IEnumerable<TaxBase> lines) => lines
            .GroupBy(static l => (l.TaxGroup, l.Rate))
            .Select(static g => new TaxBase(
                $"tax group {g.Key.TaxGroup}",
                g.Key.TaxGroup,
                g.Key.Rate,
                g.Sum(static l => l.Amount),
                g.Sum(static l => l.ExpectedAmount),
                g.Sum(static l => l.Tax),
                g.Sum(static l => l.TaxCount)));
    }
}
