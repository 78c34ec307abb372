using System.Globalization;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Returns;

/// <summary>
/// Returns of a marketplace: announced → document in the ERP → goods received → credit note posted → customer paid back, exactly one of each. One case a return. Decisions stand in
/// <see cref="ReturnFacts"/> and <see cref="ReturnPlan"/>; here they meet the ports.
/// </summary>
internal sealed class ReturnFlow : Flow<ReturnState, ReturnInput, ReturnEffect, ReturnKnowledge>
{
    /// <summary>How long a marketplace of which nothing is known may still be paying back.</summary>
    private static readonly TimeSpan WorksFor = TimeSpan.FromMinutes(30);

    private readonly ReturnPorts _ports;
    private readonly IReadOnlyDictionary<string, ReturnsInstance> _instances;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="instances">Whose returns, and the choices that hold for them.</param>
    public ReturnFlow(ReturnPorts ports, IReadOnlyList<ReturnsInstance> instances)
        : base(ReturnMessages.Flow, ReturnJsonContext.Default.ReturnState, ReturnJsonContext.Default.ReturnInput, ReturnJsonContext.Default.ReturnEffect)
    {
        _ports = ports;
        _instances = instances.SelectMany(static i => i.Routes.Select(r => (r.Marketplace.Value, Instance: i))).ToDictionary(static p => p.Value, static p => p.Instance, StringComparer.Ordinal);
        Connections = [.. _instances.Keys];
    }

    /// <inheritdoc/>
    public override int Format => ReturnMessages.Format;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override async ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        var known = new Dictionary<string, ReturnContext>(StringComparer.Ordinal);
        foreach (var marketplace in _instances.Keys)
        {
            var platform = await PlatformFlow.KnownAsync(cases, new ConnectionName(marketplace), cancellationToken).ConfigureAwait(false);
            known.Add(marketplace, ContextOf(marketplace) with { MarketplaceWorksFor = platform?.Capabilities.StillWorkingFor ?? WorksFor });
        }

        return new Knowledge(new ReturnKnowledge(known), string.Join("; ", known.Select(static k => $"{k.Key}: return words {k.Value.Statuses.Version}, policy {VersionOf(k.Value.Policy)}")));
    }

    /// <inheritdoc/>
    protected override Decision<ReturnState, ReturnEffect> Decide(CaseId caseId, ReturnState? state, ReturnInput? input, DateTimeOffset now, ReturnKnowledge knowledge)
    {
        var context = knowledge.Marketplaces[ReturnMessages.MarketplaceOf(caseId).Value];
        var facts = new ReturnFacts(context, now);
        return new ReturnPlan(facts.Hear(state, input), facts, context, now).ToDecision(caseId);
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<ReturnInput>> RunAsync(CaseId caseId, ReturnState? state, ReturnEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ContextOf(ReturnMessages.MarketplaceOf(caseId).Value);
        var route = known.Route;
        var handlers = new ReturnHandlers(_ports.Marketplaces[route.Marketplace], _ports.Returns[route.Marketplace], _ports.Erps[route.Erp], known);
        return new EffectResult<ReturnInput>(await handlers.RunAsync(caseId, state!, effect, context, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override ReturnInput Rejected(ReturnState? state, ReturnEffect effect, Rejection rejection) => new ReturnInput.EffectRejected(effect.Id, rejection);

    private ReturnContext ContextOf(string marketplace)
    {
        var instance = _instances[marketplace];
        var route = instance.Routes.First(r => r.Marketplace.Value == marketplace);
        return new ReturnContext(route, instance.Policy, _ports.Erps[route.Erp].Capabilities, instance.Statuses());
    }

    private static string VersionOf(ReturnsPolicy policy) => ShortVersion.Of(string.Create(CultureInfo.InvariantCulture, $"{policy}"));
}
