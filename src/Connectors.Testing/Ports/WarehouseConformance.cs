using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IWarehouse"/> must do.</summary>
public static class WarehouseConformance
{
    private const string Reference = "bq:1-A";

    /// <summary>The suite.</summary>
    /// <param name="start">Starts a warehouse and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IWarehouseHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IWarehouseHarness, Task> RunAsync)> All() =>
    [
        ("An order that nobody submitted is absent", static async it => Absent(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order")),

        ("An order that was submitted is found", static async it =>
        {
            var submitted = await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);

            var found = Found(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order");

            Expect.Equal((submitted.Id, Reference), (found.Id, found.Reference));
            Expect.Empty(found.Shipments.Where(static s => s.DispatchedAt is not null));
            Expect.Equal(1, await it.CountOrdersAsync(Reference).ConfigureAwait(false));
        }),

        ("Another order is not taken for it", static async it =>
        {
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference + "2"), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Absent(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order");
        }),

        ("An order whose answer was lost is found, once", static async it =>
        {
            it.LoseNextAnswer();
            await LostAsync(() => it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()), "submitting the order").ConfigureAwait(false);

            Found(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order");
            Expect.Equal(1, await it.CountOrdersAsync(Reference).ConfigureAwait(false));
        }),

        ("An order that was lost on the way is absent", static async it =>
        {
            it.LoseNextRequest();
            await LostAsync(() => it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()), "submitting the order").ConfigureAwait(false);

            Absent(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order");
            Expect.Equal(0, await it.CountOrdersAsync(Reference).ConfigureAwait(false));
        }),

        ("Two orders with one reference are not told apart by guessing", static async it =>
        {
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            if (await it.AddForeignOrderAsync(Reference).ConfigureAwait(false))
                CannotTell(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "an order whose reference another one has too");
        }),

        ("Other goods under a reference that is taken are no success", static async it =>
        {
            var order = it.NewOrder(Reference);
            await it.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var other = order with { Lines = [order.Lines[0] with { Quantity = order.Lines[0].Quantity + 5 }] };

            await RefusedAsync(() => it.Warehouse.SubmitOrderAsync(other, SendPermit.WithoutLimit()), "submitting other goods under the same reference").ConfigureAwait(false);

            Expect.Equal(1, await it.CountOrdersAsync(Reference).ConfigureAwait(false));
        }),

        ("Other goods or another recipient under a reference that is taken are told before anything is submitted", static async it =>
        {
            var order = it.NewOrder(Reference);
            Absent(await it.Warehouse.FindSubmittedOrderAsync(order).ConfigureAwait(false), "the order");
            var submitted = await it.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(submitted.Id, Found(await it.Warehouse.FindSubmittedOrderAsync(order).ConfigureAwait(false), "the order").Id);
            var more = order with { Lines = [order.Lines[0] with { Quantity = order.Lines[0].Quantity + 5 }, .. order.Lines.Skip(1)] };
            CannotTell(await it.Warehouse.FindSubmittedOrderAsync(more).ConfigureAwait(false), "an order whose reference another one with other quantities has");
            var elsewhere = order with { ShipTo = order.ShipTo with { Name = "Somebody Else", Line1 = "99 Other Street", City = "Elsewhere", Postcode = "ZZ9 9ZZ" } };
            CannotTell(await it.Warehouse.FindSubmittedOrderAsync(elsewhere).ConfigureAwait(false), "an order whose reference another recipient has");
        }),
        ("An order whose id we hold is found by it, and never absent", static async it =>
        {
            var submitted = await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(Reference, Found(await it.Warehouse.FindKnownOrderAsync(submitted.Id, Reference).ConfigureAwait(false), "the order").Reference);
            CannotTell(await it.Warehouse.FindKnownOrderAsync(submitted.Id, Reference + "-OTHER").ConfigureAwait(false), "an order that has another reference");
            CannotTell(await it.Warehouse.FindKnownOrderAsync("9" + submitted.Id, Reference).ConfigureAwait(false), "an order that is not there");
        }),
        ("An order that is not found is never cancelled", static async it =>
        {
            await LostAsync(() => it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()), "cancelling an order that is not found").ConfigureAwait(false);
            var submitted = await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await LostAsync(() => it.Warehouse.CancelOrderAsync(Reference, "9" + submitted.Id, SendPermit.WithoutLimit()), "cancelling by an id that is not there").ConfigureAwait(false);
            Expect.Equal(WarehouseCancellation.Cancelled, await it.Warehouse.CancelOrderAsync(Reference, submitted.Id, SendPermit.WithoutLimit()).ConfigureAwait(false));
            await DemandCancelledAsync(it).ConfigureAwait(false);
        }),
        ("An order that was cancelled is among what changed, page by page too", static async it =>
        {
            var order = it.NewOrder(Reference);
            await it.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var since = order.OrderedAt.AddDays(-1);
            Expect.Contains(await ToListAsync(it.Warehouse.GetOrdersChangedSinceAsync(since)).ConfigureAwait(false), static o => o is { Reference: Reference, State: WarehouseOrderState.Cancelled });
            var read = new List<WarehouseOrder>();
            for (ItemPage<WarehouseOrder>? page = null; page is null || page.Continuation is not null;)
            {
                page = await it.Warehouse.GetOrderChangesAsync(since, page?.Continuation).ConfigureAwait(false);
                read.AddRange(page.Items);
            }

            Expect.Contains(read, static o => o is { Reference: Reference, State: WarehouseOrderState.Cancelled });
        }),
        ("A cancelled order is never shown as one that will be sent", static async it =>
        {
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(WarehouseCancellation.Cancelled, await it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()).ConfigureAwait(false));

            await DemandCancelledAsync(it).ConfigureAwait(false);
        }),

        ("A cancellation whose answer was lost is seen by the look-up, and may be asked for again", static async it =>
        {
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()), "cancelling the order").ConfigureAwait(false);

            await DemandCancelledAsync(it).ConfigureAwait(false);
            Expect.Equal(WarehouseCancellation.Cancelled, await it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()).ConfigureAwait(false));
        }),

        ("A cancellation that was lost on the way leaves the order where it was", static async it =>
        {
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            it.LoseNextRequest();
            await LostAsync(() => it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()), "cancelling the order").ConfigureAwait(false);

            Expect.False(Found(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order").State == WarehouseOrderState.Cancelled);
        }),

        ("What has left cannot be cancelled", static async it =>
        {
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.DispatchAsync(Reference).ConfigureAwait(false);

            Expect.Equal(WarehouseCancellation.TooLate, await it.Warehouse.CancelOrderAsync(Reference, null, SendPermit.WithoutLimit()).ConfigureAwait(false));
        }),

        ("What has left is told with its goods, by the list and by the look-up alike", static async it =>
        {
            var order = it.NewOrder(Reference);
            await it.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.DispatchAsync(Reference).ConfigureAwait(false);

            var listed = Expect.Single((await ToListAsync(it.Warehouse.GetOrdersChangedSinceAsync(order.OrderedAt.AddDays(-1))).ConfigureAwait(false)).Where(static o => o.Reference == Reference));
            var found = Found(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order");

            Expect.Equal(WarehouseOrderState.Dispatched, found.State);
            foreach (var shown in (WarehouseOrder[])[listed, found])
                Expect.Equal(order.Lines.Sum(static l => l.Quantity), shown.Shipments.SelectMany(static s => s.Lines).Sum(static l => l.Quantity));
        }),

        ("Nothing has left of an order that waits", static async it =>
        {
            var order = it.NewOrder(Reference);
            await it.Warehouse.SubmitOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Empty((await ToListAsync(it.Warehouse.GetOrdersChangedSinceAsync(order.OrderedAt.AddDays(-1))).ConfigureAwait(false)).Where(static o => o.Shipments.Any(static s => s.DispatchedAt is not null)));
        }),

        ("Stock is told for what is asked, and a SKU that nobody knows is left out, not zero", static async it =>
        {
            var levels = await ToListAsync(it.Warehouse.GetStockAsync([it.StockedSku, new Sku("NO-SUCH-SKU")])).ConfigureAwait(false);

            var level = Expect.Single(levels);
            Expect.Equal(it.StockedSku, level.Sku);
            Expect.True(level.Available > 0);
        }),

        ("Stock of nothing in particular is the stock of everything", static async it =>
            Expect.Contains(await ToListAsync(it.Warehouse.GetStockAsync([])).ConfigureAwait(false), level => level.Sku == it.StockedSku)),

        ("A closed permit sends nothing", static async it =>
        {
            await RefusesPastAsync(Ended(), permit => it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), permit), "submitting the order").ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Reference).ConfigureAwait(false));

            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Warehouse.CancelOrderAsync(Reference, null, permit), "cancelling the order").ConfigureAwait(false);
            Expect.False(Found(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order").State == WarehouseOrderState.Cancelled);
        }),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static async it =>
        {
            Absent(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order");
            await RefusesAtTheLastMomentAsync(it, permit => it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), permit), "submitting the order").ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Reference).ConfigureAwait(false));

            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Warehouse.CancelOrderAsync(Reference, null, permit), "cancelling the order").ConfigureAwait(false);
            Expect.False(Found(await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false), "the order").State == WarehouseOrderState.Cancelled);
        }),

        ("A permit remembers that something left under it", static async it =>
        {
            var permit = SendPermit.WithoutLimit();
            await it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), permit).ConfigureAwait(false);

            Expect.True(permit.HasSent);
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Warehouse.FindOrderAsync(Reference, token), "FindOrderAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Warehouse.SubmitOrderAsync(it.NewOrder(Reference), SendPermit.WithoutLimit(), token), "SubmitOrderAsync").ConfigureAwait(false);
            Expect.Equal(0, await it.CountOrdersAsync(Reference).ConfigureAwait(false));
        }),
    ];

    /// <summary>Some systems keep a cancelled order, others drop it.</summary>
    private static async Task DemandCancelledAsync(IWarehouseHarness it)
    {
        if (await it.Warehouse.FindOrderAsync(Reference).ConfigureAwait(false) is LookupResult<WarehouseOrder>.Found(var order))
            Expect.Equal(WarehouseOrderState.Cancelled, order.State);
    }
}
