using Connectors.Domain.Deadlines;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The choices a merchant makes for an order-to-cash flow. Immutable: a change is a new one.</summary>
public sealed record OrderPolicy
{
    /// <summary>When orders are accepted.</summary>
    public AcceptancePolicy Acceptance { get; init; } = AcceptancePolicy.AfterDurableReceipt;

    /// <summary>
    /// Share of the acceptance window after which nothing that cannot be had keeps an order from being accepted: neither a sales order that the ERP did not take
    /// (<see cref="AcceptancePolicy.AfterErpDraft"/>) nor a check that got no answer. Default 0.5.
    /// </summary>
    public decimal AcceptanceFallbackAt { get; init; } = 0.5m;

    /// <summary>
    /// What happens to lines of which the warehouse has less than was ordered. Asked with <see cref="AcceptancePolicy.AfterDurableReceipt"/> and
    /// <see cref="AcceptancePolicy.AfterErpDraft"/>. Default <see cref="AcceptanceCheck.Off"/>.
    /// </summary>
    public AcceptanceCheck StockShort { get; init; }

    /// <summary>
    /// What happens to lines that were sold for less than the ERP's price, by more than <see cref="PriceDropPercent"/>. Prices of other currencies, or of which one contains the
    /// tax and the other does not, are not compared, and the journal says so. Asked when <see cref="StockShort"/> is. Default <see cref="AcceptanceCheck.Off"/>.
    /// </summary>
    public AcceptanceCheck PriceDrop { get; init; }

    /// <summary>How many percent below the ERP's price are let pass. Default 10.</summary>
    public decimal PriceDropPercent { get; init; } = 10m;

    /// <summary>What happens when some lines are to be refused and the marketplace takes one decision for all. Default <see cref="PartialRefusal.Hold"/>.</summary>
    public PartialRefusal WithoutPartialAcceptance { get; init; }

    /// <summary>How long the marketplace waits for an acceptance, from the order's creation. It publishes this to its sellers, not in its API. Default 24 h.</summary>
    public TimeSpan AcceptanceWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Whether that window runs on the working days of the marketplace's calendar alone (tables <c>calendars</c> and <c>holidays</c>; a working day is 24 hours). Where a
    /// marketplace has none it runs every day. Default false: a deadline that is taken to be later than it is loses orders.
    /// </summary>
    public bool AcceptanceInWorkingTime { get; init; }

    /// <summary>At which parts of a window people are warned and paged.</summary>
    public DeadlinePolicy Deadlines { get; init; } = new();

    /// <summary>Time between two polls for changed orders. Default 5 minutes; Mirakl allows "external partners" one in 15.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How far each poll reaches back behind the newest change that was seen. Default 10 minutes.</summary>
    public TimeSpan PollOverlap { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Time between two complete re-reads of the open orders, which find what polling missed. Default 30 minutes.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How far each search for orders that the marketplace's list showed late reaches back behind the newest change that it saw; made as often as a re-read. Default 1 h.</summary>
    public TimeSpan LateReach { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Time between two polls of the warehouse's dispatches. Default 15 minutes.</summary>
    public TimeSpan DispatchPollEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two looks at a sales order in the ERP while its goods are still to leave: what people did with it there shows only then. Default 1 h.</summary>
    public TimeSpan ErpCheckEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Who posts in the ERP what has left the warehouse. Default null, which is <see cref="DispatchPosting.ShipAndInvoice"/> where a route has a warehouse: the flow does wherever the ERP's
    /// connection can post (<see cref="Domain.Ports.IErpFulfilment"/>), and others do where it cannot. Without a warehouse it is <see cref="DispatchPosting.ByOthers"/>, and nothing else
    /// can be chosen: what is posted there is how we know what left.
    /// </summary>
    public DispatchPosting? Posting { get; init; }

    /// <summary>
    /// What becomes of a dispatch without a tracking number that the ERP's own people posted, on a route without a warehouse. Default <see cref="UntrackedDispatch.Hold"/>.
    /// </summary>
    public UntrackedDispatch WithoutTracking { get; init; }

    /// <summary>
    /// Who carries what the ERP's own people dispatch, where neither the ERP nor a person says it: a text of the <c>carriers</c> table with the ERP as its source. Default null: then somebody
    /// must say it.
    /// </summary>
    public string? ErpCarrier { get; init; }

    /// <summary>
    /// How long after its goods were told a sales order may stand in the ERP before a person must see that nobody posted it; until it is posted its case stays open, and one
    /// that a person deletes is made anew. Default null: whether it is posted is not looked at, and the case ends with the order.
    /// </summary>
    public TimeSpan? PostedWithin { get; init; }

    /// <summary>Who decides that what the warehouse leaves short will not come, and is paid back. Default <see cref="RestPolicy.ByPerson"/>.</summary>
    public RestPolicy Rest { get; init; }

    /// <summary>
    /// How long after the warehouse's last word what it left short is taken not to come, with <see cref="RestPolicy.Automatic"/>: until then it may still send it, or take its word back. Default 24 h.
    /// </summary>
    public TimeSpan RestAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The marketplace's code of the reason for refunds of what will not come; must be one of the shop's. Default <c>15</c>.</summary>
    public string RestRefundReason { get; init; } = "15";

    /// <summary>The marketplace's code of the reason for cancelations of what will not come, where the customer was not debited yet; must be one of the shop's. Default <c>34</c>.</summary>
    public string RestCancellationReason { get; init; } = "34";

    /// <summary>
    /// What sales orders say of the fees that the marketplace is going to keep. Orders that are booked already stay as they are when it is changed, and are settled by what they really carry. Default
    /// <see cref="FeeBooking.MemoAtImport"/>.
    /// </summary>
    public FeeBooking Fees { get; init; }

    /// <summary>Time between two reads of approved carriers and platform settings. Default 24 h.</summary>
    public TimeSpan ReferenceEvery { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Least time between two calls that write ERP numbers to marketplace orders, many at once. Default 1 minute, which is what Mirakl allows.</summary>
    public TimeSpan ReferencesEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How far the very first poll reaches back. Default 7 days.</summary>
    public TimeSpan FirstPollReach { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How much our clock and a system's may differ before a person must see it. Default 2 minutes.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Largest difference between the ERP's total and the order's, in major units, that is let pass. Default 0.</summary>
    public decimal ErpTotalTolerance { get; init; }

    /// <summary>How soon a held order is looked at again although nothing changed. Default 15 minutes.</summary>
    public TimeSpan RecheckHolds { get; init; } = TimeSpan.FromMinutes(15);
}
