using Connectors.Domain.Documents;
using Connectors.Domain.Fees;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Settlement;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the settlement.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Erp">What the ERP can do with journals.</param>
/// <param name="Fees">How transactions are booked.</param>
internal sealed record CycleContext(SettlementRoute Route, SettlementPolicy Policy, ErpFinanceCapabilities Erp, FeeMap Fees)
{
    /// <summary>Whether drafts are written one after the other: posting takes all that stand.</summary>
    public bool TakesTurns => Policy.Posts && Erp.Posts;

    /// <summary>Ledger accounts on which nothing but settlements is booked, as far as the fee table tells: what others book of a cycle is sought there. Never null.</summary>
    public IReadOnlyCollection<PostingTarget> FeeTargets =>
        [.. Fees.Rows.Where(static r => r.Treatment is not (FeeTreatment.Sale or FeeTreatment.Refund or FeeTreatment.Payout)).Select(static r => r.Target).OfType<PostingTarget>().Where(static t => t.Kind == PostingTargetKind.LedgerAccount).Distinct()];

    /// <summary>Most lines of a journal that is grouped finer than by account.</summary>
    public int MostLines => Math.Min(Policy.MostJournalLines, Erp.MostLines ?? int.MaxValue);
}
