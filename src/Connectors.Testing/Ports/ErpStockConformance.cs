using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErpStock"/> must do.</summary>
public static class ErpStockConformance
{
    private const string Number = "bq:1-A";
    private const int MostPages = 1000;

    /// <summary>The suite.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpStockHarness>> start) => PortTrial.Checks(start, [.. Levels(), .. Movements(), .. Demand()]);

    private static IEnumerable<(string Name, Func<IErpStockHarness, Task> RunAsync)> Levels() =>
    [
        ("The level of an item comes under the SKU asked for, and one that does not exist has none", static async it =>
        {
            var levels = await it.Stock.GetStockLevelsAsync([it.Item, new Sku("NO-SUCH-ITEM"), new Sku(new string('N', 300))]).ConfigureAwait(false);

            Expect.Empty(levels.Unreadable);
            Expect.Sequence([it.Item], levels.Select(static level => level.Sku).Distinct());
            Expect.True(Free(levels) >= 100m, "whether the level is what the ERP has");
        }),

        ("The level of an item that is asked for is its level among all", static async it =>
        {
            var all = await AllAsync(it).ConfigureAwait(false);

            Expect.Equal(all.Count, all.DistinctBy(static level => (level.Sku.Value.ToUpperInvariant(), level.LocationId)).Count());
            Expect.Equal(Free(await it.Stock.GetStockLevelsAsync([it.Item]).ConfigureAwait(false)), Free(all.Where(level => Is(level.Sku, it.Item))));
        }),

        ("What a level tells is what the capabilities say", static async it =>
        {
            foreach (var level in await AllAsync(it).ConfigureAwait(false))
            {
                Expect.Equal(it.Stock.Capabilities.LocationStock, level.LocationId is not null, "whether a level names its location");
                Expect.Equal(it.Stock.Capabilities.TellsAvailable, level.Available is not null, "whether a level tells what is available");
            }
        }),

        ("Goods that people move show in the level", static async it =>
        {
            var before = await FreeAsync(it).ConfigureAwait(false);
            await it.MoveGoodsAsync(it.Item, 7m).ConfigureAwait(false);
            Expect.Equal(before + 7m, await FreeAsync(it).ConfigureAwait(false));
            await it.MoveGoodsAsync(it.Item, -9m).ConfigureAwait(false);
            Expect.Equal(before - 2m, await FreeAsync(it).ConfigureAwait(false));
        }),

        ("Nothing that is asked for has no level", static async it => Expect.Empty(await it.Stock.GetStockLevelsAsync([]).ConfigureAwait(false))),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Stock.GetAllStockLevelsAsync(null, token), "GetAllStockLevelsAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Stock.GetStockLevelsAsync([it.Item], token), "GetStockLevelsAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Stock.GetOpenDemandAsync(null, token), "GetOpenDemandAsync").ConfigureAwait(false);
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpStockHarness, Task> RunAsync)> Movements() =>
    [
        ("An ERP that does not tell movements says so, and one that does tells where they end", static async it =>
        {
            if (it.Stock.Capabilities.TellsMovements)
            {
                var end = await it.Stock.GetStockMovementsAsync(null).ConfigureAwait(false);
                Expect.Empty(end.Moved);
                Expect.False(end.HasMore);
                Expect.Empty((await it.Stock.GetStockMovementsAsync(end.Position).ConfigureAwait(false)).Moved);
                return;
            }

            try
            {
                await it.Stock.GetStockMovementsAsync(null).ConfigureAwait(false);
            }
            catch (NotSupportedException)
            {
                return;
            }
            throw Expect.Failure("movements of an ERP that does not tell them", nameof(NotSupportedException), "an answer");
        }),

        ("What moved after a position is told, each item once, and not again after the next position", static async it =>
        {
            if (await EndAsync(it).ConfigureAwait(false) is not { } position)
                return;
            await it.MoveGoodsAsync(it.Item, 3m).ConfigureAwait(false);
            await it.MoveGoodsAsync(it.Item, -1m).ConfigureAwait(false);

            var (moved, next) = await MovedAsync(it, position).ConfigureAwait(false);

            Expect.True(Is(Expect.Single(moved), it.Item), "whether what moved is the item");
            Expect.Empty((await MovedAsync(it, next).ConfigureAwait(false)).Moved);
            Expect.Sequence(moved, (await MovedAsync(it, position).ConfigureAwait(false)).Moved);
        }),

        ("What is only promised does not move; what is posted does", static async it =>
        {
            if (await EndAsync(it).ConfigureAwait(false) is not { } position)
                return;
            var number = await it.KeyOrderAsync(it.Item, 4m).ConfigureAwait(false);
            (var moved, position) = await MovedAsync(it, position).ConfigureAwait(false);
            Expect.Empty(moved);

            await it.PostOrderAsync(number).ConfigureAwait(false);

            Expect.True(Is(Expect.Single((await MovedAsync(it, position).ConfigureAwait(false)).Moved), it.Item), "whether what moved is the item");
        }),

        ("A position of something else is refused", static async it =>
        {
            if (!it.Stock.Capabilities.TellsMovements)
                return;
            try
            {
                await it.Stock.GetStockMovementsAsync("of another list").ConfigureAwait(false);
            }
            catch (Exception e) when (e is ArgumentException or PortException)
            {
                return;
            }
            throw Expect.Failure("a position of something else", "a refusal", "an answer");
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpStockHarness, Task> RunAsync)> Demand() =>
    [
        ("Without orders nothing is promised", static async it => Expect.Equal(0m, Outstanding(await DemandAsync(it).ConfigureAwait(false), it.Item))),

        ("An order that was keyed at the desk is demand, without an external number", static async it =>
        {
            var number = await it.KeyOrderAsync(it.Item, 6m).ConfigureAwait(false);

            var order = Expect.Single((await DemandAsync(it).ConfigureAwait(false)).Where(o => o.Number == number));

            Expect.Equal((string.Empty, 6m), (order.ExternalNumber, Outstanding([order], it.Item)));
        }),

        ("An order of ours is demand under its external number, in the unit it was ordered in", static async it =>
        {
            var asked = it.NewOrder(Number);
            var created = await it.Erp.CreateOrderAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);

            var order = Expect.Single((await DemandAsync(it).ConfigureAwait(false)).Where(static o => string.Equals(o.ExternalNumber, Number, StringComparison.OrdinalIgnoreCase)));

            Expect.Equal((created.Id, created.Number), (order.OrderId, order.Number));
            Expect.Equal(asked.Lines.Where(line => Is(line.Sku, it.Item)).Sum(static line => line.Ordered.Count), Outstanding([order], it.Item));
        }),

        ("What was posted in part is promised no more and has left", static async it =>
        {
            var before = await FreeAsync(it).ConfigureAwait(false);
            var number = await it.KeyOrderAsync(it.Item, 5m).ConfigureAwait(false);
            await it.PostOrderAsync(number, 2m).ConfigureAwait(false);

            Expect.Equal(3m, Outstanding(await DemandAsync(it).ConfigureAwait(false), it.Item));
            if (!it.Stock.Capabilities.TellsAvailable)
                Expect.Equal(before - 2m, await FreeAsync(it).ConfigureAwait(false));
            await it.PostOrderAsync(number).ConfigureAwait(false);
            Expect.Equal(0m, Outstanding(await DemandAsync(it).ConfigureAwait(false), it.Item));
            Expect.Equal(before - 5m, await FreeAsync(it).ConfigureAwait(false));
        }),

        ("An order that is posted between demand and levels shows less than there is, never more", static async it =>
        {
            var number = await it.KeyOrderAsync(it.Item, 5m).ConfigureAwait(false);
            var sellable = await FreeAsync(it).ConfigureAwait(false) - Promised(it, await DemandAsync(it).ConfigureAwait(false));
            var demand = await DemandAsync(it).ConfigureAwait(false);

            await it.PostOrderAsync(number).ConfigureAwait(false);

            var seen = await FreeAsync(it).ConfigureAwait(false) - Promised(it, demand);
            Expect.True(seen <= sellable, "whether no more is seen than there is");
            Expect.Equal(sellable, await FreeAsync(it).ConfigureAwait(false) - Promised(it, await DemandAsync(it).ConfigureAwait(false)));
        }),

        ("Reading changes nothing", static async it =>
        {
            await it.KeyOrderAsync(it.Item, 5m).ConfigureAwait(false);
            var before = (await FreeAsync(it).ConfigureAwait(false), Outstanding(await DemandAsync(it).ConfigureAwait(false), it.Item));

            await AllAsync(it).ConfigureAwait(false);
            await DemandAsync(it).ConfigureAwait(false);

            Expect.Equal(before, (await FreeAsync(it).ConfigureAwait(false), Outstanding(await DemandAsync(it).ConfigureAwait(false), it.Item)));
        }),
    ];

    private static bool Is(Sku left, Sku right) => string.Equals(left.Value, right.Value, StringComparison.OrdinalIgnoreCase);

    private static decimal Free(IEnumerable<StockLevel> levels) => levels.Sum(static level => level.Available ?? level.OnHand ?? throw Expect.Failure("a level", "what is there", "nothing"));

    private static async Task<decimal> FreeAsync(IErpStockHarness it) => Free(await it.Stock.GetStockLevelsAsync([it.Item]).ConfigureAwait(false));

    /// <summary>What has to be taken off the level.</summary>
    private static decimal Promised(IErpStockHarness it, List<OpenDemand> demand) => it.Stock.Capabilities.TellsAvailable ? 0m : Outstanding(demand, it.Item);

    private static decimal Outstanding(IEnumerable<OpenDemand> demand, Sku sku) => demand.SelectMany(static order => order.Lines).Where(line => Is(line.Sku, sku)).Sum(static line => line.Outstanding);

    private static Task<List<StockLevel>> AllAsync(IErpStockHarness it) => PagesAsync(continuation => it.Stock.GetAllStockLevelsAsync(continuation));

    private static Task<List<OpenDemand>> DemandAsync(IErpStockHarness it) => PagesAsync(continuation => it.Stock.GetOpenDemandAsync(continuation));

    private static async Task<List<T>> PagesAsync<T>(Func<string?, Task<ItemPage<T>>> readAsync)
    {
        var items = new List<T>();
        string? continuation = null;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await readAsync(continuation).ConfigureAwait(false);
            Expect.Empty(page.Unreadable);
            items.AddRange(page.Items);
            continuation = page.Continuation;
            if (continuation is null)
                return items;
        }
        throw Expect.Failure("a list", "an end", "page after page");
    }

    private static async Task<string?> EndAsync(IErpStockHarness it) =>
        it.Stock.Capabilities.TellsMovements ? (await it.Stock.GetStockMovementsAsync(null).ConfigureAwait(false)).Position : null;

    private static async Task<(List<Sku> Moved, string Position)> MovedAsync(IErpStockHarness it, string position)
    {
        var moved = new List<Sku>();
        for (var pages = 0; pages < MostPages; pages++)
        {
            var page = await it.Stock.GetStockMovementsAsync(position).ConfigureAwait(false);
            Expect.Equal(page.Moved.Count, page.Moved.Distinct().Count());
            moved.AddRange(page.Moved);
            position = page.Position;
            if (!page.HasMore)
                return (moved, position);
        }
        throw Expect.Failure("movements", "an end", "page after page");
    }
}
