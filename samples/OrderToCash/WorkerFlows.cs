using Connectors.Flows.Accounts;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Prices;
using Connectors.Flows.Returns;
using Connectors.Flows.Settlement;
using Connectors.Flows.Stock;

namespace OrderToCash;

/// <summary>Which flows a worker runs, and how.</summary>
/// <param name="Orders">How orders are worked on.</param>
internal sealed record WorkerFlows(OrderPolicy Orders)
{
    /// <summary>The way of the orders.</summary>
    public OrderRoute Route { get; init; } = new(new("bq"), new("bc"), new("shipbob"));

    /// <summary>How stock is published; null leaves it out, as with the others.</summary>
    public StockPolicy? Stock { get; init; }

    /// <summary>How orders of the store for businesses are worked on.</summary>
    public B2BPolicy? Trade { get; init; }

    /// <summary>How what businesses may owe is told to the store.</summary>
    public AccountPolicy? Accounts { get; init; }

    public PricePolicy? Prices { get; init; }

    public ReturnsPolicy? Returns { get; init; }

    public SettlementPolicy? Settlement { get; init; }
}
