namespace Connectors.Domain.Returns;

/// <summary>One parcel of a return as the warehouse found it.</summary>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record GoodsReceipt
{
    /// <summary>The warehouse's id of the receipt, by which repeats are known; not empty.</summary>
    public required string ReceiptId { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What was in it; never null, at least one line.</summary>
    public IReadOnlyList<ReceivedGoods> Lines { get => field ?? []; init; }

    /// <summary>Whether both say the same of the goods, in whatever order and portions.</summary>
    internal bool SaysTheSameAs(GoodsReceipt other) => Sums(this).SequenceEqual(Sums(other));

    private static IEnumerable<(string, GoodsCondition, decimal)> Sums(GoodsReceipt receipt) => receipt.Lines
        .GroupBy(static l => (Line: l.LineId.Value, l.Condition))
        .Select(static g => (g.Key.Line, g.Key.Condition, g.Sum(static l => l.Quantity)))
        .OrderBy(static s => s.Line, StringComparer.Ordinal)
        .ThenBy(static s => s.Condition);
}
