using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IStorefrontOrders"/> must do.</summary>
public static class StorefrontConformance
{
    private static readonly TrackingNumber Number = new("15501234567890");

    /// <summary>The suite.</summary>
    /// <param name="start">Starts a store and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IStorefrontHarness>> start) => PortTrial.Checks(start, [.. OfOrders(), .. OfDrafts(), .. OfDispatches(), .. OfTheRest()]);

    private static IEnumerable<(string Name, Func<IStorefrontHarness, Task> RunAsync)> OfOrders() =>
    [
        ("An order is seen by its id and among the changes, with what the buyer wrote on it, and one that does not exist is left out", static async it =>
        {
            var from = it.Now.AddDays(-1);
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);

            var named = Expect.Single(await it.Storefront.GetOrdersAsync([key, new OrderKey(it.Storefront.Connection, "987654321")]).ConfigureAwait(false));
            var changed = await ChangesAsync(it, from).ConfigureAwait(false);

            Expect.Equal(key, named.Key);
            Expect.Contains(changed, order => order.Key == key);
            Expect.Equal(StorefrontOrderKind.Order, named.Kind);
            Expect.Equal(StorefrontOrderState.Open, named.State);
            Expect.Equal("PO-77", named.PurchaseOrderNumber);
            Expect.Equal("Leave at gate 3", named.Instructions);
            Expect.Contains(named.Attributes, static a => a is { Code: "Site", Values: ["Leeds"] });
            Expect.True(named.ShipTo is { Line1.Length: > 0, CountryCode.Length: 2 });
            Expect.True(named.CustomerId.Length > 0 && !named.CustomerId.Contains('@', StringComparison.Ordinal));
        }),

        ("What an order costs is the sum of its lines, its delivery and its taxes", static async it =>
        {
            var order = await PlacedAsync(it).ConfigureAwait(false);

            Expect.Equal(order.Total.Amount, Sum(order));
        }),

