using Connectors.Domain.Documents;

namespace Connectors.Flows.BackOffice;

/// <summary>What of an order the ERP is to have posted, or has.</summary>
/// <param name="Lines">How much of each line left so far, in the pack that was ordered, in the order of the lines. Whole packs alone.</param>
/// <param name="LeftAt">When the last of it left, UTC; null when the warehouse did not say.</param>
/// <param name="WithInvoice">Whether it is invoiced too.</param>
/// <remarks>Value equality does not look into <see cref="Lines"/>.</remarks>
public sealed record Posting(IReadOnlyList<ErpDispatchLine> Lines, DateTimeOffset? LeftAt, bool WithInvoice)
{
    /// <summary>How many packs, of all lines together: it only grows, and so names this posting among those of its order.</summary>
    internal decimal Packs => Lines.Sum(static l => l.Quantity);

    /// <summary>Says how much, never of what.</summary>
    public override string ToString() => FormattableString.Invariant($"Posting {{ {Packs} }}");
}
