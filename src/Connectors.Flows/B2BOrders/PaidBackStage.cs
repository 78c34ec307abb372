namespace Connectors.Flows.B2BOrders;

/// <summary>Where the payment of an order on account stands, in the words of reports.</summary>
public static class PaidBackStage
{
    /// <summary>Something of its invoices is left to pay.</summary>
    public const string Unpaid = "Unpaid";

    /// <summary>Nothing is, and the store is still to show it.</summary>
    public const string Settled = "Settled";

    /// <summary>The store has nothing more to be told, or a person took it over.</summary>
    public const string Over = "Over";
}
