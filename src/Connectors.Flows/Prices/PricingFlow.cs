using System.Globalization;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Prices;

/// <summary>
/// Tells marketplaces what offers cost: one case a marketplace. A window compares what offers are to cost with what is shown and with what was told, and hands the difference in, each offer's prices together; what
/// became of every row is looked at. Decisions stand in <see cref="PriceComparison"/>, <see cref="PriceFacts"/> and <see cref="PricePlan"/>; here they meet the ports.
/// </summary>
internal sealed class PricingFlow : Flow<PriceState, PriceInput, PriceEffect, PriceKnowledge>
{
    private readonly IReadOnlyDictionary<string, PriceInstance> _instances;
    private readonly PricePorts _ports;
    private readonly IReadOnlyList<HostRule> _rules;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="instances">Whose prices, and the choices that hold for them.</param>
    /// <param name="rules">Rules of the host's own; null for none.</param>
    public PricingFlow(PricePorts ports, IReadOnlyList<PriceInstance> instances, IReadOnlyList<HostRule>? rules = null)
        : base(PriceFlow.Name, PriceJsonContext.Default.PriceState, PriceJsonContext.Default.PriceInput, PriceJsonContext.Default.PriceEffect)
    {
        _ports = ports;
        _rules = [.. (rules ?? []).OfType<HostRule<Domain.Documents.OfferPricing>>()];
        _instances = instances.SelectMany(static i => i.Routes.Select(r => (r.Marketplace.Value, Instance: i))).ToDictionary(static p => p.Value, static p => p.Instance, StringComparer.Ordinal);
        Schedules = [.. _instances.OrderBy(static i => i.Key, StringComparer.Ordinal).Select(static i => new FlowSchedule(i.Key, PriceFlow.CountedOn(i.Key), i.Value.Policy.Every, Priority.Price))];
        Connections = [.. _instances.Keys.Select(PriceFlow.CountedOn)];
    }

    /// <inheritdoc/>
    public override int Format => PriceFlow.Format;

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override bool NeverSetsAside => true;

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <inheritdoc/>
    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        var known = _instances.Keys.ToDictionary(static m => m, ContextOf, StringComparer.Ordinal);
        return new(new Knowledge(new PriceKnowledge(known), string.Join("; ", known.Select(static k => $"{k.Key}: {k.Value.Tables.Version}, policy {VersionOf(k.Value.Policy)}"))));
    }

    /// <inheritdoc/>
    protected override Decision<PriceState, PriceEffect> Decide(CaseId caseId, PriceState? state, PriceInput? input, DateTimeOffset now, PriceKnowledge knowledge)
    {
        var context = knowledge.Marketplaces[caseId.Key];
        var facts = new PriceFacts(caseId.Key, context, now);
        return new PricePlan(facts.Hear(state ?? new PriceState { StartedAt = now }, input), context, now).ToDecision(facts);
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<PriceInput>> RunAsync(CaseId caseId, PriceState? state, PriceEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ContextOf(caseId.Key);
        var handlers = new PriceHandlers(_ports.Marketplaces[known.Route.Marketplace], known.Route.Erp is { } erp ? _ports.Erps[erp] : null, known);
        return new EffectResult<PriceInput>(await handlers.RunAsync(state!, effect, context, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override PriceInput Rejected(PriceState? state, PriceEffect effect, Rejection rejection) => throw new InvalidOperationException("Prices are told again, whatever was answered.");

    private PriceContext ContextOf(string marketplace)
    {
        var instance = _instances[marketplace];
        return new PriceContext(instance.Routes.First(r => r.Marketplace.Value == marketplace), instance.Policy, instance.Tables()) { Rules = _rules };
    }

    private static string VersionOf(PricePolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Every} {policy.MostChange} {policy.CorrectsEdits} {policy.ReplacesOthers} {policy.PricesIncludeTax} {policy.UnitSystem} {policy.MostInImport} {policy.ImportPollEvery} {policy.ImportWithin} {policy.RefusedAgainAfter} {policy.ShownWithin} {policy.StaleAfter}"));
}
