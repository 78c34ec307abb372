using System.Globalization;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Domain.Returns;

/// <summary>Takes sales back, part by part. The parts of a line add up to the line, to the penny, in whatever portions it comes back.</summary>
public static class SaleReversal
{

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
        if (IsNoPartOf(line.Goods, line.RefundedWithoutGoods) || IsNoPartOf(line.Goods, line.Credited))
            throw new ArgumentException($"Line '{line.LineId}' was paid back in another currency, or less than nothing.", nameof(line));
    }

    /// <summary>
    /// The part of the line from one quantity on: what is due up to its end, less what was due up to its start. Where something was paid back besides,
    /// it is the part's share of what is left of the price, and never more.
    /// </summary>
    internal static ReversedLine Part(SoldLine line, decimal from, decimal quantity, StockEffect effect)
    {
        var isWhole = line.RefundedWithoutGoods is not { Amount: not 0 } && line.Credited is null;
        var left = isWhole ? line.Goods.Amount : Left(line);
        return new ReversedLine(line.LineId, line.Sku, quantity, Of(line.Goods), Of(line.Tax), Of(line.Commission), Of(line.CommissionTax), effect);

        Money Of(Money amount)
        {
            if (isWhole)
                return UpTo(amount, from + quantity, line.Quantity) - UpTo(amount, from, line.Quantity);
            var rest = LeftOf(amount);
            var open = line.Quantity - line.Reversed;
            return UpTo(rest, from - line.Reversed + quantity, open) - UpTo(rest, from - line.Reversed, open);
        }

        // Tax and commission go with the price: of what is paid back they were paid back too.
        Money LeftOf(Money amount) => line.Goods.Amount == 0 ? UpTo(amount, line.Quantity - line.Reversed, line.Quantity)
            : amount with { Amount = decimal.Round(amount.Amount * left / line.Goods.Amount, amount.Decimals, MidpointRounding.AwayFromZero) };
    }

    /// <summary>What is left of a line's price, never below zero.</summary>
    private static decimal Left(SoldLine line)
    {
        var credited = line.Credited?.Amount ?? UpTo(line.Goods, line.Reversed, line.Quantity).Amount;
        return Math.Max(0m, line.Goods.Amount - credited - (line.RefundedWithoutGoods?.Amount ?? 0m));
    }

    private static Money UpTo(Money amount, decimal taken, decimal of) => of == 0 ? amount : amount.Allocate([taken, of - taken], amount.Decimals)[0];

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

    private static bool IsNoPartOf(Money whole, Money? part) => part is { } money && (money.Currency != whole.Currency || money.Amount < 0);
}
