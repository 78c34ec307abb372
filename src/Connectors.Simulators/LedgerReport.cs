namespace Connectors.Simulators;

/// <summary>The verdict on what really happened: nothing lost, nothing doubled?</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record LedgerReport
{
    /// <summary>Orders that have arrived at the marketplace.</summary>
    public int Orders { get; init; }

    /// <summary>Orders that the seller accepted, each counted once.</summary>
    public int Accepted { get; init; }

    /// <summary>Orders that the seller refused.</summary>
    public int Refused { get; init; }

    /// <summary>Orders that the marketplace refused because nobody decided in time; all of them are lost.</summary>
    public int AcceptanceMissed { get; init; }

    /// <summary>Orders cancelled by the customer or for want of payment.</summary>
    public int Cancelled { get; init; }

    /// <summary>Orders of which the ERP made at least one sales order.</summary>
    public int InErp { get; init; }

    /// <summary>Orders that the warehouse knows.</summary>
    public int InWarehouse { get; init; }

    /// <summary>Orders of which everything has left the warehouse.</summary>
    public int Dispatched { get; init; }

    /// <summary>Orders that were confirmed to the marketplace in full.</summary>
    public int Confirmed { get; init; }

    /// <summary>Orders of businesses that have arrived in the seller's own store; none of the counts above has them.</summary>
    public int StoreOrders { get; init; }

    /// <summary>Those of them of which the ERP made at least one sales order.</summary>
    public int StoreInErp { get; init; }

    /// <summary>Those of them of which everything has left the warehouse.</summary>
    public int StoreDispatched { get; init; }

    /// <summary>Those of them that the store shows as sent in full.</summary>
    public int StoreConfirmed { get; init; }

    /// <summary>Returns that customers asked for.</summary>
    public int Returns { get; init; }

    /// <summary>Credit notes that were posted in the ERP.</summary>
    public int Credited { get; init; }

    /// <summary>Refunds that the seller's program made.</summary>
    public int PaidBack { get; init; }

    /// <summary>Billing cycles that the marketplace closed.</summary>
    public int Payouts { get; init; }

    /// <summary>What the marketplace transferred for them, currencies added as they are; below zero where it is owed.</summary>
    public decimal PaidOut { get; init; }

    /// <summary>What journals of theirs that stand in the ERP brought to the bank.</summary>
    public decimal Booked { get; init; }

    /// <summary>Offers that the marketplace lists.</summary>
    public int Offers { get; init; }

    /// <summary>Offers that show another quantity than could be sold at this moment.</summary>
    public int OffersAstray { get; init; }

    /// <summary>Offers of which the seller says what they are to cost.</summary>
    public int Priced { get; init; }

    /// <summary>Those that cost something else at this moment.</summary>
    public int PricesAstray { get; init; }

    /// <summary>Orders lost for good, given away unmeant, or waiting longer than the settle time with nothing to explain it; each counts once.</summary>
    public int Lost { get; init; }

    /// <summary>Findings of effects that happened more often than they may: acceptances, sales orders, goods, confirmations, refunds.</summary>
    public int Doubled { get; init; }

    /// <summary>Orders that still wait for the seller; never null.</summary>
    public IReadOnlyList<OutstandingOrder> Outstanding { get => field ?? []; init; }

    /// <summary>Each finding in one sentence; never null, empty when all is well. No personal data.</summary>
    public IReadOnlyList<string> Findings => [.. FindingDetails.Select(static f => f.ToString())];

    /// <summary>Each finding, by time; never null.</summary>
    public IReadOnlyList<LedgerFinding> FindingDetails { get => field ?? []; init; }

    /// <summary>Requests that came to each vendor's interface, answered or not; sign-ins are not counted. Never null.</summary>
    public IReadOnlyDictionary<string, long> Calls { get => field ?? new Dictionary<string, long>(); init; }

    /// <summary>Injected faults per vendor (<c>mirakl</c>, <c>business-central</c>, <c>shipbob</c>); never null.</summary>
    public IReadOnlyDictionary<string, long> FaultsInjected { get => field ?? new Dictionary<string, long>(); init; }

    /// <summary>Whether there is no finding: nothing lost, nothing doubled, nothing otherwise than it had to be.</summary>
    public bool Holds => FindingDetails.Count == 0;

    /// <summary>The day in figures and the judgement; a line more for each finding.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        [FormattableString.Invariant($"{Orders} orders, {Accepted} accepted, {InErp} in the ERP, {Dispatched} sent, {Confirmed} told as sent; {Lost} lost, {Doubled} doubled, {FindingDetails.Count} findings"), .. Findings]);
}
