using Connectors.Domain.Documents;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>Orders whose buyers pay the seller are kept for settlements (R30), and no others.</summary>
public sealed class OnAccountOrdersTests
{
    private static readonly OrderContext Context = new(Given.T0, Given.Route, new OrderPolicy(), Given.Tables(), Given.Approved, Given.Several);

    [Fact]
    public void An_order_is_kept_when_it_is_first_seen_and_not_with_every_look()
    {
        var first = Decide(null, buyerPaysSeller: true);
        Assert.Equal([new RowChange("on-account/bq", "1-A", "on account")], OnAccount(first));
        Assert.Empty(OnAccount(Decide(first.State, buyerPaysSeller: true, minutes: 1)));
    }

    [Fact]
    public void An_order_that_the_marketplace_is_paid_for_is_not_kept_nor_one_that_becomes_so()
    {
        Assert.Empty(OnAccount(Decide(null, buyerPaysSeller: false)));
        Assert.Equal([new RowChange("on-account/bq", "1-A", null)], OnAccount(Decide(Decide(null, buyerPaysSeller: true).State, buyerPaysSeller: false, minutes: 1)));
    }

    private static IEnumerable<RowChange> OnAccount(Decision<OrderState, OrderEffect> decision) => decision.Rows.Where(static r => r.Table.StartsWith("on-account/", StringComparison.Ordinal));

    private static Decision<OrderState, OrderEffect> Decide(OrderState? state, bool buyerPaysSeller, int minutes = 0) => OrderDecisions.Decide(
        state, new OrderInput.OfMarketplace(new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.WaitingAcceptance, minutes: minutes) with { BuyerPaysSeller = buyerPaysSeller })), Context);
}
