using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>
/// Compares, when the host starts and once an hour, how the ERP is set up to count and to tax with the unit and tax tables, where it tells. One case a marketplace; what differs is a record at once, and holds
/// the orders that would be booked by it, before they are.
/// </summary>
internal sealed class OrderSetupFlow : Flow<OrderSetupState, OrderSetupInput, OrderSetupEffect, OrderKnowledge>
{
    private const string FlowName = "order-setup";
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private readonly OrderPorts _ports;
    private readonly OrderFlow _orders;

    /// <summary>Makes it.</summary>
    /// <param name="ports">The systems.</param>
    /// <param name="orders">The flow whose tables it compares.</param>
    /// <param name="instances">Whose orders.</param>
    public OrderSetupFlow(OrderPorts ports, OrderFlow orders, IReadOnlyList<OrderInstance> instances)
        : base(FlowName, OrderJsonContext.Default.OrderSetupState, OrderJsonContext.Default.OrderSetupInput, OrderJsonContext.Default.OrderSetupEffect)
    {
        (_ports, _orders) = (ports, orders);
        List<string> marketplaces = [.. instances.SelectMany(static i => i.Routes).Select(static r => r.Marketplace.Value).Order(StringComparer.Ordinal)];
        Schedules = [.. marketplaces.Select(static m => new FlowSchedule(m, CountedOn(m), Every, Priority.Order))];
        Connections = [.. marketplaces.Select(CountedOn)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override bool NeverSetsAside => true;

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <summary>What orders wait for that would be counted or taxed otherwise.</summary>
    public static string TopicOf(ConnectionName marketplace) => $"order-setup:{marketplace}";

    /// <summary>What is known to differ; nothing while nobody looked, or what was kept of it cannot be read any more.</summary>
    public static async ValueTask<ErpSetup> KnownAsync(ICaseQuery cases, ConnectionName marketplace, CancellationToken cancellationToken) =>
        (await KeptState.ReadAsync(cases, new CaseId(FlowName, marketplace.Value), OrderJsonContext.Default.OrderSetupState, cancellationToken).ConfigureAwait(false))?.Setup ?? ErpSetup.None;

    /// <inheritdoc/>
    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default) => _orders.ReadKnowledgeAsync(cases, cancellationToken);

    /// <inheritdoc/>
    protected override Decision<OrderSetupState, OrderSetupEffect> Decide(CaseId caseId, OrderSetupState? state, OrderSetupInput? input, DateTimeOffset now, OrderKnowledge knowledge)
    {
        var marketplace = new ConnectionName(caseId.Key);
        var tables = knowledge.Marketplaces[marketplace].Tables;
        var known = input is null ? state ?? new OrderSetupState()
            : new OrderSetupState { CheckedAt = now, TablesVersion = input.TablesVersion, Setup = input.Setup, TellsUnits = input.TellsUnits, TellsRates = input.TellsRates, Unreadable = input.Unreadable };
        known = known with { CheckedAt = known.CheckedAt.AtLatest(now) };
        var differences = new LookFindings.Collector();
        foreach (var (subject, why) in known.Setup.Differences(tables, marketplace))
            differences.Add(subject, why);
        var found = differences.ToFindings();
        return new Decision<OrderSetupState, OrderSetupEffect>
        {
            State = known,
            Stage = known switch { { CheckedAt: null } => "Checking", { TellsUnits: false, TellsRates: false } => "NotTold", _ => found.Shown.Count == 0 ? "Agrees" : "Differs" },
            Problems =
            [
                .. (found with { More = found.More + known.Setup.More }).ToProblems(),
                .. known.Unreadable.DistinctBy(static u => u.Id, StringComparer.Ordinal).Take(UnreadableDocument.MostShown).Select(u => u.ToProblem(caseId.Key)),
            ],
            Effects = [new PlannedEffect<OrderSetupEffect>("check", new OrderSetupEffect(), RetrySafety.Read, Priority.Order) { NotBefore = known.TablesVersion == tables.Version ? known.CheckedAt + Every : null }],
            Wake = input is not null && OrderDecisions.Differ(state?.Setup ?? ErpSetup.None, known.Setup, OrderJsonContext.Default.ErpSetup) ? [TopicOf(marketplace)] : [],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<OrderSetupInput>> RunAsync(CaseId caseId, OrderSetupState? state, OrderSetupEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var marketplace = new ConnectionName(caseId.Key);
        var known = ((OrderKnowledge)(await ReadKnowledgeAsync(context.Cases, cancellationToken).ConfigureAwait(false)).Content).Marketplaces[marketplace];
        var (erp, tables) = (_ports.Erps[known.Route.Erp], known.Tables);
        List<Sku> sold = [.. tables.Offers.Rows.Where(r => r.Marketplace == marketplace).Select(static r => r.Sku).Distinct()];
        var units = sold.Count == 0 ? null : await erp.FindItemUnitsAsync(sold, cancellationToken).ConfigureAwait(false);
        var isTaxed = tables.Taxes?.Covers(marketplace) == true;
        var rates = isTaxed ? await erp.FindTaxRatesAsync(tables.Customers.AccountsOf(marketplace), cancellationToken).ConfigureAwait(false) : null;
        return new EffectResult<OrderSetupInput>(new OrderSetupInput(tables.Version, ErpSetup.Compare(tables, marketplace, known.UnitText, units, rates), units is not null, rates is not null)
        {
            Unreadable = [.. (units?.Unreadable ?? []).Concat(rates?.Unreadable ?? []).Select(UnreadableDocument.From)],
        });
    }

    /// <inheritdoc/>
    protected override OrderSetupInput Rejected(OrderSetupState? state, OrderSetupEffect effect, Rejection rejection) => throw new InvalidOperationException("The set-up is looked at again, whatever was answered.");

    private static string CountedOn(string connection) => $"{FlowName}@{connection}";
}
