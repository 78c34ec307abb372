using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;

namespace Connectors.Flows.B2BOrders;

/// <summary>The merchant's choices for orders of business customers. Which orders on account are released, and how long one may stay held, says the <c>payments</c> table.</summary>
public sealed record B2BPolicy
{
    /// <summary>When an order that is paid by invoice (<c>paymentByInvoice</c>) may leave. Default <see cref="InvoicePayment.WhenPaid"/>.</summary>
    public InvoicePayment InvoicePayment { get; init; }

    /// <summary>How long an order may wait for its invoice to be paid before it counts as stalled. Default 14 days.</summary>
    public TimeSpan InvoiceDwell { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How long a draft that is to be paid later may wait to be completed before a person must see it. Default 1 day.</summary>
    public TimeSpan DraftDwell { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Who completes drafts on account. Default <see cref="DraftCompletion.ByOthers"/>.</summary>
    public DraftCompletion Drafts { get; init; }

    /// <summary>
    /// Whether the store's order is marked as paid once nothing of its invoices in the ERP is left to pay, wherever what customers owe can be read there (<see cref="Domain.Ports.IErpReceivables"/>). Part payments stay
    /// in the ERP. Default true.
    /// </summary>
    public bool MarksAsPaid { get; init; } = true;

    /// <summary>Time between two looks at the invoices of orders that are to be paid, and at a store's order that could not be marked. Default 4 h.</summary>
    public TimeSpan PaidBackEvery { get; init; } = TimeSpan.FromHours(4);

    /// <summary>How long after its end an order on account may be unpaid before a person is told. Default null: never, the ERP's ledger dunns.</summary>
    public TimeSpan? UnpaidDwell { get; init; }

    /// <summary>
    /// Whether what the store refunds is credited in the ERP, wherever its connection has returns (<see cref="Domain.Ports.IErpReturns"/>): by line of the posted invoice where the store names lines, else a person
    /// decides. Default true.
    /// </summary>
    public bool CreditsRefunds { get; init; } = true;

    /// <summary>The ERP's id of the location for refunded goods that the store does not put back into stock; null, the default, for the one that they left from.</summary>
    public string? NotRestockedLocation { get; init; }

    /// <summary>What says which pack one of the store's variants is. Default <see cref="B2BOrders.PackSource.OfferTable"/>.</summary>
    public PackSource PackSource { get; init; }

    /// <summary>What says what goods cost, before an order is booked. Default <see cref="B2BOrders.PriceSource.ErpQuote"/>. <see cref="ErpTotalTolerance"/> holds for each line too.</summary>
    public PriceSource PriceSource { get; init; }

    /// <summary>The currency that the ERP keeps credit limits and balances in. Default null: the order's own.</summary>
    public CurrencyCode? AccountCurrency { get; init; }

    /// <summary>Carriers as the warehouse writes them, to the store's own spelling; one that is not among them is told as the warehouse writes it. Never null.</summary>
    public IReadOnlyDictionary<string, string> CarrierNames { get => field ?? new Dictionary<string, string>(); init; }

    /// <summary>What becomes of an order of which the warehouse does not have all. Default <see cref="B2BOrders.Backorders.ReleaseInStock"/>.</summary>
    public Backorders Backorders { get; init; }

    /// <summary>Time between two looks at a warehouse's stock while an order waits for it, one for all that wait; of several policies for one warehouse the shortest. Default 30 minutes.</summary>
    public TimeSpan BackorderEvery { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Time between two polls for changed orders and drafts. Default 2 minutes.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How far a poll reaches back behind the newest change that was seen. Default 5 minutes.</summary>
    public TimeSpan PollOverlap { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between two reads of what is open, by its id, and between two polls that reach back by <see cref="LateReach"/>. Default 1 h.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How far back the late poll looks for orders that a list showed too late. Default 24 h.</summary>
    public TimeSpan LateReach { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How far the very first poll reaches back. Default 7 days.</summary>
    public TimeSpan FirstPollReach { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Time between two polls of the warehouse's dispatches. Default 15 minutes.</summary>
    public TimeSpan DispatchPollEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time between two looks at a sales order in the ERP while its goods are still to leave, or to be posted. Default 1 h.</summary>
    public TimeSpan ErpCheckEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Who posts in the ERP what has left the warehouse. Default <see cref="DispatchPosting.ShipAndInvoice"/>, wherever the ERP's connection can.</summary>
    public DispatchPosting Posting { get; init; } = DispatchPosting.ShipAndInvoice;

    /// <summary>
    /// How long after its goods were told a sales order may stand in the ERP before a person must see that nobody posted it; until it is posted its case stays open, and what it takes of the account's credit
    /// stays taken. Default 3 days.
    /// </summary>
    public TimeSpan PostedWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>Largest difference between the ERP's total and the order's, in major units, that is let pass. Default 0.</summary>
    public decimal ErpTotalTolerance { get; init; }

    /// <summary>How soon a held order is looked at again although nothing changed, and its account asked for anew. Default 15 minutes.</summary>
    public TimeSpan RecheckHolds { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How much our clock and a system's may differ before a person must see it. Default 2 minutes.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(2);
}
