namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Whether something is looked at before an order is accepted, and what follows when it is not as it should be.</summary>
public enum AcceptanceCheck
{
    /// <summary>It is not looked at. The default.</summary>
    Off = 0,

    /// <summary>The order waits for a person; the deadline is watched.</summary>
    Hold,

    /// <summary>The lines that it concerns are refused.</summary>
    Refuse,
}
