using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>The warehouse is told the delivery service in its own words, and none that nobody mapped.</summary>
public sealed class DeliveryServiceTests
{
    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public DeliveryServiceTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task The_warehouse_is_told_its_own_text_and_the_ERP_the_marketplaces_code()
    {
        _world.Tables = static () => Given.Services(("STD", "Standard"), ("EXP", "Next Day"));

        await RunAsync("EXP");

        Assert.Equal("Next Day", Assert.Single(_world.SubmittedOrders).DeliveryService);
        Assert.Equal("EXP", _world.ErpContents[Assert.Single(_world.ErpOrders).Id].DeliveryService);
    }

    [Fact]
    public async Task A_service_without_a_row_holds_the_order_before_the_warehouse_until_the_table_has_it()
    {
        _world.Tables = static () => Given.Services(("STD", "Standard"));
        await RunAsync("EXP");

        Assert.Single(_world.ErpOrders);
        Assert.Empty(_world.SubmittedOrders);
        var held = Assert.Single(await _store.GetExceptionsAsync(scope: "order/bq:1-A"));
        Assert.Equal((ReasonCatalogue.DeliveryServiceUnmapped.Code, true, "delivery services", "services-1"), (held.Code, held.Holds, held.Table, held.TableVersion));

        _world.Tables = static () => Given.Services(("STD", "Standard"), ("EXP", "Next Day"));
        await RunAsync(later: TimeSpan.FromMinutes(20));

        Assert.Equal("Next Day", Assert.Single(_world.SubmittedOrders).DeliveryService);
        Assert.Empty(await _store.GetExceptionsAsync(scope: "order/bq:1-A"));
    }

    [Theory]
    [InlineData("EXP", false)]
    [InlineData("EXP", true)]
    [InlineData(null, true)]
    public async Task Without_rows_the_marketplaces_code_is_passed_on_and_nothing_where_it_names_none(string? service, bool hasTable)
    {
        _world.Tables = hasTable && service is not null ? static () => Given.Services() : hasTable ? static () => Given.Services(("STD", "Standard")) : static () => Given.Tables();

        await RunAsync(service);

        Assert.Equal(service, Assert.Single(_world.SubmittedOrders).DeliveryService);
    }

    [Fact]
    public async Task Rules_of_the_host_see_and_may_amend_the_warehouses_text()
    {
        _world.Tables = static () => Given.Services(("EXP", "Next Day"));
        _world.Rules = [new HostRule<FulfilmentOrder>("am", "1", static (order, _) => new RuleVerdict<FulfilmentOrder>.Amend(order with { DeliveryService = order.DeliveryService + " AM" }, "before noon"))];

        await RunAsync("EXP");

        Assert.Equal("Next Day AM", Assert.Single(_world.SubmittedOrders).DeliveryService);
    }

    private async Task RunAsync(string? service = null, TimeSpan? later = null)
    {
        if (later is { } by)
            _world.Clock.Advance(by);
        else
            _world.Show(Given.Order(MarketplaceOrderState.Shipping) with { ShippingService = service });
        using var runner = _world.Runner(_store);
        await runner.RunUntilIdleAsync();
    }
}
