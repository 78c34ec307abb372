using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Between the neutral reduction of an order and the platform's refunds and cancelations. Pure.</summary>
internal static class ReductionMapping
{
    public static IReadOnlyList<NewRefund> Refunds(OrderReduction refund) =>
    [
        .. Lines(refund).Select(line => new NewRefund
        {
            OrderLineId = line.LineId.Value,
            Amount = line.Amount.Amount,
            ShippingAmount = line.ShippingAmount.Amount,
            ReasonCode = refund.ReasonCode,
            Quantity = Whole(line),
            ExcludedFromShipment = refund.NeedNotShip,
            CurrencyIsoCode = Currency(line),
            Taxes = Taxes(line.Taxes),
            ShippingTaxes = Taxes(line.ShippingTaxes),
        }),
    ];

    public static IReadOnlyList<NewCancelation> Cancelations(OrderReduction cancellation) =>
    [
        .. Lines(cancellation).Select(line => new NewCancelation
        {
            OrderLineId = line.LineId.Value,
            Amount = line.Amount.Amount,
            ShippingAmount = line.ShippingAmount.Amount,
            ReasonCode = cancellation.ReasonCode,
            Quantity = Whole(line),
            CurrencyIsoCode = Currency(line),
            Taxes = Taxes(line.Taxes),
            ShippingTaxes = Taxes(line.ShippingTaxes),
        }),
    ];

    public static OrderTaxMode TaxMode(OrderReduction reduction) => reduction.PricesIncludeTax ? OrderTaxMode.TaxIncluded : OrderTaxMode.TaxExcluded;

    /// <summary>One answer for what was sent in one call: parts of it alone prove nothing.</summary>
    public static LookupResult<IReadOnlyList<string>> Together<T>(IEnumerable<LookupResult<T>> lines, Func<T, string?> idOf)
    {
        var answers = lines.ToList();
        if (answers.TrueForAll(static a => a is LookupResult<T>.Absent))
            return new LookupResult<IReadOnlyList<string>>.Absent();
        if (answers.TrueForAll(static a => a is LookupResult<T>.Found))
            return new LookupResult<IReadOnlyList<string>>.Found([.. answers.Cast<LookupResult<T>.Found>().Select(f => idOf(f.Value)).OfType<string>()]);
        return new LookupResult<IReadOnlyList<string>>.CannotTell(
            answers.OfType<LookupResult<T>.CannotTell>().FirstOrDefault()?.Reason ?? "Some of the lines show it, others do not.");
    }

    private static IReadOnlyList<ReducedLine> Lines(OrderReduction reduction) => reduction.Lines.Count > 0
        ? reduction.Lines
        : throw new ArgumentException("At least one line is needed.", nameof(reduction));

    private static int Whole(ReducedLine line) => line.Quantity is >= 0 and <= int.MaxValue && decimal.Truncate(line.Quantity) == line.Quantity
        ? (int)line.Quantity
        : throw new ArgumentException($"The quantity of line {line.LineId} must be a whole number that is not negative.", nameof(line));

    private static string Currency(ReducedLine line) => line.Amount.Currency == line.ShippingAmount.Currency
        ? line.Amount.Currency.Value
        : throw new ArgumentException($"The amounts of line {line.LineId} are in two currencies.", nameof(line));

    private static IReadOnlyList<OrderTaxAmount>? Taxes(IReadOnlyList<TaxAmount> taxes) =>
        taxes.Count == 0 ? null : [.. taxes.Select(static t => new OrderTaxAmount(t.Code, t.Amount.Amount))];
}
