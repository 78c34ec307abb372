using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>Takes sales back, part by part. The parts of a line add up to the line, to the penny, in whatever portions it comes back.</summary>
public static class SaleReversal
{
    private const int Cents = 2;

    /// <summary>Takes back goods that never left the warehouse: their price, tax and commission go back and their reservation ends.</summary>
    /// <param name="line">The line as it was sold.</param>
    /// <param name="quantity">Base units that are cancelled; above zero.</param>
    /// <returns>The reversal, rounded to two decimals; <see cref="ReasonCatalogue.ReturnTooMany"/> when more is cancelled than is left of the line.</returns>
    /// <exception cref="ArgumentException">The line is not one that can have been sold.</exception>
    public static Outcome<ReversedLine> Cancel(SoldLine line, decimal quantity)
    {
        Check(line);
        return quantity <= 0 || quantity > line.Quantity - line.Reversed
            ? TooMany(line, quantity)
            : Part(line, line.Reversed, quantity, StockEffect.Release);
    }

    internal static void Check(SoldLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Quantity <= 0 || !Exact.InRange(line.Quantity) || line.Reversed < 0 || line.Reversed > line.Quantity)
            throw new ArgumentException($"Line '{line.LineId}' has no quantity that can have been sold.", nameof(line));
        if (line.Goods.Currency != line.Tax.Currency || line.Goods.Currency != line.Commission.Currency || line.Goods.Currency != line.CommissionTax.Currency)
            throw new ArgumentException($"Line '{line.LineId}' is in several currencies.", nameof(line));
    }

    /// <summary>The part of the line from one quantity on: what is due up to its end, less what was due up to its start.</summary>
    internal static ReversedLine Part(SoldLine line, decimal from, decimal quantity, StockEffect effect)
    {
        return new ReversedLine(line.LineId, line.Sku, quantity, Of(line.Goods), Of(line.Tax), Of(line.Commission), Of(line.CommissionTax), effect);

        Money Of(Money amount) => UpTo(amount, from + quantity) - UpTo(amount, from);

        Money UpTo(Money amount, decimal taken) => amount.Allocate([taken, line.Quantity - taken], Math.Max(Cents, (int)amount.Amount.Scale))[0];
    }

    internal static ReversedLine Uncredited(SoldLine line, decimal quantity, StockEffect effect)
    {
        var none = Money.Zero(line.Goods.Currency);
        return new ReversedLine(line.LineId, line.Sku, quantity, none, none, none, none, effect);
    }

    internal static Refusal TooMany(SoldLine line, decimal quantity) => new()
    {
        Reason = ReasonCatalogue.ReturnTooMany,
        Message = $"Line '{line.LineId}' cannot take back this quantity.",
        Remedy = "Correct the quantity, in base units, to what is left of the line.",
        Facts =
        [
            new Fact("line", line.LineId.Value), new Fact("sold", Text(line.Quantity)), new Fact("taken back before", Text(line.Reversed)), new Fact("asked for", Text(quantity)),
        ],
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
