using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.B2BOrders;
using Connectors.Flows.Engine;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>What is in stock leaves, the rest waits first in line and follows, and all of it is one order: R71. The judge looks at every day.</summary>
public sealed class BackorderTests
{
    /// <summary>Polls seldom: a simulated day costs what is asked in it.</summary>
    private static readonly B2BPolicy Slow = TradeDay.Calm with { PollEvery = TimeSpan.FromMinutes(10), SweepEvery = TimeSpan.FromHours(12), ErpCheckEvery = TimeSpan.FromHours(3) };

    private static readonly Requester Person = new("operations", "console", "ticket 7");

    [Fact]
    public async Task R71_What_is_in_stock_leaves_and_the_rest_follows_on_stock_and_both_are_told_posted_and_one_order()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(5));

        var held = Assert.Single(await day.RecordsAsync(id));
        Assert.Equal(("fulfilment.backordered", false), (held.Code, held.Holds));
        Assert.Equal("14 of BRS-SYN-50", held.Facts.Single(static f => f.Name.StartsWith("line ", StringComparison.Ordinal)).Value);
        Assert.Equal("58.80 GBP", held.Facts.Single(static f => f.Name == "value").Value);
        Assert.Equal(B2BStage.AtWarehouse, await day.StageAsync(id));
        Assert.Equal((10, 2), Sent(Assert.Single(day.Shop.FulfilmentsOf(id)).Quantities));
        Assert.Single(await day.InvoicesAsync(id));

        day.World.SetStock(TradeDay.Brush, 500);
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.Empty(await day.RecordsAsync(id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal([(10, 2), (14, 0)], day.Shop.FulfilmentsOf(id).Select(static f => Sent(f.Quantities)));
        Assert.Equal([TradeDay.KeyOf(id).ToString(), $"{TradeDay.KeyOf(id)}/p2"], (await day.WarehouseOrdersAsync(id)).Select(static o => o.ReferenceId).Order(StringComparer.Ordinal));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Equal(256.80m, (await day.InvoicesAsync(id)).Sum(static i => i.TotalAmountIncludingTax));
        Assert.Equal(2, day.Shop.Effects["fulfillmentCreate"]);
    }

    [Fact]
    public async Task R71_An_order_of_which_nothing_is_in_stock_is_held_and_not_refused_and_leaves_whole_on_stock()
    {
        await using var day = await StartAsync();
        Empty(day);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(3));

        Assert.Equal(B2BStage.Held, await day.StageAsync(id));
        Assert.Equal(["fulfilment.backordered"], await day.CodesAsync(id));
        Assert.Empty(await day.WarehouseOrdersAsync(id));
        Assert.Single(await day.SalesOrdersAsync(id));

        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal(TradeDay.KeyOf(id).ToString(), Assert.Single(await day.WarehouseOrdersAsync(id)).ReferenceId);
        Assert.Equal((24, 2), Sent(Assert.Single(day.Shop.FulfilmentsOf(id)).Quantities));
    }

    [Fact]
    public async Task R67_R71_A_case_is_not_broken_and_waits_whole()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 19);
        var id = day.Shop.PlaceOrder(TradeDay.Order(brushes: 0, cases: 3));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal([12], await AskedAsync(day, id));

        day.World.SetStock(TradeDay.Brush, 23);
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal([12], await AskedAsync(day, id));

        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal([12, 24], await AskedAsync(day, id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
    }

    [Fact]
    public async Task R71_What_arrives_goes_to_who_waits_longest()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 0);
        var first = day.Shop.PlaceOrder(TradeDay.Order(brushes: 0, cases: 1));
        await day.PassAsync(TimeSpan.FromMinutes(30));

        // Less than the case that the first one waits for is not for sale to the next.
        day.World.SetStock(TradeDay.Brush, 10);
        var second = day.Shop.PlaceOrder(TradeDay.Order(brushes: 5));
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Empty((await AskedAsync(day, first)).Concat(await AskedAsync(day, second)));

        day.World.SetStock(TradeDay.Brush, 15);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal([12], await AskedAsync(day, first));
        Assert.Equal([3], await AskedAsync(day, second));

        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal([3, 2], await AskedAsync(day, second));
        Assert.Equal((B2BStage.Completed, B2BStage.Completed), (await day.StageAsync(first), await day.StageAsync(second)));
    }

    [Fact]
    public async Task R71_The_stock_is_read_once_an_interval_however_many_orders_wait()
    {
        var asked = new CallCount("inventory-level.list");
        await using var day = await StartAsync(flows: services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(asked.NewHandler)));
        day.World.SetStock(TradeDay.Brush, 0);
        var ids = Enumerable.Range(0, 6).Select(i => day.Shop.PlaceOrder(TradeDay.Order())).ToList();
        await day.PassAsync(TimeSpan.FromMinutes(10));
        var first = asked.Times;

        await day.PassAsync(TimeSpan.FromHours(10));

        // One search for the one item that all of them wait for.
        Assert.InRange(first, 1, 12);
        Assert.InRange(asked.Times - first, 18, 21);
        Assert.All(ids, id => Assert.Single(day.Shop.FulfilmentsOf(id)));
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));
        foreach (var id in ids)
            Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        var after = asked.Times;
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(after, asked.Times);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    public async Task R71_Whatever_fails_on_the_way_no_part_is_lost_or_doubled(int seed)
    {
        await using var day = await StartAsync(configure: o => o with { FaultRate = 0.1m, Seed = seed, PartialDispatchShare = 0.5m });
        day.World.SetStock(TradeDay.Brush, 30);
        var ids = Enumerable.Range(0, 3).Select(_ => day.Shop.PlaceOrder(TradeDay.Order())).ToList();
        await day.PassAsync(TimeSpan.FromHours(3));
        day.World.SetStock(TradeDay.Brush, 45);
        await day.PassAsync(TimeSpan.FromHours(2));
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(12));

        foreach (var id in ids)
        {
            Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
            Assert.Equal((24, 2), Sent(day.Shop.FulfilmentsOf(id)));
        }
    }

    [Fact]
    public async Task R71_A_worker_that_dies_after_the_rest_was_asked_for_doubles_nothing()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal([10], await AskedAsync(day, id));

        Fill(day);
        Assert.True(await day.DieAtAsync("order.create", TimeSpan.FromHours(2)), "The rest was not asked for.");
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.Equal([10, 14], await AskedAsync(day, id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal((24, 2), Sent(day.Shop.FulfilmentsOf(id)));
    }

    [Fact]
    public async Task R71_An_order_that_is_called_off_is_stopped_in_all_its_parts_and_waits_for_nothing()
    {
        await using var day = await StartAsync(configure: static o => o with { ShortestDispatchDelay = TimeSpan.FromHours(20), LongestDispatchDelay = TimeSpan.FromHours(21) });
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(1));
        day.World.SetStock(TradeDay.Brush, 15);
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal([10, 5], await AskedAsync(day, id));

        day.Shop.Cancel(id);
        await day.PassAsync(TimeSpan.FromHours(3));
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(B2BStage.Cancelled, await day.StageAsync(id));
        Assert.Empty(await day.RecordsAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));
        Assert.Empty(day.Shop.FulfilmentsOf(id));
        Assert.Equal(2, (await day.WarehouseOrdersAsync(id)).Count);
    }

    [Fact]
    public async Task R71_What_the_customer_takes_off_of_what_waits_is_no_conflict_and_is_not_sent()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));

        day.Shop.ReduceLine(id, TradeDay.Brush, 16);
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Equal("6 of BRS-SYN-50", Assert.Single(await day.RecordsAsync(id)).Facts.Single(static f => f.Name.StartsWith("line ", StringComparison.Ordinal)).Value);
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.Equal([10, 6], await AskedAsync(day, id));
        Assert.Equal((16, 2), Sent(day.Shop.FulfilmentsOf(id)));
        Assert.Equal(["erp.close-rest"], await day.CodesAsync(id));
    }

    [Fact]
    public async Task R71_Nothing_more_is_asked_for_while_people_hold_the_order_or_have_a_change_to_settle()
    {
        await using var day = await StartAsync(configure: static o => o with { ShortestDispatchDelay = TimeSpan.FromHours(20), LongestDispatchDelay = TimeSpan.FromHours(21) });
        day.World.SetStock(TradeDay.Brush, 10);
        var (held, changed) = (day.Shop.PlaceOrder(TradeDay.Order(brushes: 20)), day.Shop.PlaceOrder(TradeDay.Order(brushes: 12)));
        await day.PassAsync(TimeSpan.FromMinutes(30));
        day.Shop.Hold(held);
        day.Shop.ReduceLine(changed, TradeDay.Tap, 1);
        await day.PassAsync(TimeSpan.FromMinutes(30));

        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal([10], await AskedAsync(day, held));
        Assert.Empty(await AskedAsync(day, changed));
        Assert.Contains("order.changed-late", await day.CodesAsync(changed));

        day.Shop.ReleaseHolds(held);
        await day.TellAsync(B2BOrdersFlow.Acknowledge(TradeDay.KeyOf(changed), "ticket-7", Person));
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal([10, 10], await AskedAsync(day, held));
        Assert.Equal([12], await AskedAsync(day, changed));
    }

    [Fact]
    public async Task R71_A_person_has_what_waits_sent_whatever_the_stock_is()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));

        await day.TellAsync(B2BOrdersFlow.ReleaseBackorder(TradeDay.KeyOf(id), "ticket-7", Person));
        await day.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal([10, 14], await AskedAsync(day, id));
        Assert.Equal(["warehouse.held"], await day.CodesAsync(id));

        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
    }

    [Fact]
    public async Task R71_What_a_person_gives_up_is_not_sent_and_is_closed_in_the_ERP()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));

        await day.TellAsync(B2BOrdersFlow.GiveUpBackorder(TradeDay.KeyOf(id), "ticket-7", Person));
        await day.PassAsync(TimeSpan.FromHours(6));
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(6));
        Assert.Equal([10], await AskedAsync(day, id));
        Assert.Equal(["erp.close-rest"], await day.CodesAsync(id));
        Assert.Equal(B2BStage.Told, await day.StageAsync(id));

        // A person takes it off the order in the store too; what is left to do is in the ERP.
        day.Shop.ReduceLine(id, TradeDay.Brush, 10);
        await day.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Equal(["erp.close-rest"], await day.CodesAsync(id));
    }

    [Fact]
    public async Task R71_Of_an_order_whose_persons_were_erased_nothing_more_is_sent_and_a_person_sees_it()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));

        Assert.True(await day.Store.ActAsync(B2BOrdersFlow.CaseOf(TradeDay.KeyOf(id)), CaseAct.Erase, Person, day.Clock.GetUtcNow()));
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));

        Assert.Equal([10], await AskedAsync(day, id));
        Assert.Contains("order.erased", await day.CodesAsync(id));
        Assert.Equal((10, 2), Sent(Assert.Single(day.Shop.FulfilmentsOf(id)).Quantities));
        Assert.DoesNotContain(await day.KeptAsync(id), static text => text.Contains("7 Works Road", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R29_R71_The_rest_of_an_order_whose_customer_was_blocked_meanwhile_waits_and_goes_on_by_itself()
    {
        await using var day = await StartAsync();
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(2));

        day.World.SetCustomerBlocked(TradeDay.Account, "All");
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal([10], await AskedAsync(day, id));
        Assert.Contains("customer.blocked", await day.CodesAsync(id));

        day.World.SetCustomerBlocked(TradeDay.Account, " ");
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal([10, 14], await AskedAsync(day, id));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Empty(await day.RecordsAsync(id));
    }

    [Fact]
    public async Task R29_A_customer_who_is_blocked_between_release_and_booking_is_not_booked_and_goes_on_by_itself()
    {
        var booking = new CallCount("salesOrders.create") { IsDown = true };
        await using var day = await StartAsync(flows: services => services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(booking.NewHandler)));
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromMinutes(30));
        Assert.Contains("payment.released", await day.JournalAsync(id));
        Assert.NotEqual(0, booking.Times);

        day.World.SetCustomerBlocked(TradeDay.Account, "All");
        await day.PassAsync(TimeSpan.FromMinutes(20));
        booking.IsDown = false;
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(["customer.blocked"], await day.CodesAsync(id));
        Assert.Empty(await day.SalesOrdersAsync(id));

        day.World.SetCustomerBlocked(TradeDay.Account, " ");
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
        Assert.Single(await day.InvoicesAsync(id));
    }

    [Fact]
    public async Task Where_orders_go_whole_the_warehouse_does_with_it_what_it_does()
    {
        await using var day = await StartAsync(policy: Slow with { Backorders = Backorders.SendWhole });
        day.World.SetStock(TradeDay.Brush, 10);
        var id = day.Shop.PlaceOrder(TradeDay.Order());
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal([24], await AskedAsync(day, id));
        Assert.Equal(["warehouse.held"], await day.CodesAsync(id));
        Fill(day);
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(B2BStage.Completed, await day.StageAsync(id));
    }

    /// <summary>A day on which goods leave within the hour.</summary>
    private static Task<TradeDay> StartAsync(B2BPolicy? policy = null, Func<SimulationOptions, SimulationOptions>? configure = null, Action<IServiceCollection>? flows = null) => TradeDay.StartAsync(
        policy ?? Slow, o => o with { ShortestDispatchDelay = TimeSpan.FromMinutes(20), LongestDispatchDelay = TimeSpan.FromMinutes(50) } is var soon && configure is not null ? configure(soon) : soon, flows: flows);

    private static void Empty(TradeDay day)
    {
        day.World.SetStock(TradeDay.Brush, 0);
        day.World.SetStock(TradeDay.Tap, 0);
    }

    private static void Fill(TradeDay day)
    {
        day.World.SetStock(TradeDay.Brush, 5000);
        day.World.SetStock(TradeDay.Tap, 5000);
    }

    /// <summary>How many brushes the warehouse was asked for, order after order.</summary>
    private static async Task<List<int>> AskedAsync(TradeDay day, string id) =>
        [.. (await day.WarehouseOrdersAsync(id)).OrderBy(static o => o.ReferenceId, StringComparer.Ordinal).Select(static o => o.Products.Where(static p => p.ReferenceId == TradeDay.Brush).Sum(static p => p.Quantity)).Where(static asked => asked > 0)];

    private static (int Brushes, int Taps) Sent(IReadOnlyList<Connectors.Simulators.Shopify.ShopFulfilment> told) => (told.Sum(static f => f.Quantities.GetValueOrDefault(TradeDay.Brush)), told.Sum(static f => f.Quantities.GetValueOrDefault(TradeDay.Tap)));

    private static (int Brushes, int Taps) Sent(IReadOnlyDictionary<string, int> quantities) => (quantities.GetValueOrDefault(TradeDay.Brush), quantities.GetValueOrDefault(TradeDay.Tap));
}
