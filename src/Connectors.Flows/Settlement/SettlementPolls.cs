using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>What settlements ask of marketplaces.</summary>
internal static class SettlementPolls
{
    /// <summary>Asks for billing cycles, each time far enough back to see what became of payouts. A cycle that is as its case knows it is not heard again; one that is again as it once was is.</summary>
    public static PollFlow<SettlementCycle> Cycles(SettlementPorts ports, IReadOnlyList<SettlementInstance> instances) => new(
        new PollOptions("settlement-poll", Priority.Returns, TimeSpan.MaxValue) { IsByDate = true },
        instances.SelectMany(i => i.Routes.Select(r => new PollListener<SettlementCycle>(r.Marketplace, i.Policy.PollEvery, static (cycle, cases, cancellationToken) => SeenAsync(cycle, cases, cancellationToken)))),
        async (connection, position, _, cancellationToken) =>
        {
            var policy = PolicyOf(instances, connection);
            var page = await ports.Marketplaces[connection].GetCyclesPageAsync(Earliest(position, policy), position.Continuation, cancellationToken).ConfigureAwait(false);
            var since = policy.Since ?? position.StartedAt;
            return new PollPage<SettlementCycle>([.. page.Items.Where(cycle => cycle.CreatedAt >= since)])
            {
                Newest = page.Items.Where(static cycle => cycle.CreatedAt != default).Max(static cycle => (DateTimeOffset?)cycle.CreatedAt),
                Continuation = page.Continuation,

                // Of one without a day nobody can tell whether it is to be booked: it is told, not passed over.
                Unreadable = [.. page.Unreadable.Select(UnreadableDocument.From), .. page.Items.Where(static cycle => cycle.CreatedAt == default).Select(static cycle => new UnreadableDocument(cycle.Id, "it has no day of closing"))],
            };
        });

    /// <summary>From when on cycles are asked for: before the first, from where they are to be booked.</summary>
    private static DateTimeOffset Earliest(PollPosition position, SettlementPolicy policy)
    {
        var since = position.Since(policy.Reach, TimeSpan.Zero);
        return position.Watermark is null && policy.Since < since ? policy.Since.Value : since;
    }

    private static async ValueTask<InboxMessage?> SeenAsync(SettlementCycle cycle, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var view = await cases.GetCaseAsync(SettlementFlow.CaseOf(cycle.Connection, cycle.Id), cancellationToken).ConfigureAwait(false);
        var version = VersionOf(cycle);
        if (view?.State is { } state && JsonSerializer.Deserialize(state, SettlementJsonContext.Default.CycleState)?.Cycle is { } known && VersionOf(known) == version)
            return null;
        return SettlementFlow.Of(cycle.Connection, cycle.Id, string.Create(CultureInfo.InvariantCulture, $"seen {version} {view?.Version ?? 0}"), new CycleInput.CycleSeen(cycle));
    }

    private static string VersionOf(SettlementCycle cycle) => ShortVersion.Of(JsonSerializer.Serialize(cycle, SettlementJsonContext.Default.SettlementCycle));

    private static SettlementPolicy PolicyOf(IReadOnlyList<SettlementInstance> instances, ConnectionName marketplace) => instances.First(i => i.Routes.Any(r => r.Marketplace == marketplace)).Policy;
}
