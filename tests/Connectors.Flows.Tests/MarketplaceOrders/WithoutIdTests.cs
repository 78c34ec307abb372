using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What cannot be read and has no id cannot be asked for alone: its record ends when a whole pass over the same list no longer brings it, and not before.</summary>
public sealed class WithoutIdTests
{
    private readonly World _world = new() { LooksLater = true, HidesIds = true };
    private readonly InMemoryFlowStore _store;

    public WithoutIdTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Theory]
    [InlineData("order-poll/bq")]
    [InlineData("order-late/bq")]
    public async Task An_order_shows_until_the_list_it_was_in_is_read_whole_without_it(string poll)
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, "2-A"));
        _world.Unreadable["2-A"] = "$.orders[0].order_lines[0].quantity";
        await RunAsync(TimeSpan.Zero);

        for (var i = 0; i < 48; i++)
        {
            // It stands elsewhere on the page each time, and the list goes on.
            _world.Unreadable["2-A"] = $"$.orders[{i % 3}].order_lines[0].quantity";
            await RunAsync(TimeSpan.FromHours(1), showsNews: true);
            Assert.Single(await ShownAsync(poll));
        }

        var since = _world.AskedSince.Count;
        Assert.InRange(_world.AskedSince.Count(static s => s < Given.T0), 4, 24); // both polls, the longer the rarer
        _world.Unreadable.Clear();
        for (var i = 0; i < 25; i++)
            await RunAsync(TimeSpan.FromHours(1), showsNews: true);

        Assert.Empty(await ShownAsync(poll));
        Assert.NotNull(await _store.GetCaseAsync(OrderMessages.CaseOf(Given.Key("2-A"))));
        Assert.InRange(_world.AskedSince.Skip(since).Count(static s => s < Given.T0), 1, 4);
        Assert.Contains(await _store.GetExceptionsAsync(scope: poll, includeCleared: true), static e => e is { Code: "system.item-unreadable", ClearedAt: not null });
    }

    [Fact]
    public async Task A_warehouse_order_shows_until_the_list_it_was_in_is_read_whole_without_it()
    {
        _world.Show(Given.Order(MarketplaceOrderState.Shipping));
        _world.ShowAtWarehouse(Given.WarehouseOrder("7-A") with { Id = "W7", Reference = "webshop 7" });
        _world.UnreadableAtWarehouse["webshop 7"] = "$[0]";
        await RunAsync(TimeSpan.Zero);

        for (var i = 0; i < 10; i++)
        {
            _world.UnreadableAtWarehouse["webshop 7"] = $"$[{i % 3}]";
            await RunAsync(TimeSpan.FromHours(1));
            _world.SetAtWarehouse("1-A", WarehouseOrderState.Held);
            Assert.Single(await ShownAsync("dispatch-poll/wh"));
        }

        _world.UnreadableAtWarehouse.Clear();
        for (var i = 0; i < 12; i++)
            await RunAsync(TimeSpan.FromHours(1));

        Assert.Empty(await ShownAsync("dispatch-poll/wh"));
    }

    [Fact]
    public async Task An_open_order_shows_until_a_sweep_reads_them_all()
    {
        _world.Show(Given.Order(MarketplaceOrderState.WaitingDebit, "2-A"));
        await RunAsync(TimeSpan.Zero);
        _world.Unreadable["2-A"] = "$.orders[0].order_lines[0].quantity";
        await RunAsync(TimeSpan.FromHours(1));
        Assert.Single(await ShownAsync("order-sweep/bq"));

        _world.Unreadable.Clear();
        await RunAsync(TimeSpan.FromHours(1));

        Assert.Empty(await ShownAsync("order-sweep/bq"));
    }

    [Fact]
    public async Task Two_that_have_no_id_show_as_two_and_end_one_by_one()
    {
        foreach (var (id, at) in new[] { ("2-A", 0), ("3-A", 1) })
        {
            _world.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, id));
            _world.Unreadable[id] = $"$.orders[{at}].price";
        }

        await RunAsync(TimeSpan.Zero);
        await RunAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, (await ShownAsync("order-poll/bq")).Count);

        _world.Unreadable.Remove("2-A");
        _world.Unreadable["3-A"] = "$.orders[0].price";
        for (var i = 0; i < 6; i++)
            await RunAsync(TimeSpan.FromHours(1), showsNews: true);

        Assert.Single(await ShownAsync("order-poll/bq"));
    }

    private async Task<IReadOnlyList<ExceptionRecord>> ShownAsync(string scope) =>
        [.. (await _store.GetExceptionsAsync(scope: scope)).Where(static e => e.Code == ReasonCatalogue.ItemUnreadable.Code)];

    private async Task RunAsync(TimeSpan later, bool showsNews = false)
    {
        _world.Clock.Advance(later);
        if (showsNews)
            _world.Show(Given.Order(MarketplaceOrderState.WaitingDebit, "1-A"));
        using var runner = _world.Runner(_store);
        await runner.RunUntilIdleAsync();
    }
}
