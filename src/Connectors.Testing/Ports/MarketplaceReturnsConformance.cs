using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IMarketplaceReturns"/> must do.</summary>
public static class MarketplaceReturnsConformance
{
    /// <summary>The suite.</summary>
    /// <param name="start">Starts a marketplace and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IMarketplaceReturnsHarness>> start) => PortTrial.Checks(start,
    [
        ("A return is seen by its id and among the changes, and one that does not exist is none", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);

            Expect.Equal(id, (await FoundAsync(it, id).ConfigureAwait(false)).Id);
            Expect.Null(await it.Returns.FindReturnAsync("4f1c1c53-5a0e-4a5e-9d5f-3f5f8f6f0a11").ConfigureAwait(false));
            Expect.Contains(await ToListAsync(it.Returns.GetReturnsChangedSinceAsync(it.Now.AddDays(-30))).ConfigureAwait(false), r => r.Id == id);
        }),

        ("Every step moves the return on", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);
            var states = new List<string> { (await FoundAsync(it, id).ConfigureAwait(false)).StateText };
            foreach (var step in Steps())
            {
                await step(it, id).ConfigureAwait(false);
                states.Add((await FoundAsync(it, id).ConfigureAwait(false)).StateText);
            }

            Expect.True(states.Distinct(StringComparer.Ordinal).Count() >= 4, $"at least four different states among {string.Join(", ", states)}");
        }),

        ("A refused return is over", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);
            var before = (await FoundAsync(it, id).ConfigureAwait(false)).StateText;

            await it.Returns.DecideReturnAsync(id, "NOT_ELIGIBLE", SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.False(before == (await FoundAsync(it, id).ConfigureAwait(false)).StateText);
            await RefusedAsync(() => it.Returns.ConfirmReturnReceiptAsync(id, SendPermit.WithoutLimit()), "receiving the goods of a refused return").ConfigureAwait(false);
        }),

        ("A decision whose answer was lost is seen in the state, and a second one is refused", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);
            var before = (await FoundAsync(it, id).ConfigureAwait(false)).StateText;
            it.LoseNextAnswer();
            await LostAsync(() => it.Returns.DecideReturnAsync(id, null, SendPermit.WithoutLimit()), "deciding on the return").ConfigureAwait(false);

            Expect.False(before == (await FoundAsync(it, id).ConfigureAwait(false)).StateText);
            await RefusedAsync(() => it.Returns.DecideReturnAsync(id, null, SendPermit.WithoutLimit()), "deciding a second time").ConfigureAwait(false);
        }),

        ("A decision that was lost on the way leaves the return where it was", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);
            var before = (await FoundAsync(it, id).ConfigureAwait(false)).StateText;
            it.LoseNextRequest();
            await LostAsync(() => it.Returns.DecideReturnAsync(id, null, SendPermit.WithoutLimit()), "deciding on the return").ConfigureAwait(false);

            Expect.Equal(before, (await FoundAsync(it, id).ConfigureAwait(false)).StateText);
        }),

        ("A receipt whose answer was lost is seen in the state", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);
            await it.Returns.DecideReturnAsync(id, null, SendPermit.WithoutLimit()).ConfigureAwait(false);
            var before = (await FoundAsync(it, id).ConfigureAwait(false)).StateText;
            it.LoseNextAnswer();
            await LostAsync(() => it.Returns.ConfirmReturnReceiptAsync(id, SendPermit.WithoutLimit()), "confirming the receipt").ConfigureAwait(false);

            Expect.False(before == (await FoundAsync(it, id).ConfigureAwait(false)).StateText);
        }),

        ("A step on a return that does not exist is refused", static async it =>
        {
            await it.ShowReturnAsync().ConfigureAwait(false);
            await RefusedAsync(() => it.Returns.ConfirmReturnReceiptAsync("4f1c1c53-5a0e-4a5e-9d5f-3f5f8f6f0a11", SendPermit.WithoutLimit()), "receiving what does not exist").ConfigureAwait(false);
        }),

        ("A closed permit sends nothing", static it => RefusesAsync(it, static (_, call, what) => RefusesPastAsync(Ended(), call, what))),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static it => RefusesAsync(it, RefusesAtTheLastMomentAsync)),

        ("A cancelled call ends as cancelled", static async it =>
        {
            var id = await it.ShowReturnAsync().ConfigureAwait(false);
            await CancelledAsync(token => it.Returns.FindReturnAsync(id, token), "FindReturnAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Returns.DecideReturnAsync(id, null, SendPermit.WithoutLimit(), token), "DecideReturnAsync").ConfigureAwait(false);
        }),
    ]);

    private static async Task RefusesAsync(IMarketplaceReturnsHarness it, Func<IMarketplaceReturnsHarness, Func<SendPermit, Task>, string, Task> refuseAsync)
    {
        var id = await it.ShowReturnAsync().ConfigureAwait(false);
        var found = await FoundAsync(it, id).ConfigureAwait(false);

        await refuseAsync(it, permit => it.Returns.DecideReturnAsync(id, null, permit), "deciding on the return").ConfigureAwait(false);
        await refuseAsync(it, permit => it.Returns.ConfirmReturnReceiptAsync(id, permit), "confirming the receipt").ConfigureAwait(false);
        await refuseAsync(it, permit => it.Returns.ReportInspectionAsync(id, [.. found.Lines.Select(static l => new ReturnInspection(l.LineId))], permit), "reporting what was found").ConfigureAwait(false);
        await refuseAsync(it, permit => it.Returns.CloseReturnAsync(id, permit), "ending the return").ConfigureAwait(false);

        Expect.Equal(found.StateText, (await FoundAsync(it, id).ConfigureAwait(false)).StateText);
    }

    private static Func<IMarketplaceReturnsHarness, string, Task>[] Steps() =>
    [
        static (it, id) => it.Returns.DecideReturnAsync(id, null, SendPermit.WithoutLimit()),
        static (it, id) => it.Returns.ConfirmReturnReceiptAsync(id, SendPermit.WithoutLimit()),
        static async (it, id) => await it.Returns.ReportInspectionAsync(
            id, [.. (await FoundAsync(it, id).ConfigureAwait(false)).Lines.Select(static l => new ReturnInspection(l.LineId))], SendPermit.WithoutLimit()).ConfigureAwait(false),
        static (it, id) => it.Returns.CloseReturnAsync(id, SendPermit.WithoutLimit()),
    ];

    private static async Task<MarketplaceReturn> FoundAsync(IMarketplaceReturnsHarness it, string id) =>
        await it.Returns.FindReturnAsync(id).ConfigureAwait(false) ?? throw Expect.Failure("the return", "found", "nothing");
}
