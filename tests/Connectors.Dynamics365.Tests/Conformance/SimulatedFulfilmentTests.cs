using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.OData;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The fulfilment adapter against the simulated ERP, where the ERP has rules of its own.</summary>
public sealed class SimulatedFulfilmentTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public async Task Goods_that_go_through_a_warehouse_shipment_are_not_posted()
    {
        await using var erp = await StartAsync(new() { WarehouseHandling = 1m });
        var dispatch = await erp.CreateAsync();

        var refusal = await Assert.ThrowsAnyAsync<PortException>(() => erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Rejected, refusal.Kind);
        Assert.IsType<LookupResult<PostedErpDispatch>.Absent>(await erp.Fulfilment.FindDispatchAsync(dispatch));
        Assert.Empty(await erp.PostedOnAsync(dispatch.Order));
    }

    [Fact]
    public async Task Goods_that_are_not_there_are_not_posted()
    {
        await using var erp = await StartAsync(new() { GuardedItems = 1m });
        var dispatch = await erp.CreateAsync();
        erp.TakeAway(4999m);

        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAnyAsync<PortException>(() => erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit()))).Kind);
        erp.TakeAway(-1m);
        await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());

        Assert.Equal([Today], await erp.PostedOnAsync(dispatch.Order));
    }

    [Fact]
    public async Task Goods_that_left_on_a_day_that_is_closed_are_posted_on_the_first_open_one()
    {
        await using var erp = await StartAsync(new() { ClosedBooks = 1m });
        var dispatch = await erp.CreateAsync() with { LeftAt = Noon(Today.AddDays(-1)) };

        var posted = await erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit());

        Assert.Equal((Today, true), (posted.PostedOn, posted.IsOrderGone));
        Assert.Equal([Today], await erp.PostedOnAsync(dispatch.Order));
    }

    [Fact]
    public async Task Orders_that_are_posted_side_by_side_are_read_together()
    {
        await using var erp = await StartAsync(new());
        List<ErpDispatch> all = [];
        for (var i = 0; i < 6; i++)
            all.Add(await erp.CreateAsync($"bq:{i}-A"));
        var before = await erp.CallsAsync();

        await Task.WhenAll(all.Select(dispatch => erp.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit())));

        // Twelve where each is read by itself; how many meet depends on how quickly they are asked for.
        Assert.InRange(await erp.CallsAsync() - before, 8, 11);
        foreach (var dispatch in all)
            Assert.Equal([Today], await erp.PostedOnAsync(dispatch.Order));
    }

    [Fact]
    public async Task Parts_are_posted_on_the_days_on_which_they_left()
    {
        await using var erp = await StartAsync(new());
        var whole = await erp.CreateAsync();

        await erp.Fulfilment.PostDispatchAsync(whole with { Lines = [whole.Lines[0] with { Quantity = 1m }], LeftAt = Noon(Today) }, SendPermit.WithoutLimit());
        erp.Pass(TimeSpan.FromDays(2));
        await erp.Fulfilment.PostDispatchAsync(whole with { LeftAt = Noon(Today.AddDays(2)) }, SendPermit.WithoutLimit());

        Assert.Equal([Today, Today.AddDays(2)], await erp.PostedOnAsync(whole.Order));
        Assert.True(Assert.IsType<LookupResult<PostedErpDispatch>.Found>(await erp.Fulfilment.FindDispatchAsync(whole)).Value.IsOrderGone);
    }

    [Fact]
    public async Task A_part_that_people_posted_is_not_posted_again()
    {
        await using var erp = await StartAsync(new());
        var whole = await erp.CreateAsync();
        erp.PostByPeople(whole.Order, 1m);

        await erp.Fulfilment.PostDispatchAsync(whole with { Lines = [whole.Lines[0] with { Quantity = 1m }], WithCharges = false }, SendPermit.WithoutLimit());

        Assert.Equal([Today], await erp.PostedOnAsync(whole.Order));
        var found = Assert.IsType<LookupResult<PostedErpDispatch>.Found>(await erp.Fulfilment.FindDispatchAsync(whole with { Lines = [whole.Lines[0] with { Quantity = 1m }] })).Value;
        Assert.Equal((false, whole.Lines[1].Sku), (found.IsOrderGone, Assert.Single(found.Beyond)));
    }

    [Fact]
    public async Task A_whole_order_is_two_calls_and_its_look_up_one_or_two()
    {
        await using var erp = await StartAsync(new());
        var whole = await erp.CreateAsync();
        var before = await erp.CallsAsync();

        await erp.Fulfilment.FindDispatchAsync(whole);
        Assert.Equal(before + 1, await erp.CallsAsync());
        await erp.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit());
        Assert.Equal(before + 3, await erp.CallsAsync());
        await erp.Fulfilment.FindDispatchAsync(whole);
        Assert.Equal(before + 5, await erp.CallsAsync());
    }

    private static async Task<Erp> StartAsync(BusinessCentralBehaviours behaviours)
    {
        var (world, clock) = await SimulatedSystem.StartWorldAsync(options => options with { BusinessCentral = behaviours });
        return new Erp(world, clock);
    }

    private sealed class Erp(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, SimulatedErp.Register)
    {
        public IErpFulfilment Fulfilment => Services.GetRequiredKeyedService<IErpFulfilment>("bc");

        public async Task<ErpDispatch> CreateAsync(string externalNumber = "bq:1-A")
        {
            var asked = SimulatedErp.NewOrder(World, externalNumber, Morning);
            var order = await Services.GetRequiredKeyedService<IErp>("bc").CreateOrderAsync(asked, SendPermit.WithoutLimit());
            return new ErpDispatch { Order = order, Lines = [.. asked.Lines.Select(static line => new ErpDispatchLine(line.Sku, line.Ordered.Count, line.Ordered.Unit))] };
        }

        public void Pass(TimeSpan time) => Clock.Advance(time);

        public void TakeAway(decimal quantity) => World.MoveErpStock(SimulatedErp.Item.Value, -quantity);

        public void PostByPeople(ErpOrder order, decimal most) => World.PostErpOrder(order.Number, most);

        public async Task<long> CallsAsync() => (await World.CheckAsync()).Calls["business-central"];

        /// <summary>The days on which shipments of the order were posted, in the order of their numbers.</summary>
        public async Task<List<DateOnly>> PostedOnAsync(ErpOrder order)
        {
            var days = new List<(string Number, DateOnly Day)>();
            var client = Services.GetRequiredKeyedService<BusinessCentralClient>("bc");
            await foreach (var shipment in client.GetSalesShipmentsAsync(ODataFilter.EqualTo("orderNumber", order.Number)))
                days.Add((shipment.Number, shipment.PostingDate!.Value));
            return [.. days.OrderBy(static d => d.Number, StringComparer.Ordinal).Select(static d => d.Day)];
        }
    }

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
}