        ("An order of somebody who is no business is none of this port's", static async it =>
        {
            var from = it.Now.AddDays(-1);
            if (await it.PlaceOrderOfOthersAsync().ConfigureAwait(false) is not { } others)
                return;
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);

            Expect.Equal(key, Expect.Single(await ChangesAsync(it, from).ConfigureAwait(false)).Key);
            Expect.Equal(0, (await it.Storefront.GetOrdersAsync([others]).ConfigureAwait(false)).Count);
        }),

        ("What people took off is no longer wanted, and the rest still adds up", static async it =>
        {
            var key = (await PlacedAsync(it).ConfigureAwait(false)).Key;

            await it.ReduceFirstLineAsync(key, 3).ConfigureAwait(false);

            var order = await ReadAsync(it, key).ConfigureAwait(false);
            Expect.Equal(3m, order.Lines[0].Quantity);
            Expect.True(order.Lines[0].Removed > 0m);
            Expect.Equal(order.Total.Amount, Sum(order));
        }),

        ("A hold that people set is seen", static async it =>
        {
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            await it.HoldAsync(key).ConfigureAwait(false);

            Expect.Contains((await ReadAsync(it, key).ConfigureAwait(false)).Holds, static hold => hold is { IsOurs: false, Reason.Length: > 0 });
        }),
    ];

    private static IEnumerable<(string Name, Func<IStorefrontHarness, Task> RunAsync)> OfDrafts() =>
    [
        ("A draft is among the drafts and never among the orders", static async it =>
        {
            var from = it.Now.AddDays(-1);
            if (await it.PlaceDraftAsync().ConfigureAwait(false) is not { } draft)
                return;

            var seen = await it.Storefront.GetDraftChangesAsync(from).ConfigureAwait(false);

            var shown = Expect.Single(seen.Items);
            Expect.Equal(draft, shown.Key);
            Expect.Equal(StorefrontOrderKind.Draft, shown.Kind);
            Expect.Equal(0, (await ChangesAsync(it, from).ConfigureAwait(false)).Count);
        }),

        ("A draft is completed once, and the order that it became is found", static async it =>
        {
            if (await it.PlaceDraftAsync().ConfigureAwait(false) is not { } draft)
                return;
            Absent(await it.Storefront.FindCompletedDraftAsync(draft).ConfigureAwait(false), "the completion");
            if (!it.Storefront.Capabilities.CompletesDrafts)
            {
                await RefusedAsync(() => it.Storefront.CompleteDraftAsync(draft, SendPermit.WithoutLimit()), "completing the draft").ConfigureAwait(false);
                Absent(await it.Storefront.FindCompletedDraftAsync(draft).ConfigureAwait(false), "the completion");
                return;
            }

            var order = await it.Storefront.CompleteDraftAsync(draft, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal((OrderKey?)order, Found(await it.Storefront.FindCompletedDraftAsync(draft).ConfigureAwait(false), "the completion").CompletedAs);
            await RefusedAsync(() => it.Storefront.CompleteDraftAsync(draft, SendPermit.WithoutLimit()), "completing it again").ConfigureAwait(false);
        }),

        ("A completion whose answer was lost is found", static async it =>
        {
            if (!it.Storefront.Capabilities.CompletesDrafts || await it.PlaceDraftAsync().ConfigureAwait(false) is not { } draft)
                return;
            it.LoseNextAnswer();
            await LostAsync(() => it.Storefront.CompleteDraftAsync(draft, SendPermit.WithoutLimit()), "completing the draft").ConfigureAwait(false);

            Found(await it.Storefront.FindCompletedDraftAsync(draft).ConfigureAwait(false), "the completion");
        }),

        ("A quote is never among the orders, and is not completed", static async it =>
        {
            var from = it.Now.AddDays(-1);
            if (await it.PlaceQuoteAsync().ConfigureAwait(false) is not { } quote)
                return;

            Expect.Equal(StorefrontOrderKind.Quote, Expect.Single((await it.Storefront.GetDraftChangesAsync(from).ConfigureAwait(false)).Items).Kind);
            Expect.Equal(0, (await ChangesAsync(it, from).ConfigureAwait(false)).Count);
            await RefusedAsync(() => it.Storefront.CompleteDraftAsync(quote, SendPermit.WithoutLimit()), "completing the quote").ConfigureAwait(false);
        }),

        ("A draft that would count as paid is not completed", static async it =>
        {
            if (await it.PlaceUnsafeDraftAsync().ConfigureAwait(false) is not { } draft)
                return;

            await RefusedAsync(() => it.Storefront.CompleteDraftAsync(draft, SendPermit.WithoutLimit()), "completing the draft").ConfigureAwait(false);

            Absent(await it.Storefront.FindCompletedDraftAsync(draft).ConfigureAwait(false), "the completion");
        }),
    ];

    private static IEnumerable<(string Name, Func<IStorefrontHarness, Task> RunAsync)> OfDispatches() =>
    [
        ("A dispatch is absent before it was told, and found under its id afterwards", static async it =>
        {
            var dispatch = Whole(await PlacedAsync(it).ConfigureAwait(false));
            Absent(await it.Storefront.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch");

            var id = await it.Storefront.TellDispatchAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(id, Found(await it.Storefront.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch"));
            Expect.Equal(StorefrontOrderState.Sent, (await ReadAsync(it, dispatch.Order).ConfigureAwait(false)).State);
        }),

        ("A dispatch whose answer was lost is found", static async it =>
        {
            var dispatch = Whole(await PlacedAsync(it).ConfigureAwait(false));
            it.LoseNextAnswer();
            await LostAsync(() => it.Storefront.TellDispatchAsync(dispatch, SendPermit.WithoutLimit()), "telling the dispatch").ConfigureAwait(false);

            Found(await it.Storefront.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch");
        }),

        ("A dispatch that was lost on the way is absent", static async it =>
        {
            var dispatch = Whole(await PlacedAsync(it).ConfigureAwait(false));
            it.LoseNextRequest();
            await LostAsync(() => it.Storefront.TellDispatchAsync(dispatch, SendPermit.WithoutLimit()), "telling the dispatch").ConfigureAwait(false);

            Absent(await it.Storefront.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch");
        }),

        ("The first of several dispatches completes nothing, and equal ones are told apart", static async it =>
        {
            var order = await PlacedAsync(it).ConfigureAwait(false);
            var first = Whole(order) with { Lines = [new ConfirmedLine(order.Lines[0].LineId, 1)] };
            var second = first with { TrackingNumbers = [new TrackingNumber("15501234567891")] };
            if (!it.Storefront.Capabilities.SeveralDispatches)
            {
                await RefusedAsync(() => it.Storefront.TellDispatchAsync(first, SendPermit.WithoutLimit()), "telling a part").ConfigureAwait(false);
                return;
            }

            var id = await it.Storefront.TellDispatchAsync(first, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Absent(await it.Storefront.FindDispatchAsync(second).ConfigureAwait(false), "a second dispatch of equal goods");
            Expect.Equal(StorefrontOrderState.Open, (await ReadAsync(it, order.Key).ConfigureAwait(false)).State);
            var other = await it.Storefront.TellDispatchAsync(second, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.False(id == other);
            Expect.Equal(id, Found(await it.Storefront.FindDispatchAsync(first).ConfigureAwait(false), "the first dispatch"));
            Expect.Equal(other, Found(await it.Storefront.FindDispatchAsync(second).ConfigureAwait(false), "the second dispatch"));
        }),

        ("What stands on an order stays when parts of it are told", static async it =>
        {
            var before = await PlacedAsync(it).ConfigureAwait(false);
            if (!it.Storefront.Capabilities.SeveralDispatches)
                return;

            var part = Whole(before) with { Lines = [new ConfirmedLine(before.Lines[0].LineId, 1)] };
            var id = await it.Storefront.TellDispatchAsync(part, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Equal(Kept(before), Kept(await ReadAsync(it, before.Key).ConfigureAwait(false)));
            await it.Storefront.CorrectTrackingAsync(id, part with { TrackingNumbers = [new TrackingNumber("15501234567899")] }, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(Kept(before), Kept(await ReadAsync(it, before.Key).ConfigureAwait(false)));
        }),

        ("More than is left, and goods that people hold, are refused", static async it =>
        {
            var order = await PlacedAsync(it).ConfigureAwait(false);
            var line = order.Lines[0];
            var more = Whole(order) with { Lines = [new ConfirmedLine(line.LineId, line.Quantity + 1)] };

            await RefusedAsync(() => it.Storefront.TellDispatchAsync(more, SendPermit.WithoutLimit()), "telling more than was ordered").ConfigureAwait(false);
            await it.HoldAsync(order.Key).ConfigureAwait(false);
            await RefusedAsync(() => it.Storefront.TellDispatchAsync(Whole(order), SendPermit.WithoutLimit()), "telling of held goods").ConfigureAwait(false);

            Absent(await it.Storefront.FindDispatchAsync(Whole(order)).ConfigureAwait(false), "the dispatch");
        }),

        ("A corrected tracking number is found, and may be set again", static async it =>
        {
            var dispatch = Whole(await PlacedAsync(it).ConfigureAwait(false));
            var id = await it.Storefront.TellDispatchAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var corrected = dispatch with { TrackingNumbers = [new TrackingNumber("15501234567899")] };

            await it.Storefront.CorrectTrackingAsync(id, corrected, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Storefront.CorrectTrackingAsync(id, corrected, SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(id, Found(await it.Storefront.FindDispatchAsync(corrected).ConfigureAwait(false), "the corrected dispatch"));
        }),
    ];

    private static IEnumerable<(string Name, Func<IStorefrontHarness, Task> RunAsync)> OfTheRest() =>
    [
        ("A cancellation is found once it is done, and one whose answer was lost too", static async it =>
        {
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            Absent(await it.Storefront.FindCancellationAsync(key).ConfigureAwait(false), "the cancellation");
            if (!it.Storefront.Capabilities.Cancels)
            {
                await RefusedAsync(() => it.Storefront.CancelAsync(new StorefrontCancellation(key), SendPermit.WithoutLimit()), "cancelling").ConfigureAwait(false);
                Absent(await it.Storefront.FindCancellationAsync(key).ConfigureAwait(false), "the cancellation");
                return;
            }

            await it.Storefront.CancelAsync(new StorefrontCancellation(key, "not wanted any more"), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.SettleAsync().ConfigureAwait(false);
            Expect.Equal(StorefrontOrderState.Cancelled, Found(await it.Storefront.FindCancellationAsync(key).ConfigureAwait(false), "the cancellation").State);

            var other = await it.PlaceOrderAsync().ConfigureAwait(false);
            it.LoseNextAnswer();
            await LostAsync(() => it.Storefront.CancelAsync(new StorefrontCancellation(other), SendPermit.WithoutLimit()), "cancelling").ConfigureAwait(false);
            await it.SettleAsync().ConfigureAwait(false);
            Found(await it.Storefront.FindCancellationAsync(other).ConfigureAwait(false), "the cancellation");
        }),

        ("A customer is written to where the store can do that, and nothing is called off in silence where it cannot", static async it =>
        {
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            if (!it.Storefront.Capabilities.Cancels || it.Storefront.Capabilities.NotifiesCustomers)
                return;

            await RefusedAsync(() => it.Storefront.CancelAsync(new StorefrontCancellation(key, NotifiesCustomer: true), SendPermit.WithoutLimit()), "cancelling with a message").ConfigureAwait(false);
            await it.SettleAsync().ConfigureAwait(false);

            Absent(await it.Storefront.FindCancellationAsync(key).ConfigureAwait(false), "the cancellation");
        }),

        ("A cancellation that was lost on the way is absent", static async it =>
        {
            if (!it.Storefront.Capabilities.Cancels)
                return;
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            it.LoseNextRequest();
            await LostAsync(() => it.Storefront.CancelAsync(new StorefrontCancellation(key), SendPermit.WithoutLimit()), "cancelling").ConfigureAwait(false);
            await it.SettleAsync().ConfigureAwait(false);

            Absent(await it.Storefront.FindCancellationAsync(key).ConfigureAwait(false), "the cancellation");
        }),

        ("A payment is absent before it was recorded, and found afterwards, also when its answer was lost", static async it =>
        {
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            Absent(await it.Storefront.FindPaymentAsync(key).ConfigureAwait(false), "the payment");
            if (!it.Storefront.Capabilities.RecordsPayments)
            {
                await RefusedAsync(() => it.Storefront.MarkAsPaidAsync(key, SendPermit.WithoutLimit()), "recording the payment").ConfigureAwait(false);
                Absent(await it.Storefront.FindPaymentAsync(key).ConfigureAwait(false), "the payment");
                return;
            }

            it.LoseNextRequest();
            await LostAsync(() => it.Storefront.MarkAsPaidAsync(key, SendPermit.WithoutLimit()), "recording the payment").ConfigureAwait(false);
            Absent(await it.Storefront.FindPaymentAsync(key).ConfigureAwait(false), "the payment");
            it.LoseNextAnswer();
            await LostAsync(() => it.Storefront.MarkAsPaidAsync(key, SendPermit.WithoutLimit()), "recording the payment").ConfigureAwait(false);

            Expect.Equal(0m, Found(await it.Storefront.FindPaymentAsync(key).ConfigureAwait(false), "the payment").Outstanding.Amount);
        }),

        ("What is paid already is not recorded once more", static async it =>
        {
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            if (!it.Storefront.Capabilities.RecordsPayments)
                return;
            await it.Storefront.MarkAsPaidAsync(key, SendPermit.WithoutLimit()).ConfigureAwait(false);

            await RefusedAsync(() => it.Storefront.MarkAsPaidAsync(key, SendPermit.WithoutLimit()), "recording the payment again").ConfigureAwait(false);

            Expect.Equal(0m, (await ReadAsync(it, key).ConfigureAwait(false)).Outstanding.Amount);
        }),

        ("A closed permit sends nothing", static it => RefusesAsync(it, static (_, call, what) => RefusesPastAsync(Ended(), call, what))),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static it => RefusesAsync(it, RefusesAtTheLastMomentAsync)),

        ("A permit remembers that something left under it", static async it =>
        {
            var order = await PlacedAsync(it).ConfigureAwait(false);
            var permit = SendPermit.WithoutLimit();
            await it.Storefront.TellDispatchAsync(Whole(order), permit).ConfigureAwait(false);

            Expect.True(permit.HasSent);
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var key = await it.PlaceOrderAsync().ConfigureAwait(false);
            await CancelledAsync(token => it.Storefront.GetOrdersAsync([key], token), "GetOrdersAsync").ConfigureAwait(false);
            if (it.Storefront.Capabilities.RecordsPayments)
                await CancelledAsync(token => it.Storefront.MarkAsPaidAsync(key, SendPermit.WithoutLimit(), token), "MarkAsPaidAsync").ConfigureAwait(false);
        }),
    ];

    /// <summary>Tries every write in a way that must not let it out, and looks whether it did.</summary>
    private static async Task RefusesAsync(IStorefrontHarness it, Func<IStorefrontHarness, Func<SendPermit, Task>, string, Task> refuseAsync)
    {
        var order = await PlacedAsync(it).ConfigureAwait(false);
        var dispatch = Whole(order);
        await refuseAsync(it, permit => it.Storefront.TellDispatchAsync(dispatch, permit), "telling the dispatch").ConfigureAwait(false);
        Absent(await it.Storefront.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch");
        if (it.Storefront.Capabilities.RecordsPayments)
        {
            await refuseAsync(it, permit => it.Storefront.MarkAsPaidAsync(order.Key, permit), "recording the payment").ConfigureAwait(false);
            Absent(await it.Storefront.FindPaymentAsync(order.Key).ConfigureAwait(false), "the payment");
        }

        if (it.Storefront.Capabilities.Cancels)
        {
            await refuseAsync(it, permit => it.Storefront.CancelAsync(new StorefrontCancellation(order.Key), permit), "cancelling").ConfigureAwait(false);
            await it.SettleAsync().ConfigureAwait(false);
            Absent(await it.Storefront.FindCancellationAsync(order.Key).ConfigureAwait(false), "the cancellation");
        }

        if (it.Storefront.Capabilities.CompletesDrafts && await it.PlaceDraftAsync().ConfigureAwait(false) is { } draft)
        {
            await refuseAsync(it, permit => it.Storefront.CompleteDraftAsync(draft, permit), "completing the draft").ConfigureAwait(false);
            Absent(await it.Storefront.FindCompletedDraftAsync(draft).ConfigureAwait(false), "the completion");
        }

        var id = await it.Storefront.TellDispatchAsync(dispatch, SendPermit.WithoutLimit()).ConfigureAwait(false);
        var corrected = dispatch with { TrackingNumbers = [new TrackingNumber("15501234567899")] };
        await refuseAsync(it, permit => it.Storefront.CorrectTrackingAsync(id, corrected, permit), "correcting the number").ConfigureAwait(false);
        Found(await it.Storefront.FindDispatchAsync(dispatch).ConfigureAwait(false), "the dispatch as it was");
    }

    private static async Task<StorefrontOrder> PlacedAsync(IStorefrontHarness it) => await ReadAsync(it, await it.PlaceOrderAsync().ConfigureAwait(false)).ConfigureAwait(false);

    private static async Task<StorefrontOrder> ReadAsync(IStorefrontHarness it, OrderKey key) => Expect.Single(await it.Storefront.GetOrdersAsync([key]).ConfigureAwait(false));

    private static async Task<List<StorefrontOrder>> ChangesAsync(IStorefrontHarness it, DateTimeOffset since)
    {
        var all = new List<StorefrontOrder>();
        string? place = null;
        do
        {
            var page = await it.Storefront.GetOrderChangesAsync(since, place).ConfigureAwait(false);
            all.AddRange(page.Items);
            place = page.Continuation;
        }
        while (place is not null);
        return all;
    }

    /// <summary>What people wrote on an order, and what it sells at which price.</summary>
    private static string Kept(StorefrontOrder order) => string.Join('\n', [
        order.PurchaseOrderNumber, order.Instructions, $"{order.Total} {order.Delivery}", $"{order.CustomerId} {order.CompanyId} {order.PaymentMethod} {order.PaymentState}", order.DeliveryService,
        .. new[] { order.ShipTo, order.BillTo }.Select(static a => $"{a?.Name} {a?.Company} {a?.Line1} {a?.Line2} {a?.City} {a?.Postcode} {a?.CountryCode} {a?.Phone}"),
        .. order.Attributes.Select(static a => $"{a.Code} {string.Join(',', a.Values)}"),
        .. order.Lines.OrderBy(static l => l.LineId.Value, StringComparer.Ordinal).Select(static l => $"{l.LineId} {l.VariantId} {l.Sku} {l.Title} {l.Quantity:0.##} {l.Removed:0.##} {l.Amount} {l.Discount} {string.Join(',', l.Taxes.Select(static t => t.Amount))} {string.Join(',', l.Attributes.Select(static a => $"{a.Code} {string.Join(',', a.Values)}"))}"),
    ]);

    private static decimal Sum(StorefrontOrder order) =>
        order.Lines.Sum(l => l.Amount.Amount + (order.PricesIncludeTax ? 0m : l.Taxes.Sum(static t => t.Amount.Amount)))
        + (order.Delivery?.Amount ?? 0m) + (order.PricesIncludeTax ? 0m : order.DeliveryTaxes.Sum(static t => t.Amount.Amount));

    private static StorefrontDispatch Whole(StorefrontOrder order) => new()
    {
        Order = order.Key,
        CarrierName = "DPD UK",
        TrackingNumbers = [Number],
        Lines = [.. order.Lines.Select(static l => new ConfirmedLine(l.LineId, l.Quantity))],
    };
}
