using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IMarketplace"/> must do.</summary>
public static class MarketplaceConformance
{
    private static readonly TrackingNumber Number = new("15501234567890");

    /// <summary>The suite.</summary>
    /// <param name="start">Starts a marketplace and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IMarketplaceHarness>> start) => PortTrial.Checks(start, [.. OfOrders(), .. OfShipments(), .. OfReductions(), .. OfTheRest()]);

    private static IEnumerable<(string Name, Func<IMarketplaceHarness, Task> RunAsync)> OfOrders() =>
    [
        ("An order is seen by its id and among the changes, and one that does not exist is left out", static async it =>
        {
            var from = it.Now.AddDays(-1);
            var key = await it.ShowOrderAsync().ConfigureAwait(false);

            var named = await it.Marketplace.GetOrdersAsync([key, new OrderKey(it.Marketplace.Connection, "no-such-order")]).ConfigureAwait(false);
            var changed = await ToListAsync(it.Marketplace.GetOrdersChangedSinceAsync(from)).ConfigureAwait(false);

            Expect.Equal(key, Expect.Single(named).Key);
            Expect.Contains(changed, order => order.Key == key);
        }),

        ("An order is not decided on before it was, and is afterwards", static async it =>
        {
            var order = await ShownAsync(it).ConfigureAwait(false);
            if (order is null)
                return;
            Absent(await it.Marketplace.FindAcceptanceAsync(order.Key).ConfigureAwait(false), "the acceptance");

            await it.Marketplace.AcceptAsync(Acceptance(order), SendPermit.WithoutLimit()).ConfigureAwait(false);

            Found(await it.Marketplace.FindAcceptanceAsync(order.Key).ConfigureAwait(false), "the acceptance");
        }),

        ("An acceptance whose answer was lost is found", static async it =>
        {
            if (await ShownAsync(it).ConfigureAwait(false) is not { } order)
                return;
            it.LoseNextAnswer();
            await LostAsync(() => it.Marketplace.AcceptAsync(Acceptance(order), SendPermit.WithoutLimit()), "accepting the order").ConfigureAwait(false);

            Found(await it.Marketplace.FindAcceptanceAsync(order.Key).ConfigureAwait(false), "the acceptance");
        }),

        ("An acceptance that was lost on the way is absent", static async it =>
        {
            if (await ShownAsync(it).ConfigureAwait(false) is not { } order)
                return;
            it.LoseNextRequest();
            await LostAsync(() => it.Marketplace.AcceptAsync(Acceptance(order), SendPermit.WithoutLimit()), "accepting the order").ConfigureAwait(false);

            Absent(await it.Marketplace.FindAcceptanceAsync(order.Key).ConfigureAwait(false), "the acceptance");
        }),

        ("Whether orders wait for acceptance is as the capabilities say", static async it =>
        {
            var capabilities = await it.Marketplace.GetCapabilitiesAsync().ConfigureAwait(false);
            var key = await it.ShowOrderAsync().ConfigureAwait(false);
            var order = Expect.Single(await it.Marketplace.GetOrdersAsync([key]).ConfigureAwait(false));

            Expect.Equal(!capabilities.AcceptsAutomatically, order.State == MarketplaceOrderState.WaitingAcceptance);
        }),
    ];

