using System.Globalization;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>
/// Books billing cycles: one case a cycle. Its lines are read page by page into a side table, mapped and added up, booked as a draft when they add up to the payout, and followed until somebody posts it.
/// Decisions stand in <see cref="CycleFacts"/> and <see cref="CyclePlan"/>; here they meet the ports.
/// </summary>
internal sealed class CycleFlow : Flow<CycleState, CycleInput, CycleEffect, CycleKnowledge>
{
    private readonly IReadOnlyDictionary<string, SettlementInstance> _instances;
    private readonly SettlementPorts _ports;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="instances">Whose settlements, and the choices that hold for them.</param>
    public CycleFlow(SettlementPorts ports, IReadOnlyList<SettlementInstance> instances)
        : base(SettlementFlow.Name, SettlementJsonContext.Default.CycleState, SettlementJsonContext.Default.CycleInput, SettlementJsonContext.Default.CycleEffect)
    {
        _ports = ports;
        _instances = instances.SelectMany(static i => i.Routes.Select(r => (r.Marketplace.Value, Instance: i))).ToDictionary(static p => p.Value, static p => p.Instance, StringComparer.Ordinal);
        Connections = [.. _instances.Keys.Select(SettlementFlow.CountedOn)];
    }

    /// <inheritdoc/>
    public override int Format => SettlementFlow.Format;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        var known = _instances.Keys.ToDictionary(static m => m, ContextOf, StringComparer.Ordinal);
        return new(new Knowledge(new CycleKnowledge(known), string.Join("; ", known.Select(static k => $"{k.Key}: fees {k.Value.Fees.Version}, policy {VersionOf(k.Value.Policy)}"))));
    }

    /// <inheritdoc/>
    protected override Decision<CycleState, CycleEffect> Decide(CaseId caseId, CycleState? state, CycleInput? input, DateTimeOffset now, CycleKnowledge knowledge)
    {
        var context = knowledge.Marketplaces[MarketplaceOf(caseId)];
        var facts = new CycleFacts(caseId.Key, context, now);
        return new CyclePlan(facts.Hear(state ?? new CycleState(), input), context, now).ToDecision(facts);
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<CycleInput>> RunAsync(CaseId caseId, CycleState? state, CycleEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ContextOf(MarketplaceOf(caseId));
        var handlers = new CycleHandlers(_ports.Marketplaces[known.Route.Marketplace], _ports.Erps[known.Route.Erp], caseId.Key, known);
        return new EffectResult<CycleInput>(await handlers.RunAsync(state!, effect, context, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override CycleInput Rejected(CycleState? state, CycleEffect effect, Rejection rejection) => new CycleInput.EffectRejected(effect, rejection);

    private static string MarketplaceOf(CaseId caseId) => caseId.Key[..caseId.Key.IndexOf('/', StringComparison.Ordinal)];

    private CycleContext ContextOf(string marketplace)
    {
        var instance = _instances[marketplace];
        var route = instance.Routes.First(r => r.Marketplace.Value == marketplace);
        return new CycleContext(route, instance.Policy, _ports.Erps[route.Erp].Capabilities, instance.Fees());
    }

    private static string VersionOf(SettlementPolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Since:O} {policy.PollEvery} {policy.Reach} {policy.WaitsForPayout} {policy.Grouping} {policy.MostJournalLines} {policy.Posts} {policy.WatchEvery} {policy.PostedWithin} ")
        + $"{policy.ReadAgainEvery} {policy.CheckAgainAfter} {policy.ChangesEvery} {policy.KeepLinesFor}");
}
