namespace Connectors.Simulators.BusinessCentral;

/// <summary>What the ERP does beside the ordinary course, each a switch with its share of cases, from 0 (never, the default) to 1 (always), drawn from the seed.</summary>
/// <remarks>What concerns single orders may differ for one order, see <see cref="PlannedOrder.BusinessCentral"/>; the rest is taken from the options of the world.</remarks>
public sealed record BusinessCentralBehaviours
{
    /// <summary>What an ordinary day has of it.</summary>
    public static BusinessCentralBehaviours Ordinary { get; } = new()
    {
        Locks = 0.01m,
        TokenEndpointAway = 0.01m,
        PagesGone = 0.01m,
        EmptyPages = 0.01m,
        LinesNotTold = 0.005m,
        RefusedAfterPosting = 0.05m,
        ReleasedByPeople = 0.02m,
        RenumberedByPeople = 0.005m,
        PostedByPeople = 0.005m,
        PostedAfterLookup = 0.01m,
        DeletedByPeople = 0.002m,
        CopiedAfterLookup = 0.002m,
        DeskOrders = 0.3m,
        GoodsReceived = 0.2m,
        JournalsPosted = 1m,
    };

    /// <summary>What a bad day has of it.</summary>
    public static BusinessCentralBehaviours Bad { get; } = new()
    {
        Locks = 0.1m,
        TokenEndpointAway = 0.2m,
        PagesGone = 0.25m,
        CompanyRecreated = 1m,
        EmptyPages = 0.1m,
        LinesNotTold = 0.1m,
        IgnoredOperators = 1m,
        RefusedAfterPosting = 0.5m,
        UnknownLock = 1m,
        ReleasedByPeople = 0.1m,
        RenumberedByPeople = 0.05m,
        PostedByPeople = 0.05m,
        PostedAfterLookup = 0.1m,
        DeletedByPeople = 0.03m,
        CopiedAfterLookup = 0.03m,
        DeskOrders = 0.6m,
        GoodsReceived = 0.5m,
        JournalsPosted = 0.7m,
    };

    /// <summary>Share of writes refused because somebody else holds the table, in the ERP's sentences and with more than one status; nothing is done.</summary>
    public decimal Locks { get; init; }

    /// <summary>Share of token requests that the token endpoint cannot answer for the moment (400 <c>temporarily_unavailable</c>, 503, 429); nothing is given out.</summary>
    public decimal TokenEndpointAway { get; init; }

    /// <summary>Share of hours in which the pages of sales documents are gone for 5 to 30 minutes (metadata rebuilt, upgrade): 404 or 400 that sound final.</summary>
    public decimal PagesGone { get; init; }

    /// <summary>Share of days (24 hours from the start of the world) on which the company is created anew under its name, with another id.</summary>
    public decimal CompanyRecreated { get; init; }

    /// <summary>Share of lists whose first page is empty and has a link to the next.</summary>
    public decimal EmptyPages { get; init; }

    /// <summary>Share of answers with lines asked for whose lines are null.</summary>
    public decimal LinesNotTold { get; init; }

    /// <summary>Share of filters with an operator the dialect does not know (<c>in</c> without <c>$schemaversion=2.1</c>) that are ignored instead of refused: all rows come.</summary>
    public decimal IgnoredOperators { get; init; }

    /// <summary>Share of postings without an invoice that are answered with 400 although they were done.</summary>
    public decimal RefusedAfterPosting { get; init; }

    /// <summary>Share of worlds whose range holds a lock, <c>DEADLOCK-5L</c>, that the ERP does not know: its refusals quote the word by which lock errors are known.</summary>
    public decimal UnknownLock { get; init; }

    /// <summary>Share of sales orders that a person releases within two hours: from then on most changes, and deletion, are refused.</summary>
    public decimal ReleasedByPeople { get; init; }

    /// <summary>Share of sales orders into which a person puts the customer's own number instead of the external number, within two hours.</summary>
    public decimal RenumberedByPeople { get; init; }

    /// <summary>Share of sales orders that a person ships and invoices within two hours, whatever the warehouse did.</summary>
    public decimal PostedByPeople { get; init; }

    /// <summary>Share of sales orders that a person ships and invoices right after the first look-up that finds them.</summary>
    public decimal PostedAfterLookup { get; init; }

    /// <summary>Share of sales orders that a person deletes within two hours.</summary>
    public decimal DeletedByPeople { get; init; }

    /// <summary>Share of sales orders of which a person makes a copy, under the same external number, right after the first look-up that finds them.</summary>
    public decimal CopiedAfterLookup { get; init; }

    /// <summary>Share of hours of the trading window in which somebody at the desk keys an order, without an external number, and posts it hours later: its goods leave beside those of the marketplace.</summary>
    public decimal DeskOrders { get; init; }

    /// <summary>Share of hours of the trading window in which goods come in, or are counted and some are missing.</summary>
    public decimal GoodsReceived { get; init; }

    /// <summary>Share of sales orders of which a person ships and invoices one of each line within two hours, whatever the warehouse did; the rest stays.</summary>
    public decimal PostedInPartByPeople { get; init; }

    /// <summary>
    /// Share of sales orders whose goods people of the seller's own stock room send, as no warehouse's system does: they post by hand what they sent, parts too
    /// (<see cref="SimulationOptions.PartialDispatchShare"/>), and write carrier and number on notes (<see cref="SimulatedWorld.DeliveryNotes"/>).
    /// </summary>
    public decimal SentByPeople { get; init; }

    /// <summary>Share of the sales orders that people send whose shipments they post alone; the invoice follows two hours after the last.</summary>
    public decimal InvoicedLater { get; init; }

    /// <summary>Share of the sales orders that people send whose notes are written hours after the parcels left.</summary>
    public decimal LateNotes { get; init; }

    /// <summary>Share of items whose stock may not fall below zero: posting more than is there is refused.</summary>
    public decimal GuardedItems { get; init; }

    /// <summary>Share of worlds whose books are closed every night: a posting date before the present day is refused.</summary>
    public decimal ClosedBooks { get; init; }

    /// <summary>Share of mornings, at nine, on which somebody in accounting posts what stands in the journal of settlements. What cannot be posted as it is stays.</summary>
    public decimal JournalsPosted { get; init; }

    /// <summary>Share of sales orders that leave from a location where goods go through a warehouse shipment: posting their goods on the order is refused.</summary>
    public decimal WarehouseHandling { get; init; }
}
