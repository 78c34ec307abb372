using Connectors.Domain.Fees;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Settlement;

/// <summary>
/// Checks, when the host starts and once a day, that the ledger is set up for what settlements book: accounts that the fee table names, and the journal. One case a marketplace; what is in the way is a
/// record long before a cycle is refused for it.
/// </summary>
internal sealed class SetupFlow : Flow<SetupState, SetupInput, SetupEffect, CycleKnowledge>
{
    private const string FlowName = "settlement-setup";
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    private readonly CycleFlow _cycles;
    private readonly SettlementPorts _ports;

    /// <summary>Makes it.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="cycles">The flow whose choices and tables it checks.</param>
    /// <param name="instances">Whose settlements.</param>
    public SetupFlow(SettlementPorts ports, CycleFlow cycles, IReadOnlyList<SettlementInstance> instances)
        : base(FlowName, SettlementJsonContext.Default.SetupState, SettlementJsonContext.Default.SetupInput, SettlementJsonContext.Default.SetupEffect)
    {
        (_ports, _cycles) = (ports, cycles);
        List<string> marketplaces = [.. instances.SelectMany(static i => i.Routes).Select(static r => r.Marketplace.Value).Order(StringComparer.Ordinal)];
        Schedules = [.. marketplaces.Select(static m => new FlowSchedule(m, SettlementFlow.CountedOn(m), Every, Priority.Catalogue))];
        Connections = [.. marketplaces.Select(SettlementFlow.CountedOn)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override bool NeverSetsAside => true;

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <inheritdoc/>
    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default) => _cycles.ReadKnowledgeAsync(cases, cancellationToken);

    /// <inheritdoc/>
    protected override Decision<SetupState, SetupEffect> Decide(CaseId caseId, SetupState? state, SetupInput? input, DateTimeOffset now, CycleKnowledge knowledge)
    {
        var context = knowledge.Marketplaces[caseId.Key];
        var known = state ?? new SetupState();
        if (input is not null)
            known = new SetupState { CheckedAt = now, FeeTableVersion = input.FeeTableVersion, Obstacles = input.Obstacles };
        return new Decision<SetupState, SetupEffect>
        {
            State = known,
            Stage = known.CheckedAt is null ? "Checking" : known.Obstacles.Count == 0 ? "Ready" : "NotReady",
            Effects = [new PlannedEffect<SetupEffect>("check", new SetupEffect(), RetrySafety.Read, Priority.Catalogue) { NotBefore = known.FeeTableVersion == context.Fees.Version ? known.CheckedAt + Every : null }],
            Problems = [.. known.Obstacles.Select(o => new Problem(o.Subject, SettlementRefusals.Obstacle(o, context.Route)) { Holds = false }), .. TaxReturn(context)],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<SetupInput>> RunAsync(CaseId caseId, SetupState? state, SetupEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = ((CycleKnowledge)(await ReadKnowledgeAsync(context.Cases, cancellationToken).ConfigureAwait(false)).Content).Marketplaces[caseId.Key];
        var obstacles = await _ports.Erps[known.Route.Erp].FindObstaclesAsync(known.Fees.Targets, cancellationToken).ConfigureAwait(false);
        return new EffectResult<SetupInput>(new SetupInput(known.Fees.Version, [.. obstacles]));
    }

    /// <inheritdoc/>
    protected override SetupInput Rejected(SetupState? state, SetupEffect effect, Rejection rejection) => throw new InvalidOperationException("The set-up is looked at again, whatever was answered.");

    /// <summary>Where commission has no tax code, its tax is booked by account.</summary>
    private static IEnumerable<Problem> TaxReturn(CycleContext context)
    {
        if (!context.Policy.TaxReturnIsByHand && context.Fees.Rows.Any(static r => r is { Treatment: FeeTreatment.Commission, TaxCode: null }))
            yield return new Problem("tax", SettlementRefusals.TaxReturn(context.Route, context.Fees.Version)) { Holds = false };
    }
}
