using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What of an order the ERP is to have posted, or has.</summary>
/// <param name="Lines">How much left so far, in the pack that was ordered. Whole packs alone.</param>
/// <param name="LeftAt">When the last of it left, UTC; null when the warehouse did not say.</param>
/// <param name="WithInvoice">Whether it is invoiced too.</param>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record Posting(IReadOnlyList<ErpDispatchLine> Lines, DateTimeOffset? LeftAt, bool WithInvoice)
{
    /// <summary>How many packs, of all goods together.</summary>
    internal decimal Packs => Lines.Sum(static l => l.Quantity);

    /// <summary>Whether there is more to post than was posted: of any goods, or the invoice of them.</summary>
    internal bool IsBeyond(Posting? posted) => posted is null || (WithInvoice && !posted.WithInvoice) || posted.Lacks(this);

    /// <summary>Both together: of all goods the most that either holds.</summary>
    internal Posting With(Posting? before) => before is null
        ? this
        : this with
        {
            Lines =
            [
                .. Totals(Lines).Concat(Totals(before.Lines)).GroupBy(static t => t.Key, static t => t.Value).Select(static t => new ErpDispatchLine(t.Key.Sku, t.Max(), t.Key.Unit)),
            ],
        };

    /// <summary>Whether the other holds more of any goods.</summary>
    internal bool Lacks(Posting other)
    {
        var mine = Totals(Lines);
        return Totals(other.Lines).Any(t => t.Value > mine.GetValueOrDefault(t.Key));
    }

    private static Dictionary<(Sku Sku, UnitCode Unit), decimal> Totals(IReadOnlyList<ErpDispatchLine> lines) =>
        lines.GroupBy(static l => (l.Sku, l.Unit)).ToDictionary(static g => g.Key, static g => g.Sum(static l => l.Quantity));

    /// <summary>Says how much, never of what.</summary>
    public override string ToString() => FormattableString.Invariant($"Posting {{ {Packs} }}");
}
