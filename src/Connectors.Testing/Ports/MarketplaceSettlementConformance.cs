using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Testing.Internal;
using static Connectors.Testing.Internal.PortTrial;

namespace Connectors.Testing.Ports;

/// <summary>What every adapter of <see cref="IMarketplaceSettlement"/> must do.</summary>
public static class MarketplaceSettlementConformance
{
    /// <summary>The suite.</summary>
    /// <param name="start">Starts a marketplace and its adapter; called once for each check.</param>
    public static IReadOnlyList<ConformanceCheck> Checks(Func<Task<IMarketplaceSettlementHarness>> start) => PortTrial.Checks(start,
    [
        ("Before anything was traded there is no cycle", static async it => Expect.Empty(await CyclesAsync(it).ConfigureAwait(false))),

        ("A closed cycle is told once, with its payout", static async it =>
        {
            var cycle = await CycleAsync(it).ConfigureAwait(false);

            Expect.Single(cycle.Payouts);
            Expect.True(cycle.CreatedAt > it.Start);
        }),

        ("A cycle that was closed before the instant asked for is left out", static async it =>
        {
            var cycle = await CycleAsync(it).ConfigureAwait(false);

            Expect.Empty((await ToListAsync(it.Settlement.GetCyclesAsync(cycle.CreatedAt.AddDays(1))).ConfigureAwait(false)).Where(c => c.Id == cycle.Id));
        }),

        ("The lines of a cycle name it, and each comes under an id of its own", static async it =>
        {
            var cycle = await CycleAsync(it).ConfigureAwait(false);

            var lines = await ToListAsync(it.Settlement.GetLinesAsync(cycle.Id)).ConfigureAwait(false);

            Expect.True(lines.Count > 0);
            Expect.Sequence([cycle.Id], lines.Select(static l => l.CycleId ?? "none").Distinct());
            Expect.Equal(lines.Count, lines.DistinctBy(static l => l.Id).Count());
            Expect.Sequence(cycle.Payouts.Select(static p => p.Currency).Distinct(), lines.Select(static l => l.Amount.Currency).Distinct());
        }),

        ("The lines of a cycle are among all that changed", static async it =>
        {
            var cycle = await CycleAsync(it).ConfigureAwait(false);
            var lines = await ToListAsync(it.Settlement.GetLinesAsync(cycle.Id)).ConfigureAwait(false);

            var changed = (await ToListAsync(it.Settlement.GetLinesChangedSinceAsync(it.Start)).ConfigureAwait(false)).ConvertAll(static l => l.Id);

            Expect.Empty(lines.Select(static l => l.Id).Except(changed));
        }),

        ("Lines of a cycle that changed are those of its lines that did, and none of another", static async it =>
        {
            var cycle = await CycleAsync(it).ConfigureAwait(false);
            var lines = (await ToListAsync(it.Settlement.GetLinesAsync(cycle.Id)).ConfigureAwait(false)).ConvertAll(static l => l.Id);

            Expect.Sequence(lines.Order(StringComparer.Ordinal), (await ChangesAsync(it, cycle.Id, it.Start).ConfigureAwait(false)).Order(StringComparer.Ordinal));
            Expect.Empty(await ChangesAsync(it, cycle.Id, cycle.CreatedAt.AddYears(1)).ConfigureAwait(false));
        }),

        ("A cycle that does not exist has no lines", static async it =>
        {
            await it.CloseCycleAsync().ConfigureAwait(false);
            List<SettlementLine> lines = [];
            try
            {
                lines = await ToListAsync(it.Settlement.GetLinesAsync("da94f4ec-9447-4856-a637-2aad467ac0de")).ConfigureAwait(false);
            }
            catch (PortException e) when (e.Kind is FailureKind.NotFound or FailureKind.Rejected)
            {
                return;   // That says it too.
            }
            Expect.Empty(lines);
        }),

        ("A cancelled call ends as cancelled", static it => CancelledAsync(
            async token =>
            {
                await foreach (var cycle in it.Settlement.GetCyclesAsync(it.Start, token).ConfigureAwait(false))
                    throw Expect.Failure("a read with a cancelled token", "nothing", cycle.Id);
            },
            "GetCyclesAsync")),
    ]);

    private static async Task<List<string>> ChangesAsync(IMarketplaceSettlementHarness it, string cycleId, DateTimeOffset since)
    {
        var ids = new List<string>();
        string? next = null;
        do
        {
            var page = await it.Settlement.GetCycleLineChangesAsync(cycleId, since, next).ConfigureAwait(false);
            ids.AddRange(page.Items.Select(static l => l.Id));
            next = page.Continuation;
        }
        while (next is not null);
        return ids;
    }

    private static Task<List<SettlementCycle>> CyclesAsync(IMarketplaceSettlementHarness it) => ToListAsync(it.Settlement.GetCyclesAsync(it.Start));

    private static async Task<SettlementCycle> CycleAsync(IMarketplaceSettlementHarness it)
    {
        await it.CloseCycleAsync().ConfigureAwait(false);
        return Expect.Single(await CyclesAsync(it).ConfigureAwait(false));
    }
}
