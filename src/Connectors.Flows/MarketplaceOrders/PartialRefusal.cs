namespace Connectors.Flows.MarketplaceOrders;

/// <summary>What happens when some lines are to be refused and the marketplace takes one decision for all.</summary>
public enum PartialRefusal
{
    /// <summary>The order waits for a person; the deadline is watched. The default.</summary>
    Hold = 0,

    /// <summary>The whole order is refused.</summary>
    RefuseOrder,
}
