namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>Where a refund of a store stands, in the words of reports.</summary>
public static class StoreRefundStage
{
    /// <summary>What it is of is still to be invoiced.</summary>
    public const string Waiting = "Waiting";

    /// <summary>Its credit note is made.</summary>
    public const string Crediting = "Crediting";

    /// <summary>It waits for a person.</summary>
    public const string Held = "Held";

    /// <summary>Its credit note is posted.</summary>
    public const string Credited = "Credited";

    /// <summary>Nothing is to be credited: nothing of it was invoiced, or a person settled it by hand.</summary>
    public const string Closed = "Closed";
}
