using System.Globalization;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.B2BPrices;

/// <summary>
/// Keeps the price lists of B2B stores: one case a store, its one writer. A batch goes from list to list, compares what each is to say with what it was told, and tells the difference, a call an effect; what is told in real
/// time goes in between. Decisions stand in <see cref="B2BPriceTruth"/>, <see cref="B2BPriceComparison"/>, <see cref="B2BPriceFacts"/> and <see cref="B2BPricePlan"/>; here they meet the ports.
/// </summary>
internal sealed class ListPricingFlow : Flow<B2BPriceState, B2BPriceInput, B2BPriceEffect, B2BPriceKnowledge>
{
    private readonly IReadOnlyDictionary<string, B2BPriceInstance> _instances;
    private readonly B2BPricePorts _ports;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="instances">Whose price lists, and the choices that hold for them.</param>
    public ListPricingFlow(B2BPricePorts ports, IReadOnlyList<B2BPriceInstance> instances)
        : base(B2BPricesFlow.Name, B2BPriceJsonContext.Default.B2BPriceState, B2BPriceJsonContext.Default.B2BPriceInput, B2BPriceJsonContext.Default.B2BPriceEffect)
    {
        _ports = ports;
        _instances = instances.SelectMany(static i => i.Routes.Select(r => (r.Store.Value, Instance: i))).ToDictionary(static p => p.Value, static p => p.Instance, StringComparer.Ordinal);
        Schedules = [.. _instances.OrderBy(static i => i.Key, StringComparer.Ordinal).Select(static i => new FlowSchedule(i.Key, B2BPricesFlow.CountedOn(i.Key), i.Value.Policy.Every, Priority.Price))];
        Connections = [.. _instances.Keys.Select(B2BPricesFlow.CountedOn)];
    }

    /// <inheritdoc/>
    public override int Format => B2BPricesFlow.Format;

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
        var known = _instances.Keys.ToDictionary(static s => s, ContextOf, StringComparer.Ordinal);
        return new(new Knowledge(new B2BPriceKnowledge(known), string.Join("; ", known.Select(static k => $"{k.Key}: {k.Value.Tables.Version}, policy {VersionOf(k.Value.Policy)}"))));
    }

    /// <inheritdoc/>
    protected override Decision<B2BPriceState, B2BPriceEffect> Decide(CaseId caseId, B2BPriceState? state, B2BPriceInput? input, DateTimeOffset now, B2BPriceKnowledge knowledge)
    {
        var context = knowledge.Stores[caseId.Key];
        var facts = new B2BPriceFacts(caseId.Key, context, now);
        return new B2BPricePlan(facts.Hear(state ?? new B2BPriceState { StartedAt = now }, input), context, now).ToDecision(facts);
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<B2BPriceInput>> RunAsync(CaseId caseId, B2BPriceState? state, B2BPriceEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ContextOf(caseId.Key);
        var handlers = new B2BPriceHandlers(_ports.Stores[known.Route.Store], known.Route.Erp is { } erp ? _ports.Erps[erp] : null, known);
        return new EffectResult<B2BPriceInput>(await handlers.RunAsync(state!, effect, context, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override B2BPriceInput Rejected(B2BPriceState? state, B2BPriceEffect effect, Rejection rejection) => throw new InvalidOperationException("Price lists are told again, whatever was answered.");

    private B2BPriceContext ContextOf(string store)
    {
        var instance = _instances[store];
        var route = instance.Routes.First(r => r.Store.Value == store);
        return new B2BPriceContext(route, instance.Policy, _ports.Stores[route.Store].Capabilities, instance.Tables());
    }

    private static string VersionOf(B2BPricePolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Every} {policy.CompareEvery} {policy.MostChange} {policy.MostRemoved} {policy.CorrectsEdits} {policy.ReplacesOthers} {policy.UnitSystem} {policy.MostAtOnce} {policy.RefusedAgainAfter} {policy.StaleAfter}"));
}
