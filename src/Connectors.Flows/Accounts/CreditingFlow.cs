using System.Globalization;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Accounts;

/// <summary>
/// Writes what customers may owe into B2B stores, as the ERP has it: one case a store, and its one writer. A look reads limits, balances and blocks, and the orders that the ERP has not invoiced; what differs from what
/// the store was told is written. Decisions stand in <see cref="AccountFacts"/>, <see cref="AccountTargets"/>, <see cref="StoreWrite"/> and <see cref="AccountPlan"/>; here they meet the ports.
/// </summary>
internal sealed class CreditingFlow : Flow<AccountState, AccountInput, AccountEffect, AccountKnowledge>
{
    private readonly IReadOnlyDictionary<string, AccountInstance> _instances;
    private readonly AccountPorts _ports;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="instances">Whose accounts, and the choices that hold for them.</param>
    public CreditingFlow(AccountPorts ports, IReadOnlyList<AccountInstance> instances)
        : base(AccountFlow.Name, AccountJsonContext.Default.AccountState, AccountJsonContext.Default.AccountInput, AccountJsonContext.Default.AccountEffect)
    {
        _ports = ports;
        _instances = instances.SelectMany(static i => i.Routes.Select(r => (r.Store.Value, Instance: i))).ToDictionary(static p => p.Value, static p => p.Instance, StringComparer.Ordinal);
        Schedules = [.. _instances.OrderBy(static i => i.Key, StringComparer.Ordinal).Select(static i => new FlowSchedule(i.Key, AccountFlow.CountedOn(i.Key), i.Value.Policy.Every, Priority.Order))];
        Connections = [.. _instances.Keys.Select(AccountFlow.CountedOn)];
    }

    /// <inheritdoc/>
    public override int Format => AccountFlow.Format;

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
        return new(new Knowledge(new AccountKnowledge(known), string.Join("; ", known.Select(static k => $"{k.Key}: customers {k.Value.Customers.Version}, policy {VersionOf(k.Value.Policy)}"))));
    }

    /// <inheritdoc/>
    protected override Decision<AccountState, AccountEffect> Decide(CaseId caseId, AccountState? state, AccountInput? input, DateTimeOffset now, AccountKnowledge knowledge)
    {
        var context = knowledge.Stores[caseId.Key];
        var facts = new AccountFacts(caseId.Key, context, now);
        return new AccountPlan(facts.Hear(state ?? new AccountState { StartedAt = now }, input), context, now).ToDecision(facts);
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<AccountInput>> RunAsync(CaseId caseId, AccountState? state, AccountEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ContextOf(caseId.Key);
        var handlers = new AccountHandlers(_ports.Stores[known.Route.Store], _ports.Erps[known.Route.Erp], _ports.Receivables.GetValueOrDefault(known.Route.Erp), known);
        return new EffectResult<AccountInput>(await handlers.RunAsync(state!, effect, context, cancellationToken).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    protected override AccountInput Rejected(AccountState? state, AccountEffect effect, Rejection rejection) => throw new InvalidOperationException("Accounts are told again, whatever was answered.");

    private AccountContext ContextOf(string store)
    {
        var instance = _instances[store];
        var route = instance.Routes.First(r => r.Store.Value == store);
        return new AccountContext(route, instance.Policy, _ports.Stores[route.Store].Capabilities, instance.Customers());
    }

    private static string VersionOf(AccountPolicy policy) => ShortVersion.Of(string.Create(
        CultureInfo.InvariantCulture,
        $"{policy.Every} {policy.CompareEvery} {policy.OrdersShowWithin} {policy.Currency} {policy.UnlimitedAs} {string.Join(',', policy.UnlimitedGroups)} {policy.SwitchesLoginsOff} ")
        + $"{policy.StoreAllowsOverLimit} {policy.MostAtOnce} {policy.RefusedAgainAfter} {policy.DriftShownFor} {policy.StaleAfter}");
}
