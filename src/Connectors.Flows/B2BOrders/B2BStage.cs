namespace Connectors.Flows.B2BOrders;

/// <summary>Where a business order stands, in the words of reports.</summary>
public static class B2BStage
{
    /// <summary>The store has not shown it yet.</summary>
    public const string Received = "Received";

    /// <summary>A draft that people have yet to complete.</summary>
    public const string Draft = "Draft";

    /// <summary>Its account is asked about.</summary>
    public const string Checking = "Checking";

    /// <summary>Released; on its way into ERP and warehouse.</summary>
    public const string Posting = "Posting";

    /// <summary>The warehouse has it.</summary>
    public const string AtWarehouse = "AtWarehouse";

    /// <summary>All of it left and the store knows.</summary>
    public const string Told = "Told";

    /// <summary>It waits for a person, or for its payment.</summary>
    public const string Held = "Held";

    /// <summary>A quote, a test, a draft that became an order, or one that was finished before we saw it.</summary>
    public const string Ignored = "Ignored";

    /// <summary>Done.</summary>
    public const string Completed = "Completed";

    /// <summary>Called off, and everything behind it taken back.</summary>
    public const string Cancelled = "Cancelled";
}
