using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IOrderDisplay"/> must do.</summary>
public static class OrderDisplayConformance
{
    private static readonly OrderKey Order = new(new("bq"), "1-A");

    /// <summary>The suite.</summary>
    /// <param name="start">Starts a store and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IOrderDisplayHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IOrderDisplayHarness, Task> RunAsync)> All() =>
    [
        ("An order is shown", static async it =>
        {
            await it.Display.ShowAsync(it.NewOrder(Order), SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false));
        }),

        ("An order that is shown again is shown once, as it is now", static async it =>
        {
            var order = it.NewOrder(Order);
            await it.Display.ShowAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var open = Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false));
            var parts = new HashSet<string>(StringComparer.Ordinal) { open };
            foreach (var next in (DisplayedOrder[])[Sent(order, 1m), Sent(order, 99m), order with { State = DisplayedOrderState.Cancelled }])
            {
                await it.Display.ShowAsync(next, SendPermit.WithoutLimit()).ConfigureAwait(false);
                parts.Add(Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false)));
            }

            Expect.Equal(4, parts.Count);
        }),

        ("What was shown is shown again without a difference", static async it =>
        {
            var order = it.NewOrder(Order);
            await it.Display.ShowAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Display.ShowAsync(order, SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false));
        }),

        ("Orders are told apart", static async it =>
        {
            var other = new OrderKey(new("bq"), "1-B");
            await it.Display.ShowAsync(it.NewOrder(Order), SendPermit.WithoutLimit()).ConfigureAwait(false);
            await it.Display.ShowAsync(it.NewOrder(other), SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false));
            Expect.Single(await it.ReadAsync(other).ConfigureAwait(false));
        }),

        ("An order whose answer was lost may be shown again, and is shown once", static async it =>
        {
            it.LoseNextAnswer();
            await SentAsync(() => it.Display.ShowAsync(it.NewOrder(Order), SendPermit.WithoutLimit())).ConfigureAwait(false);
            await it.Display.ShowAsync(it.NewOrder(Order), SendPermit.WithoutLimit()).ConfigureAwait(false);
            Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false));
        }),

        ("What others put there under the key is left alone", static async it =>
        {
            if (!await it.AddForeignAsync(Order).ConfigureAwait(false))
                return;
            var theirs = Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false));
            await RefusedAsync(() => it.Display.ShowAsync(it.NewOrder(Order), SendPermit.WithoutLimit()), "showing an order under a key that others use").ConfigureAwait(false);
            Expect.Equal(theirs, Expect.Single(await it.ReadAsync(Order).ConfigureAwait(false)));
        }),

        ("A closed permit sends nothing", static async it =>
        {
            await RefusesPastAsync(Ended(), permit => it.Display.ShowAsync(it.NewOrder(Order), permit), "showing the order").ConfigureAwait(false);
            Expect.Empty(await it.ReadAsync(Order).ConfigureAwait(false));
            await RefusesAtTheLastMomentAsync(it, permit => it.Display.ShowAsync(it.NewOrder(Order), permit), "showing the order").ConfigureAwait(false);
            Expect.Empty(await it.ReadAsync(Order).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Display.ShowAsync(it.NewOrder(Order), SendPermit.WithoutLimit(), token), "ShowAsync").ConfigureAwait(false);
            Expect.Empty(await it.ReadAsync(Order).ConfigureAwait(false));
        }),
    ];

    private static DisplayedOrder Sent(DisplayedOrder order, decimal most) => order with
    {
        State = order.Lines.All(l => l.Quantity <= most) ? DisplayedOrderState.Dispatched : DisplayedOrderState.PartlyDispatched,
        Lines = [.. order.Lines.Select(l => l with { Dispatched = Math.Min(most, l.Quantity) })],
    };
}
