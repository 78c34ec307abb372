namespace Connectors.Flows.MarketplaceOrders;

/// <summary>When a marketplace order is accepted (policy C1).</summary>
public enum AcceptancePolicy
{
    /// <summary>As soon as the order is durably received, whatever state the ERP is in. The default.</summary>
    AfterDurableReceipt = 0,

    /// <summary>The marketplace accepts by itself; nothing is sent.</summary>
    OperatorAutoAccepts,

    /// <summary>A person accepts in the marketplace's back office; the clock is watched all the same.</summary>
    Manual,
}
