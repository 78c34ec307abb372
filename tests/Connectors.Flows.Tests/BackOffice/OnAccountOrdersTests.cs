using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Receivables;
using Connectors.Flows.BackOffice;
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

    [Fact]
    public void R30_An_order_that_is_booked_is_kept_with_number_account_and_total_and_nothing_of_its_buyer()
    {
        var order = Given.Order(MarketplaceOrderState.Shipping) with { BuyerPaysSeller = true, PurchaseOrderNumber = Given.Canaries[0] };
        var booked = new OrderStory().AtWarehouse().State.BackOffice.SalesOrder! with { PurchaseOrderNumber = Given.Canaries[0] };

        var row = Assert.Single(OnAccountOrders.Changes(order, null, order, booked));

        Assert.Equal(("on-account/bq", order.Key.OrderId), (row.Table, row.Key));
        var kept = JsonSerializer.Deserialize(row.Content!, ReservationJsonContext.Default.KeptOnAccountOrder);
        Assert.Equal(new KeptOnAccountOrder(booked.ExternalNumber, booked.Customer, booked.OrderedAt, booked.Total), kept);
        Assert.DoesNotContain(Given.Canaries[0], row.Content, StringComparison.Ordinal);
        Assert.Empty(OnAccountOrders.Changes(order, booked, order, booked with { Company = null }));
        Assert.Null(Assert.Single(OnAccountOrders.Changes(order, booked, order with { BuyerPaysSeller = false }, booked)).Content);
    }

    [Fact]
    public async Task R30_Rows_of_before_and_of_now_are_read()
    {
        var world = new SettlementWorld();
        await world.OnAccountAsync("A");
        await world.KeepAsync(new RowChange(OnAccountOrders.TableOf(Given.Bq), "B", JsonSerializer.Serialize(new KeptOnAccountOrder("bq:B", new("TRADE"), Given.T0, SettlementWorld.Gbp(12m)), ReservationJsonContext.Default.KeptOnAccountOrder)));

        var orders = await OnAccountOrders.ReadAsync(world.Store, Given.Bq, CancellationToken.None).ToListAsync();

        Assert.Equal(
            [new OnAccountOrder { OrderId = "A" }, new OnAccountOrder { OrderId = "B", ExternalNumber = "bq:B", Customer = new("TRADE"), OrderedAt = Given.T0, Total = SettlementWorld.Gbp(12m) }], orders);
    }

    private static IEnumerable<RowChange> OnAccount(Decision<OrderState, OrderEffect> decision) => decision.Rows.Where(static r => r.Table.StartsWith("on-account/", StringComparison.Ordinal));

    private static Decision<OrderState, OrderEffect> Decide(OrderState? state, bool buyerPaysSeller, int minutes = 0) => OrderDecisions.Decide(
        state, new OrderInput.OfMarketplace(new MarketplaceInput.OrderSeen(Given.Order(MarketplaceOrderState.WaitingAcceptance, minutes: minutes) with { BuyerPaysSeller = buyerPaysSeller })), Context);
}
