using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IB2BStock"/> must do.</summary>
public static class B2BStockConformance
{
    private static readonly Sku Nobody = new("NO-SUCH-SKU");

    /// <summary>The suite.</summary>
    /// <param name="start">Starts a store and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IB2BStockHarness>> start) => PortTrial.Checks(start, All());

    private static IEnumerable<(string Name, Func<IB2BStockHarness, Task> RunAsync)> All() =>
    [
        ("A level that was set is shown, and nothing else of the SKU or of another has changed", static async it =>
        {
            var rest = it.Skus.Select(it.ReadRest).ToList();
            await SetAsync(it, 3, 4).ConfigureAwait(false);

            var result = await it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal((1, 0), (result.Accepted, result.Rejected.Count));
            Expect.Equal((7L, 4L), await ShownAsync(it).ConfigureAwait(false));
            Expect.Equal(string.Join('\n', rest), string.Join('\n', it.Skus.Select(it.ReadRest)));
        }),

        ("A row that is not taken holds up no other, and is told with its reason", static async it =>
        {
            var bad = it.Refused ?? it.Skus[1];
            var result = await it.Stock.SetLevelsAsync([new(it.Skus[0], 7), new(bad, it.Refused is null ? -1 : 5)], SendPermit.WithoutLimit()).ConfigureAwait(false);

            var rejected = Expect.Single(result.Rejected);
            Expect.Equal((1, bad), (result.Accepted, rejected.ShopSku!.Value));
            Expect.True(rejected.Message.Length > 0);
            Expect.Equal(7L, Expect.Single(await it.Stock.GetLevelsAsync([it.Skus[0]]).ConfigureAwait(false)).Quantity);
        }),

        ("A level below zero is not taken", static async it =>
        {
            await SetAsync(it, 3, 4).ConfigureAwait(false);

            Expect.Single((await it.Stock.SetLevelsAsync([new(it.Skus[0], -1)], SendPermit.WithoutLimit()).ConfigureAwait(false)).Rejected);

            Expect.Equal((3L, 4L), await ShownAsync(it).ConfigureAwait(false));
        }),

        ("Of rows for one SKU the last counts", static async it =>
        {
            await it.Stock.SetLevelsAsync([new(it.Skus[0], 9), new(it.Skus[1], 2), new(it.Skus[0], 6)], SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal((6L, 2L), await ShownAsync(it).ConfigureAwait(false));
        }),

        ("A level may go back to what it was before", static async it =>
        {
            foreach (var level in (long[])[5, 0, 5, 0, 5])
            {
                await SetAsync(it, level, level).ConfigureAwait(false);
                Expect.Equal((level, level), await ShownAsync(it).ConfigureAwait(false));
            }
        }),

        ("Levels whose answer was lost may be sent again", static async it =>
        {
            it.LoseNextAnswer();
            await SentAsync(() => it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], SendPermit.WithoutLimit())).ConfigureAwait(false);

            var result = await it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal((1, 0), (result.Accepted, result.Rejected.Count));
            Expect.Equal(7L, (await ShownAsync(it).ConfigureAwait(false)).First);
        }),

        ("Levels whose request was lost may be sent again", static async it =>
        {
            it.LoseNextRequest();
            await SentAsync(() => it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], SendPermit.WithoutLimit())).ConfigureAwait(false);

            await it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], SendPermit.WithoutLimit()).ConfigureAwait(false);

            Expect.Equal(7L, (await ShownAsync(it).ConfigureAwait(false)).First);
        }),

        ("A SKU that the store does not have has no level, and nothing asked is nothing told", static async it =>
        {
            await SetAsync(it, 3, 4).ConfigureAwait(false);

            Expect.Equal(it.Skus[0], Expect.Single(await it.Stock.GetLevelsAsync([it.Skus[0], Nobody]).ConfigureAwait(false)).Sku);
            Expect.Empty(await it.Stock.GetLevelsAsync([]).ConfigureAwait(false));
            Expect.Equal(0, (await it.Stock.SetLevelsAsync([], SendPermit.WithoutLimit()).ConfigureAwait(false)).Accepted);
        }),

        ("A closed permit sends nothing", static async it =>
        {
            await SetAsync(it, 3, 4).ConfigureAwait(false);
            await RefusesPastAsync(Ended(), permit => it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], permit), "setting levels").ConfigureAwait(false);
            Expect.Equal((3L, 4L), await ShownAsync(it).ConfigureAwait(false));
        }),

        ("A permit that closes between the look-up and what follows from it sends nothing more", static async it =>
        {
            await SetAsync(it, 3, 4).ConfigureAwait(false);
            await RefusesAtTheLastMomentAsync(it, permit => it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], permit), "setting levels").ConfigureAwait(false);
            Expect.Equal((3L, 4L), await ShownAsync(it).ConfigureAwait(false));
        }),

        ("A cancelled call ends as cancelled", static async it =>
        {
            await CancelledAsync(token => it.Stock.GetLevelsAsync([it.Skus[0]], token), "GetLevelsAsync").ConfigureAwait(false);
            await CancelledAsync(token => it.Stock.SetLevelsAsync([new(it.Skus[0], 7)], SendPermit.WithoutLimit(), token), "SetLevelsAsync").ConfigureAwait(false);
        }),
    ];

    private static Task<B2BStockResult> SetAsync(IB2BStockHarness it, long first, long second) =>
        it.Stock.SetLevelsAsync([new(it.Skus[0], first), new(it.Skus[1], second)], SendPermit.WithoutLimit());

    private static async Task<(long? First, long? Second)> ShownAsync(IB2BStockHarness it)
    {
        var levels = await it.Stock.GetLevelsAsync([it.Skus[0], it.Skus[1]]).ConfigureAwait(false);
        return (levels.FirstOrDefault(l => l.Sku == it.Skus[0])?.Quantity, levels.FirstOrDefault(l => l.Sku == it.Skus[1])?.Quantity);
    }
}
