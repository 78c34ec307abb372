namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Where an order stands, in the words of reports.</summary>
public static class OrderStage
{
    /// <summary>The marketplace has not shown it yet, or still checks it.</summary>
    public const string Received = "Received";

    /// <summary>It must be accepted.</summary>
    public const string ToAccept = "ToAccept";

    /// <summary>Accepted; the marketplace has still to clear it.</summary>
    public const string WaitingClearance = "WaitingClearance";

    /// <summary>Cleared; on its way into ERP and warehouse.</summary>
    public const string Posting = "Posting";

    /// <summary>The warehouse has it.</summary>
    public const string AtWarehouse = "AtWarehouse";

    /// <summary>The ERP has it, and its people are to send it.</summary>
    public const string InErp = "InErp";

    /// <summary>All of it left and the marketplace knows.</summary>
    public const string Confirmed = "Confirmed";

    /// <summary>It waits for a person.</summary>
    public const string Held = "Held";

    /// <summary>The operator ships it, or it was finished before we saw it.</summary>
    public const string Ignored = "Ignored";

    /// <summary>Done.</summary>
    public const string Completed = "Completed";

    /// <summary>Cancelled after acceptance, and everything behind it taken back.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>Refused on purpose: by our policy, or by a person in the marketplace's back office.</summary>
    public const string Refused = "Refused";

    /// <summary>Refused by the marketplace because nobody accepted it in time, or by nobody knows whom.</summary>
    public const string Lost = "Lost";
}
