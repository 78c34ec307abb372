namespace Connectors.Flows.MarketplaceOrders;

/// <summary>When a marketplace order is accepted (policy C1). Whoever accepts, the deadline is watched.</summary>
public enum AcceptancePolicy
{
    /// <summary>As soon as the order is durably received, whatever state the ERP is in; rules of the host's own and checks come before it. The default.</summary>
    AfterDurableReceipt = 0,

    /// <summary>The marketplace accepts by itself; nothing is sent.</summary>
    ByMarketplace,

    /// <summary>A person accepts in the marketplace's back office; nothing is sent.</summary>
    Manual,

    /// <summary>As soon as the order is durably received, before anything else: neither rules of the host's own nor checks are asked, and nothing of the order goes on before the acceptance stands in the journal.</summary>
    First,

    /// <summary>
    /// Once the ERP has the sales order, made of what the marketplace shows so far; or without it at <see cref="OrderPolicy.AcceptanceFallbackAt"/> of the window. What the
    /// marketplace shows later makes it anew before any goods are asked for, and an order that comes to nothing takes it back.
    /// </summary>
    AfterErpDraft,
}
