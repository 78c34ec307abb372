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

    /// <summary>Most lines of a journal that is grouped finer than by account.</summary>
    public int MostLines => Math.Min(Policy.MostJournalLines, Erp.MostLines ?? int.MaxValue);
}
