using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Fees;

/// <summary>What the transactions of one journal line share.</summary>
internal readonly record struct JournalKey(CurrencyCode Currency, PostingTarget Target, string? TaxCode, string? Dimension, string? OrderId, string? LineId)
{
    internal static JournalKey Of(SettlementJournalLine line) =>
        new(line.Debit.Currency, line.Target, line.TaxCode, line.Dimension, line.OrderId, line.LineId);

    /// <summary>The line for an amount as the seller sees it: owed to the seller is a credit.</summary>
    internal SettlementJournalLine Line(decimal amount) => new()
    {
        Target = Target,
        TaxCode = TaxCode,
        Dimension = Dimension,
        OrderId = OrderId,
        LineId = LineId,
        Debit = new Money(Math.Max(-amount, 0), Currency),
        Credit = new Money(Math.Max(amount, 0), Currency),
    };

    internal static int Compare(JournalKey left, JournalKey right)
    {
        var order = string.CompareOrdinal(left.Currency.Value, right.Currency.Value);
        if (order == 0)
            order = left.Target.Kind.CompareTo(right.Target.Kind);
        if (order == 0)
            order = string.CompareOrdinal(left.Target.Number, right.Target.Number);
        if (order == 0)
            order = string.CompareOrdinal(left.TaxCode, right.TaxCode);
        if (order == 0)
            order = string.CompareOrdinal(left.Dimension, right.Dimension);
        if (order == 0)
            order = string.CompareOrdinal(left.OrderId, right.OrderId);
        return order == 0 ? string.CompareOrdinal(left.LineId, right.LineId) : order;
    }
}
