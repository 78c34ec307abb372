using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders.Platform;

/// <summary>Reads approved carriers and settings of each platform now and then; what waits for them looks again when they changed.</summary>
internal sealed class PlatformFlow : Flow<PlatformState, PlatformInput, PlatformEffect>
{
    private const string FlowName = "platform";

    private readonly IReadOnlyDictionary<ConnectionName, IMarketplace> _marketplaces;
    private readonly IReadOnlyDictionary<string, TimeSpan> _every;

    /// <summary>Makes it.</summary>
    /// <param name="marketplaces">The marketplaces.</param>
    /// <param name="every">Time between two reads of each.</param>
    public PlatformFlow(IReadOnlyDictionary<ConnectionName, IMarketplace> marketplaces, IReadOnlyDictionary<string, TimeSpan> every)
        : base(FlowName, OrderJsonContext.Default.PlatformState, OrderJsonContext.Default.PlatformInput, OrderJsonContext.Default.PlatformEffect)
    {
        _marketplaces = marketplaces;
        _every = every;
        Schedules = [.. every.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(static e => new FlowSchedule(e.Key, CountedOn(e.Key), e.Value, Priority.Acknowledge))];
        Connections = [.. every.Keys.Select(CountedOn)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override bool NeverSetsAside => true;

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <summary>What is known of a platform; null while it was not read, or what was kept of it cannot be read any more.</summary>
    public static async ValueTask<PlatformSnapshot?> KnownAsync(ICaseQuery cases, ConnectionName connection, CancellationToken cancellationToken) =>
        (await KeptState.ReadAsync(cases, new CaseId(FlowName, connection.Value), OrderJsonContext.Default.PlatformState, cancellationToken).ConfigureAwait(false))?.Snapshot;

    /// <inheritdoc/>
    protected override Decision<PlatformState, PlatformEffect> Decide(CaseId caseId, PlatformState? state, PlatformInput? input, DateTimeOffset now)
    {
        var before = state?.Snapshot;
        var known = input is null ? state ?? new PlatformState(null, null) : new PlatformState(input.Snapshot, now) { Unreadable = input.Unreadable };

        // From now on at the latest: a clock that was set back delays nothing by more than the interval.
        if (known.ReadAt > now)
            known = known with { ReadAt = now };
        return new Decision<PlatformState, PlatformEffect>
        {
            State = known,
            Stage = known.Snapshot is null ? "Unknown" : "Known",
            Problems = [.. known.Unreadable.DistinctBy(static u => u.Id, StringComparer.Ordinal).Take(UnreadableDocument.MostShown).Select(u => u.ToProblem(caseId.Key))],
            Effects = [new PlannedEffect<PlatformEffect>("read", new PlatformEffect(), RetrySafety.Read, Priority.Acknowledge) { NotBefore = known.ReadAt + _every[caseId.Key] }],
            Wake = input is not null && (before is null || before.Version != input.Snapshot.Version || before.Capabilities != input.Snapshot.Capabilities) ? [Topic.Platform(caseId.Key)] : [],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<PlatformInput>> RunAsync(CaseId caseId, PlatformState? state, PlatformEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var marketplace = _marketplaces[new ConnectionName(caseId.Key)];
        var capabilities = await marketplace.GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false);
        var carriers = await marketplace.GetCarriersAsync(cancellationToken).ConfigureAwait(false);
        return new EffectResult<PlatformInput>(new PlatformInput(PlatformSnapshot.Of([.. carriers], capabilities)) { Unreadable = [.. carriers.Unreadable.Select(UnreadableDocument.From)] });
    }

    /// <inheritdoc/>
    protected override PlatformInput Rejected(PlatformState? state, PlatformEffect effect, Rejection rejection) => throw new InvalidOperationException("A platform is asked again, whatever it was told.");

    private static string CountedOn(string connection) => $"{FlowName}@{connection}";
}