    private static IEnumerable<(string Name, Func<IMarketplaceHarness, Task> RunAsync)> OfShipments() =>
    [
        ("A dispatch is absent before it was confirmed, and found under its id afterwards", static async it =>
        {
            var dispatch = Whole(it, await ClearedAsync(it).ConfigureAwait(false));
            Absent(await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false), "the dispatch");

            var id = await it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(id, Found(await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false), "the dispatch"));
        }),

        ("A dispatch whose answer was lost is found", static async it =>
        {
            var dispatch = Whole(it, await ClearedAsync(it).ConfigureAwait(false));
            it.LoseNextAnswer();
            await LostAsync(() => it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()), "confirming the dispatch").ConfigureAwait(false);

            if (await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false) is LookupResult<string>.Absent)
            {
                // Where one confirmation takes several calls the first of them was lost: then the rest is done by asking again.
                await it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
                Found(await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false), "the dispatch");
                Expect.False((await it.Marketplace.GetCapabilitiesAsync().ConfigureAwait(false)).MultipleShipments);
            }
        }),

        ("A dispatch that was lost on the way is absent", static async it =>
        {
            var dispatch = Whole(it, await ClearedAsync(it).ConfigureAwait(false));
            it.LoseNextRequest();
            await LostAsync(() => it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()), "confirming the dispatch").ConfigureAwait(false);

            Absent(await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false), "the dispatch");
        }),

        ("Parts of an order leave in several dispatches where the capabilities say so, and are refused where they do not", static async it =>
        {
            var order = await ClearedAsync(it).ConfigureAwait(false);
            var first = Whole(it, order) with { Lines = [new ConfirmedLine(order.Lines[0].LineId, 1)], CompletesOrder = false };
            var second = first with { TrackingNumber = new TrackingNumber("15501234567891") };
            if (!(await it.Marketplace.GetCapabilitiesAsync().ConfigureAwait(false)).MultipleShipments)
            {
                await RefusedAsync(() => it.Marketplace.ConfirmShipmentAsync(first, SendPermit.WithoutLimit()), "confirming a part").ConfigureAwait(false);
                return;
            }

            var id = await it.Marketplace.ConfirmShipmentAsync(first, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Absent(await it.Marketplace.FindShipmentAsync(second).ConfigureAwait(false), "a second dispatch of equal goods");
            var other = await it.Marketplace.ConfirmShipmentAsync(second, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.False(id == other);
            Expect.Equal(id, Found(await it.Marketplace.FindShipmentAsync(first).ConfigureAwait(false), "the first dispatch"));
            Expect.Equal(other, Found(await it.Marketplace.FindShipmentAsync(second).ConfigureAwait(false), "the second dispatch"));
        }),

        ("A carrier that the platform does not know is taken where the capabilities say so, and refused where they do not", static async it =>
        {
            var takes = (await it.Marketplace.GetCapabilitiesAsync().ConfigureAwait(false)).UnregisteredCarriers;
            var dispatch = Whole(it, await ClearedAsync(it).ConfigureAwait(false)) with { Carrier = null, CarrierName = "Nobody's Own Carrier", TrackingUrl = "https://track.example/1" };

            if (takes)
                await it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
            else
                await RefusedAsync(() => it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()), "naming an unregistered carrier").ConfigureAwait(false);
        }),

        ("A corrected tracking number is found, and may be set again", static async it =>
        {
            var dispatch = Whole(it, await ClearedAsync(it).ConfigureAwait(false));
            var id = await it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var corrected = dispatch with { TrackingNumber = new TrackingNumber("15501234567899") };

            await it.Marketplace.CorrectTrackingAsync(id, corrected, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Marketplace.CorrectTrackingAsync(id, corrected, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(id, Found(await it.Marketplace.FindShipmentAsync(corrected).ConfigureAwait(false), "the corrected dispatch"));
        }),
    ];

    private static IEnumerable<(string Name, Func<IMarketplaceHarness, Task> RunAsync)> OfReductions() =>
    [
        ("A cancellation is absent before it was sent, and found afterwards", static async it =>
        {
            if (await ShownAsync(it).ConfigureAwait(false) is not { } order)
                return;
            var (cancellation, since) = (it.NewCancellation(order), it.Now);
            Absent(await it.Marketplace.FindCancellationAsync(cancellation, since).ConfigureAwait(false), "the cancellation");

            await it.Marketplace.CancelAsync(cancellation, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.True(Found(await it.Marketplace.FindCancellationAsync(cancellation, since).ConfigureAwait(false), "the cancellation").Count > 0);
        }),

        ("A cancellation whose answer was lost is found", static async it =>
        {
            if (await ShownAsync(it).ConfigureAwait(false) is not { } order)
                return;
            var (cancellation, since) = (it.NewCancellation(order), it.Now);
            it.LoseNextAnswer();
            await LostAsync(() => it.Marketplace.CancelAsync(cancellation, SendPermit.WithoutLimit()), "cancelling").ConfigureAwait(false);

            Found(await it.Marketplace.FindCancellationAsync(cancellation, since).ConfigureAwait(false), "the cancellation");
        }),

        ("A cancellation that was lost on the way is absent", static async it =>
        {
            if (await ShownAsync(it).ConfigureAwait(false) is not { } order)
                return;
            var (cancellation, since) = (it.NewCancellation(order), it.Now);
            it.LoseNextRequest();
            await LostAsync(() => it.Marketplace.CancelAsync(cancellation, SendPermit.WithoutLimit()), "cancelling").ConfigureAwait(false);

            Absent(await it.Marketplace.FindCancellationAsync(cancellation, since).ConfigureAwait(false), "the cancellation");
        }),

        ("A refund is absent before it was sent, and found afterwards", static async it =>
        {
            var refund = it.NewRefund(await ClearedAsync(it).ConfigureAwait(false));
            var since = it.Now;
            Absent(await it.Marketplace.FindRefundAsync(refund, since).ConfigureAwait(false), "the refund");

            await it.Marketplace.RefundAsync(refund, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.True(Found(await it.Marketplace.FindRefundAsync(refund, since).ConfigureAwait(false), "the refund").Count > 0);
        }),

        ("A refund whose answer was lost is found", static async it =>
        {
            var refund = it.NewRefund(await ClearedAsync(it).ConfigureAwait(false));
            var since = it.Now;
            it.LoseNextAnswer();
            await LostAsync(() => it.Marketplace.RefundAsync(refund, SendPermit.WithoutLimit()), "refunding").ConfigureAwait(false);

            Found(await it.Marketplace.FindRefundAsync(refund, since).ConfigureAwait(false), "the refund");
        }),

        ("A refund that was lost on the way is absent", static async it =>
        {
            var refund = it.NewRefund(await ClearedAsync(it).ConfigureAwait(false));
            var since = it.Now;
            it.LoseNextRequest();
            await LostAsync(() => it.Marketplace.RefundAsync(refund, SendPermit.WithoutLimit()), "refunding").ConfigureAwait(false);

            Absent(await it.Marketplace.FindRefundAsync(refund, since).ConfigureAwait(false), "the refund");
        }),

        ("A refund of another amount is not taken for it", static async it =>
        {
            var order = await ClearedAsync(it).ConfigureAwait(false);
            var refund = it.NewRefund(order);
            var since = it.Now;
            var line = refund.Lines[0];
            await it.Marketplace.RefundAsync(refund with { Lines = [line with { Amount = new Money(line.Amount.Amount + 1, line.Amount.Currency) }] }, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Absent(await it.Marketplace.FindRefundAsync(refund, since).ConfigureAwait(false), "the refund");
        }),
    ];

    private static IEnumerable<(string Name, Func<IMarketplaceHarness, Task> RunAsync)> OfTheRest() =>
    [
        ("A seller's reference is written, may be written again, and one for an order that does not exist is told", static async it =>
        {
            var key = await it.ShowOrderAsync().ConfigureAwait(false);
            var missing = new OrderKey(it.Marketplace.Connection, "no-such-order");
            SellerReference[] references = [new(key, "SO-1"), new(missing, "SO-2")];

            var refused = await it.Marketplace.SetSellerReferencesAsync(references, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Marketplace.SetSellerReferencesAsync([references[0]], SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(missing, Expect.Single(refused).Order);
            Expect.Equal("SO-1", Expect.Single(await it.Marketplace.GetOrdersAsync([key]).ConfigureAwait(false)).SellerReference);
        }),

        ("The approved carriers are listed in the platform's spelling", static async it =>
            Expect.Contains(await it.Marketplace.GetCarriersAsync().ConfigureAwait(false), carrier => carrier.Code == it.Carrier)),

        ("A closed permit sends nothing", static it => RefusesAsync(it, static (_, call, what) => RefusesPastAsync(Ended(), call, what))),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static it => RefusesAsync(it, RefusesAtTheLastMomentAsync)),

        ("A permit remembers that something left under it", static async it =>
        {
            var order = await ClearedAsync(it).ConfigureAwait(false);
            var permit = SendPermit.WithoutLimit();
            await it.Marketplace.ConfirmShipmentAsync(Whole(it, order), permit).ConfigureAwait(false);

            Expect.True(permit.HasSent);
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var key = await it.ShowOrderAsync().ConfigureAwait(false);
            var acceptance = new OrderAcceptance(key, [new OrderLineId("1")], []);
            await CancelledAsync(token => it.Marketplace.GetOrdersAsync([key], token), "GetOrdersAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Marketplace.AcceptAsync(acceptance, SendPermit.WithoutLimit(), token), "AcceptAsync").ConfigureAwait(false);
        }),
    ];

    /// <summary>Tries every write in a way that must not let it out, and looks whether it did.</summary>
    private static async Task RefusesAsync(IMarketplaceHarness it, Func<IMarketplaceHarness, Func<SendPermit, Task>, string, Task> refuseAsync)
    {
        if (await ShownAsync(it).ConfigureAwait(false) is { } shown)
        {
            await refuseAsync(it, permit => it.Marketplace.AcceptAsync(Acceptance(shown), permit), "accepting the order").ConfigureAwait(false);
            Absent(await it.Marketplace.FindAcceptanceAsync(shown.Key).ConfigureAwait(false), "the acceptance");

            var (cancellation, from) = (it.NewCancellation(shown), it.Now);
            await refuseAsync(it, permit => it.Marketplace.CancelAsync(cancellation, permit), "cancelling").ConfigureAwait(false);
            Absent(await it.Marketplace.FindCancellationAsync(cancellation, from).ConfigureAwait(false), "the cancellation");
        }

        var order = await ClearedAsync(it).ConfigureAwait(false);
        var dispatch = Whole(it, order);
        await refuseAsync(it, permit => it.Marketplace.ConfirmShipmentAsync(dispatch, permit), "confirming the dispatch").ConfigureAwait(false);
        Absent(await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false), "the dispatch");

        var (refund, since) = (it.NewRefund(order), it.Now);
        await refuseAsync(it, permit => it.Marketplace.RefundAsync(refund, permit), "refunding").ConfigureAwait(false);
        Absent(await it.Marketplace.FindRefundAsync(refund, since).ConfigureAwait(false), "the refund");

        await refuseAsync(it, permit => it.Marketplace.SetSellerReferencesAsync([new SellerReference(order.Key, "SO-1")], permit), "writing the reference").ConfigureAwait(false);
        Expect.Null(Expect.Single(await it.Marketplace.GetOrdersAsync([order.Key]).ConfigureAwait(false)).SellerReference);

        var id = await it.Marketplace.ConfirmShipmentAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
        var corrected = dispatch with { TrackingNumber = new TrackingNumber("15501234567899") };
        await refuseAsync(it, permit => it.Marketplace.CorrectTrackingAsync(id, corrected, permit), "correcting the number").ConfigureAwait(false);
        Found(await it.Marketplace.FindShipmentAsync(dispatch).ConfigureAwait(false), "the dispatch as it was");
    }

    /// <summary>A new order that waits for acceptance; null where the platform accepts by itself.</summary>
    private static async Task<MarketplaceOrder?> ShownAsync(IMarketplaceHarness it)
    {
        var key = await it.ShowOrderAsync().ConfigureAwait(false);
        return (await it.Marketplace.GetCapabilitiesAsync().ConfigureAwait(false)).AcceptsAutomatically
            ? null
            : Expect.Single(await it.Marketplace.GetOrdersAsync([key]).ConfigureAwait(false));
    }

    private static async Task<MarketplaceOrder> ClearedAsync(IMarketplaceHarness it)
    {
        var key = await it.ShowOrderAsync().ConfigureAwait(false);
        var order = Expect.Single(await it.Marketplace.GetOrdersAsync([key]).ConfigureAwait(false));
        if (order.State == MarketplaceOrderState.WaitingAcceptance)
            await it.Marketplace.AcceptAsync(Acceptance(order), SendPermit.WithoutLimit()).ConfigureAwait(false);
        await it.ClearAsync(key).ConfigureAwait(false);
        return Expect.Single(await it.Marketplace.GetOrdersAsync([key]).ConfigureAwait(false));
    }

    private static OrderAcceptance Acceptance(MarketplaceOrder order) => new(order.Key, [.. order.Lines.Select(static l => l.LineId)], []);

    private static ShipmentConfirmation Whole(IMarketplaceHarness it, MarketplaceOrder order) => new()
    {
        Order = order.Key,
        Carrier = it.Carrier,
        TrackingNumber = Number,
        Lines = [.. order.Lines.Select(static l => new ConfirmedLine(l.LineId, l.Quantity))],
        CompletesOrder = true,
    };
}
