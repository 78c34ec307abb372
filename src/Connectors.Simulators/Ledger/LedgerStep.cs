namespace Connectors.Simulators.Ledger;

/// <summary>The steps of an order that the seller owes, in their order.</summary>
internal static class LedgerStep
{
    /// <summary>Take or refuse the order.</summary>
    public const string Accept = "accept";

    /// <summary>A sales order in the ERP.</summary>
    public const string ErpOrder = "erp-order";

    /// <summary>An order at the warehouse for all that is to be sent.</summary>
    public const string WarehouseOrder = "warehouse-order";

    /// <summary>The news of a parcel to the marketplace.</summary>
    public const string Confirm = "confirm";

    /// <summary>The news of another carrier or number to the marketplace.</summary>
    public const string Tracking = "tracking";

    /// <summary>The answer to a customer who sends something back, and his money.</summary>
    public const string Refund = "refund";

    /// <summary>The posting of the sales order, which people do.</summary>
    public const string Posting = "posting";

    /// <summary>Sales order and warehouse order taken back after a cancellation.</summary>
    public const string TakeBack = "take-back";
}
