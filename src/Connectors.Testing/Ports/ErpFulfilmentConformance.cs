using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IErpFulfilment"/> must do.</summary>
public static class ErpFulfilmentConformance
{
    private const string Number = "bq:1-A";

    /// <summary>The suite. Of an ERP that does not post, only the look-ups are tried.</summary>
    /// <param name="start">Starts an ERP and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IErpFulfilmentHarness>> start) => PortTrial.Checks(start,
    [
        .. LookUps(),
        .. Posting().Select(static check => (check.Name, (Func<IErpFulfilmentHarness, Task>)(it => it.Fulfilment.Capabilities.Posts ? check.RunAsync(it) : Task.CompletedTask))),
    ]);

    private static IEnumerable<(string Name, Func<IErpFulfilmentHarness, Task> RunAsync)> LookUps() =>
    [
        ("A dispatch that nobody posted is absent, and one that people posted is found", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            Absent(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the dispatch");

            await it.PostByPeopleAsync(order).ConfigureAwait(false);

            var found = Found(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the dispatch");
            Expect.Equal(order.Number, found.OrderNumber);
            Expect.Empty(found.Beyond);
        }),

        ("What people posted beyond what left is told", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            await it.PostByPeopleAsync(order).ConfigureAwait(false);

            var found = Found(await it.Fulfilment.FindDispatchAsync(Part(whole)).ConfigureAwait(false), "the dispatch");

            Expect.Sequence(whole.Lines.Select(static line => line.Sku.Value.ToUpperInvariant()).Order(), found.Beyond.Select(static sku => sku.Value.ToUpperInvariant()).Order());
        }),

        ("Goods that the order does not hold are not guessed about", static async it =>
        {
            var (_, whole) = await CreateAsync(it).ConfigureAwait(false);

            foreach (var wrong in Wrong(whole))
                CannotTell(await it.Fulfilment.FindDispatchAsync(wrong).ConfigureAwait(false), "a dispatch of what was not ordered");
        }),

        ("An ERP that does not post says so", static async it =>
        {
            if (it.Fulfilment.Capabilities.Posts)
                return;
            var (_, whole) = await CreateAsync(it).ConfigureAwait(false);
            try
            {
                await it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()).ConfigureAwait(false);
            }
            catch (NotSupportedException)
            {
                return;
            }
            throw Expect.Failure("a posting in an ERP that does not post", nameof(NotSupportedException), "a success");
        }),
    ];

    private static IEnumerable<(string Name, Func<IErpFulfilmentHarness, Task> RunAsync)> Posting() =>
    [
        ("An order that left whole is posted, once, however often it is asked for", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            var permit = SendPermit.WithoutLimit();

            await it.Fulfilment.PostDispatchAsync(whole, permit).ConfigureAwait(false);

            Expect.True(permit.HasSent);
            Found(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the dispatch");
            Expect.Equal(Packs(whole), await it.CountShippedAsync(order).ConfigureAwait(false));
            await AgainAsync(it, whole).ConfigureAwait(false);
            Expect.Equal(Packs(whole), await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("An order that left in parts is posted part by part, each once", static async it =>
        {
            if (!it.Fulfilment.Capabilities.PartialDispatch)
                return;
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            var part = Part(whole);

            await it.Fulfilment.PostDispatchAsync(part, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Fulfilment.PostDispatchAsync(part, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(1m, await it.CountShippedAsync(order).ConfigureAwait(false));
            Found(await it.Fulfilment.FindDispatchAsync(part).ConfigureAwait(false), "the first part");
            Absent(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the whole order");
            await it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(Packs(whole), await it.CountShippedAsync(order).ConfigureAwait(false));
            Found(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the whole order");
        }),

        ("Goods are shipped alone and invoiced later", static async it =>
        {
            if (!it.Fulfilment.Capabilities.ShipsAlone)
                return;
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            var alone = whole with { WithInvoice = false };

            await it.Fulfilment.PostDispatchAsync(alone, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Found(await it.Fulfilment.FindDispatchAsync(alone).ConfigureAwait(false), "the shipment");
            Absent(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the invoice");
            await it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Found(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the invoice");
            Expect.Equal(Packs(whole), await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("A posting whose answer was lost is found, once", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()), "posting the dispatch").ConfigureAwait(false);

            Found(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the dispatch");
            Expect.Equal(Packs(whole), await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("A posting that was lost on the way is absent", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            it.LoseNextRequest();
            await LostAsync(() => it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()), "posting the dispatch").ConfigureAwait(false);

            Absent(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the dispatch");
            Expect.Equal(0m, await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("More than was ordered, and goods that were not, are refused and nothing is posted", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);

            foreach (var wrong in Wrong(whole))
                await RefusedAsync(() => it.Fulfilment.PostDispatchAsync(wrong, SendPermit.WithoutLimit()), "posting what was not ordered").ConfigureAwait(false);

            Expect.Equal(0m, await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("What the ERP forbids is refused, and absent", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            if (!await it.ForbidPostingAsync().ConfigureAwait(false))
                return;

            var refusal = await RefusedAsync(() => it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()), "posting what the ERP forbids").ConfigureAwait(false);

            Expect.Equal(FailureKind.Rejected, refusal.Kind);
            Absent(await it.Fulfilment.FindDispatchAsync(whole).ConfigureAwait(false), "the dispatch");
            Expect.Equal(0m, await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("An order that is gone is not posted, and another with its number is left alone", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            await it.Erp.CancelOrderAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var other = await it.Erp.CreateOrderAsync(it.NewOrder(Number), SendPermit.WithoutLimit()).ConfigureAwait(false);

            var refusal = await RefusedAsync(() => it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit()), "posting an order that is gone").ConfigureAwait(false);

            Expect.Equal(FailureKind.NotFound, refusal.Kind);
            Expect.Equal(0m, await it.CountShippedAsync(other).ConfigureAwait(false));
        }),

        ("A closed permit sends nothing, nor does one that closes at the last moment", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Fulfilment.PostDispatchAsync(whole, permit), "posting the dispatch").ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Fulfilment.PostDispatchAsync(whole, permit), "posting the dispatch").ConfigureAwait(false);
            Expect.Equal(0m, await it.CountShippedAsync(order).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var (order, whole) = await CreateAsync(it).ConfigureAwait(false);
            await CancelledAsync(token => it.Fulfilment.FindDispatchAsync(whole, token), "FindDispatchAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Fulfilment.PostDispatchAsync(whole, SendPermit.WithoutLimit(), token), "PostDispatchAsync").ConfigureAwait(false);
            Expect.Equal(0m, await it.CountShippedAsync(order).ConfigureAwait(false));
        }),
    ];

    private static async Task<(ErpOrder Order, ErpDispatch Whole)> CreateAsync(IErpFulfilmentHarness it)
    {
        var asked = it.NewOrder(Number);
        var order = await it.Erp.CreateOrderAsync(asked, SendPermit.WithoutLimit()).ConfigureAwait(false);
        return (order, new ErpDispatch { Order = order, Lines = [.. asked.Lines.Select(static line => new ErpDispatchLine(line.Sku, line.Ordered.Count, line.Ordered.Unit))] });
    }

    /// <summary>One pack of the first line.</summary>
    private static ErpDispatch Part(ErpDispatch whole) => whole with { Lines = [whole.Lines[0] with { Quantity = 1m }] };

    private static ErpDispatch[] Wrong(ErpDispatch whole) =>
    [
        whole with { Lines = [whole.Lines[0] with { Quantity = whole.Lines[0].Quantity + 1m }] },
        whole with { Lines = [whole.Lines[0] with { Sku = new Sku("NO-SUCH-ITEM") }] },
    ];

    private static decimal Packs(ErpDispatch dispatch) => dispatch.Lines.Sum(static line => line.Quantity);

    /// <summary>Asked for again, a posting does nothing; an ERP whose orders go away when they are posted says so.</summary>
    private static async Task AgainAsync(IErpFulfilmentHarness it, ErpDispatch dispatch)
    {
        try
        {
            await it.Fulfilment.PostDispatchAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
        }
        catch (PortException e) when (e.Kind == FailureKind.NotFound)
        {
            // The look-up tells what became of it.
            Found(await it.Fulfilment.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch");
        }
    }
}
