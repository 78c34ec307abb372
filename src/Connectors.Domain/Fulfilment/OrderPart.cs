using Connectors.Domain.Documents;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fulfilment;

/// <summary>Goods of an order that leave or wait together, with their share of its money. Dividing it loses and doubles nothing: every quantity and every amount of the parts adds up to the whole.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record OrderPart
{
    /// <summary>The goods, at most one entry a line; never null.</summary>
    public IReadOnlyList<OrderPartLine> Lines { get => field ?? []; init; }

    /// <summary>The charges it bears; never null.</summary>
    public IReadOnlyList<SalesOrderCharge> Charges { get => field ?? []; init; }

    /// <summary>Whether prices contain the tax.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>What all of it costs, tax included.</summary>
    public required Money Total { get; init; }

    /// <summary>Its share of the fees that the marketplace is expected to keep; null when there are none.</summary>
    public Money? ExpectedFees { get; init; }

    /// <summary>The whole of a sales order.</summary>
    public static OrderPart Of(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new OrderPart
        {
            Lines = [.. order.Lines.Select(static l => new OrderPartLine(l.LineId, l.Sku, l.Quantity.Value, l.Ordered.BaseUnitsPerPack, l.Amount, l.Tax) { Parts = l.Parts })],
            Charges = order.Charges,
            PricesIncludeTax = order.PricesIncludeTax,
            Total = order.Total,
            ExpectedFees = order.ExpectedFees ?? (order.Fees is null ? null : order.Total - order.ErpTotal),
        };
    }

    /// <summary>
    /// Divides it into what the stock covers and the rest. Lines of one SKU are served in order. Amounts go by base units, fees by the price of the goods; pennies that do not
    /// divide go to the larger remainder. When stock arrives, divide the held part again.
    /// </summary>
    /// <param name="available">Base units that can be promised, by SKU; of a kit its parts'. One that is not there has none; negative counts as none.</param>
    /// <param name="charges">Who bears the charges.</param>
    /// <param name="breaksPacks">Whether part of a pack may leave. If not, only what is left of a broken one leaves without being whole.</param>
    /// <param name="decimals">Decimal places of the smallest coin, 2 for pounds. An amount that is finer is divided at its own places.</param>
    /// <exception cref="ArgumentException">A line's quantity or pack cannot be: not above zero, too large or too fine.</exception>
    public BackorderSplit Split(IReadOnlyDictionary<Sku, decimal> available, ChargeSplit charges = ChargeSplit.WithReleased, bool breaksPacks = false, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(available);
        var left = new Dictionary<Sku, decimal>();
        return Divide(
            line =>
            {
                var quantity = Covered(line, Stock(line), breaksPacks);
                foreach (var (sku, perUnit) in Needs(line))
                    left[sku] = Left(sku) - (quantity * perUnit);
                return quantity;
            },
            charges,
            decimals);

        decimal Left(Sku sku) => left.TryGetValue(sku, out var rest) ? rest : available.GetValueOrDefault(sku);

        // A kit is there as often as the scarcest of its parts allows.
        decimal Stock(OrderPartLine line) => line.Parts.Count == 0 ? Left(line.Sku) : line.Parts.Min(p => decimal.Floor(Math.Max(0m, Left(p.Sku)) / p.Quantity));
    }

    /// <summary>Divides it by what is said of each line, for example what somebody still wants of it. Amounts are divided as by <see cref="Split"/>.</summary>
    /// <param name="baseUnits">Base units of each line to take. More than there is takes the line; a line that is not named, or below zero, is left.</param>
    /// <param name="charges">Who bears the charges.</param>
    /// <param name="decimals">Decimal places of the smallest coin, 2 for pounds. An amount that is finer is divided at its own places.</param>
    /// <returns>What was taken, as released, and the rest, as held.</returns>
    /// <exception cref="ArgumentException">A line's quantity or pack cannot be: not above zero, too large or too fine.</exception>
    public BackorderSplit Take(IReadOnlyDictionary<OrderLineId, decimal> baseUnits, ChargeSplit charges = ChargeSplit.WithReleased, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(baseUnits);
        return Divide(line => Math.Clamp(decimal.Round(baseUnits.GetValueOrDefault(line.LineId), Exact.MaxDecimals, MidpointRounding.ToZero), 0m, line.Quantity), charges, decimals);
    }

    /// <summary>The warehouse order for this part.</summary>
    /// <param name="whole">The warehouse order for all of the order.</param>
    /// <param name="reference">The part's own reference. Two parts of one reference would be taken for one order, and the second would never leave.</param>
    /// <exception cref="ArgumentException">The reference is empty.</exception>
    public FulfilmentOrder ToFulfilment(FulfilmentOrder whole, string reference)
    {
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        var lines = Lines.ToDictionary(static l => l.LineId);
        return whole with
        {
            Reference = reference,
            Lines = [.. whole.Lines.Where(l => lines.ContainsKey(l.LineId)).Select(l => l with { Quantity = QuantityOf(lines[l.LineId], l.Sku) })],
        };
    }

    /// <summary>Base units of a SKU that the line needs: all of the line's, or those of one part of its kits.</summary>
    private static decimal QuantityOf(OrderPartLine line, Sku sku) =>
        line.Quantity * (line.Parts.FirstOrDefault(p => p.Sku == sku)?.Quantity ?? 1m);

    private static IEnumerable<(Sku Sku, decimal PerUnit)> Needs(OrderPartLine line) =>
        line.Parts.Count == 0 ? [(line.Sku, 1m)] : line.Parts.Select(static p => (p.Sku, p.Quantity));

    private static bool IsUsable(OrderPartLine line) =>
        line.Quantity is > 0 and <= Exact.MaxQuantity && Exact.HasAtMost(Exact.MaxDecimals, line.Quantity) && Exact.InRange(line.BaseUnitsPerPack)
        && line.Parts.All(static p => p.Quantity is > 0 and <= Exact.MaxQuantity);

    /// <summary>Base units of the line that the stock covers.</summary>
    private static decimal Covered(OrderPartLine line, decimal stock, bool breaksPacks)
    {
        if (stock >= line.Quantity)
            return line.Quantity;
        var usable = decimal.Round(Math.Max(0m, stock), Exact.MaxDecimals, MidpointRounding.ToZero);
        if (breaksPacks)
            return usable;

        // In lowest terms, so many packs are a whole number of base units only when the denominator divides them.
        var pack = line.BaseUnitsPerPack;
        var packs = Exact.DivideWhole(usable, pack, out _);
        return (packs - (packs % pack.Denominator)) / pack.Denominator * pack.Numerator;
    }

    /// <summary>Divides each line as it is said, line after line.</summary>
    private BackorderSplit Divide(Func<OrderPartLine, decimal> taken, ChargeSplit charges, int decimals)
    {
        if (!Lines.All(IsUsable))
            throw new ArgumentException("A line has a quantity or a pack that cannot be.");

        var released = new List<OrderPartLine>();
        var held = new List<OrderPartLine>();
        foreach (var line in Lines)
        {
            var quantity = taken(line);
            var amount = Divide(line.Amount, quantity, line.Quantity - quantity, decimals);
            var tax = Divide(line.Tax, quantity, line.Quantity - quantity, decimals);
            if (quantity > 0)
                released.Add(line with { Quantity = quantity, Amount = amount.Released, Tax = tax.Released });
            if (quantity < line.Quantity)
                held.Add(line with { Quantity = line.Quantity - quantity, Amount = amount.Held, Tax = tax.Held });
        }

        return released.Count == 0 ? new BackorderSplit(null, this)
            : held.Count == 0 ? new BackorderSplit(this, null)
            : Divide(released, held, charges, decimals);
    }

    private static (Money Released, Money Held) Divide(Money amount, decimal released, decimal held, int decimals)
    {
        var places = decimal.Round(amount.Amount, decimals, MidpointRounding.ToZero) == amount.Amount ? decimals : amount.Amount.Scale;
        var parts = amount.Allocate([released, held], places);
        return (parts[0], parts[1]);
    }

    private static (Money? Released, Money? Held) Divide(Money? amount, decimal released, decimal held, int decimals) =>
        amount is { } money ? Divide(money, released, held, decimals) : (null, null);

    private BackorderSplit Divide(List<OrderPartLine> released, List<OrderPartLine> held, ChargeSplit rule, int decimals)
    {
        var (releasedGoods, heldGoods) = (released.Sum(static l => l.Amount.Amount), held.Sum(static l => l.Amount.Amount));
        if (releasedGoods < 0 || heldGoods < 0 || releasedGoods + heldGoods == 0)
            (releasedGoods, heldGoods) = (1m, 0m);
        var (releasedShare, heldShare) = rule switch
        {
            ChargeSplit.WithReleased => (1m, 0m),
            ChargeSplit.ByGoods => (releasedGoods, heldGoods),
            ChargeSplit.WithHeld => (0m, 1m),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "A known rule is expected."),
        };
        var releasedCharges = new List<SalesOrderCharge>();
        var heldCharges = new List<SalesOrderCharge>();
        foreach (var charge in Charges)
        {
            var amount = Divide(charge.Amount, releasedShare, heldShare, decimals);
            var tax = Divide(charge.Tax, releasedShare, heldShare, decimals);
            if (releasedShare > 0)
                releasedCharges.Add(charge with { Amount = amount.Released, Tax = tax.Released });
            if (heldShare > 0)
                heldCharges.Add(charge with { Amount = amount.Held, Tax = tax.Held });
        }

        var fees = Divide(ExpectedFees, releasedGoods, heldGoods, decimals);
        var total = TotalOf(released, releasedCharges);
        return new BackorderSplit(
            this with { Lines = released, Charges = releasedCharges, Total = total, ExpectedFees = fees.Released },
            this with { Lines = held, Charges = heldCharges, Total = Total - total, ExpectedFees = fees.Held });
    }

    private Money TotalOf(List<OrderPartLine> lines, List<SalesOrderCharge> charges) => lines
        .Select(static l => (l.Amount, l.Tax))
        .Concat(charges.Select(static c => (c.Amount, c.Tax)))
        .Aggregate(Money.Zero(Total.Currency), (sum, c) => PricesIncludeTax || c.Tax is not { } tax ? sum + c.Amount : sum + c.Amount + tax);
}
