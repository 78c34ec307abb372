using Connectors.Domain.Documents;

namespace Connectors.Domain.Fees;

/// <summary>
/// Takes the lines of one cycle as they are read and turns them into a settlement. Lines may come in any order and more than once.
/// </summary>
/// <remarks>
/// It keeps a small record of each line, because only ids make repeats harmless; the lines themselves may be forgotten. The fee table is asked in
/// <see cref="Build"/>: once a missing type is mapped, the same builder gives the whole settlement. Not for use by two threads at once.
/// </remarks>
public sealed class SettlementBuilder
{
    private readonly SettlementCycle _cycle;
    private readonly LineStore _lines;

    /// <summary>Starts with no lines.</summary>
    /// <exception cref="ArgumentException">The cycle's id is empty, longer than 200 characters, or has control characters.</exception>
    public SettlementBuilder(SettlementCycle cycle)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        if (!LineStore.IsPlain(cycle.Id))
            throw new ArgumentException("The id of a cycle is 1 to 200 characters, none of them a control character.", nameof(cycle));
        _cycle = cycle;
        _lines = new LineStore(cycle.Id);
    }

    /// <summary>Number of distinct lines so far.</summary>
    public int Count => _lines.Count;

    /// <summary>Whether a line with this id came.</summary>
    /// <param name="lineId">The marketplace's id of the transaction; compared exactly.</param>
    public bool Contains(string lineId) => _lines.Contains(lineId);

    /// <summary>Takes one line. A line that cannot be used is no exception: it holds the whole cycle, and the settlement says why.</summary>
    public void Add(SettlementLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        _lines.Add(line);
    }

    /// <summary>The settlement of all lines so far.</summary>
    /// <param name="fees">How transactions are booked.</param>
    /// <param name="context">What else is known; null for nothing.</param>
    /// <exception cref="ArgumentException">A booked journal of the context is of another cycle, or an amount of it is not exact to four decimals.</exception>
    public Settlement Build(FeeMap fees, SettlementContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(fees);
        return new SettlementRun(_cycle, _lines, fees, context ?? new SettlementContext()).Finish();
    }
}
