namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Who decides that what has not left of an order will not come, so that it is paid back.</summary>
public enum RestPolicy
{
    /// <summary>A person does (<see cref="MarketplaceOrdersFlow.RestWillNotCome"/>), or sees to it at the marketplace.</summary>
    ByPerson,

    /// <summary>
    /// The flow does, <see cref="OrderPolicy.RestAfter"/> after the warehouse has sent the last that it will. Only where a part has left, in whole packs and without anything odd: all else stays a person's.
    /// </summary>
    Automatic,
}
