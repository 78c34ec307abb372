using System.Globalization;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Stock;

/// <summary>
/// Publishes an ERP's stock on marketplaces and in B2B stores: one case each. A window reads the ERP, compares what each offer may show with what it was told, and hands the difference in, decreases first;
/// what became of every row is looked at. Decisions stand in <see cref="StockFacts"/> and <see cref="StockPlan"/>; here they meet the ports.
/// </summary>
internal sealed class PublishingFlow : Flow<StockState, StockInput, StockEffect, StockKnowledge>
{
    private readonly IReadOnlyDictionary<string, StockInstance> _instances;
    private readonly StockPorts _ports;
    private readonly IReadOnlyList<HostRule> _rules;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="instances">Whose stock, and the choices that hold for it.</param>
    /// <param name="rules">Rules of the host's own; null for none.</param>
    public PublishingFlow(StockPorts ports, IReadOnlyList<StockInstance> instances, IReadOnlyList<HostRule>? rules = null)
        : base(StockFlow.Name, StockJsonContext.Default.StockState, StockJsonContext.Default.StockInput, StockJsonContext.Default.StockEffect)
    {
        _ports = ports;
        _rules = [.. (rules ?? []).OfType<HostRule<Domain.Documents.OfferQuantity>>()];
        _instances = instances.SelectMany(static i => i.Routes.Select(r => (r.Marketplace.Value, Instance: i))).ToDictionary(static p => p.Value, static p => p.Instance, StringComparer.Ordinal);
        Schedules = [.. _instances.OrderBy(static i => i.Key, StringComparer.Ordinal).Select(static i => new FlowSchedule(i.Key, StockFlow.CountedOn(i.Key), i.Value.Policy.Every, Priority.StockDown))];
        Connections = [.. _instances.Keys.Select(StockFlow.CountedOn)];
    }

    /// <inheritdoc/>
    public override int Format => StockFlow.Format;

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override bool NeverSetsAside => true;

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <inheritdoc/>
    public override async ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        foreach (var erp in _instances.Values.SelectMany(static i => i.Routes).Select(static r => r.Erp).Distinct())
            await _ports.Erps[erp].ReadCapabilitiesAsync(cancellationToken).ConfigureAwait(false);
        var known = _instances.Keys.ToDictionary(static m => m, ContextOf, StringComparer.Ordinal);
        return new Knowledge(new StockKnowledge(known), string.Join("; ", known.Select(static k => $"{k.Key}: {k.Value.Tables.Version}, policy {VersionOf(k.Value.Policy)}")));
    }

    /// <inheritdoc/>
    protected override Decision<StockState, StockEffect> Decide(CaseId caseId, StockState? state, StockInput? input, DateTimeOffset now, StockKnowledge knowledge)
    {
        var context = knowledge.Marketplaces[caseId.Key];
        var facts = new StockFacts(caseId.Key, context, now);
        return new StockPlan(facts.Hear(state ?? new StockState { StartedAt = now }, input), context, now).ToDecision(facts);
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<StockInput>> RunAsync(CaseId caseId, StockState? state, StockEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ContextOf(caseId.Key);
        var handlers = new StockHandlers(_ports.Erps[known.Route.Erp], _ports.Outlets[known.Route.Marketplace], known);
        return new EffectResult<StockInput>(await handlers.RunAsync(state!, effect, context, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override StockInput Rejected(StockState? state, StockEffect effect, Rejection rejection) => throw new InvalidOperationException("Stock is told again, whatever was answered.");

    private StockContext ContextOf(string marketplace)
    {
        var instance = _instances[marketplace];
        var route = instance.Routes.First(r => r.Marketplace.Value == marketplace);
        return new StockContext(route, instance.Policy, _ports.Erps[route.Erp].Capabilities, instance.Tables(), _rules);
    }

    private static string VersionOf(StockPolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Every} {policy.MovedEvery} {policy.SoldBetweenLooks} {policy.ErpCallsPerDay} {policy.SettlesWithin} {string.Join(',', policy.Locations)} {policy.TotalIsSellable} {policy.UnitSystem} {policy.Pool} ")
        + $"{policy.MostInImport} {policy.ImportPollEvery} {policy.ImportWithin} {policy.RefusedAgainAfter} {policy.CompareEvery} {policy.ShownWithin} {policy.StaleAfter}");
}
