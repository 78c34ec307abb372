using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.MarketplaceOrders.Display;

/// <summary>
/// Shows a marketplace's orders in a store that neither sends them nor is paid for them: one case an order, beside the order's own, which tells it what is to be shown and hears nothing back. Whatever fails here holds no order up.
/// </summary>
/// <param name="stores">The stores, by connection.</param>
/// <param name="instances">Whose orders.</param>
internal sealed class OrderDisplayFlow(IReadOnlyDictionary<ConnectionName, IOrderDisplay> stores, IReadOnlyList<OrderInstance> instances) : Flow<OrderDisplayState, OrderDisplayInput, OrderDisplayEffect>(
    FlowName, OrderDisplayJsonContext.Default.OrderDisplayState, OrderDisplayJsonContext.Default.OrderDisplayInput, OrderDisplayJsonContext.Default.OrderDisplayEffect)
{
    public const string FlowName = "order-display";

    private const string EffectId = "show";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. stores.Keys.Select(static c => c.Value)];

    public static CaseId CaseOf(OrderKey order) => new(FlowName, order.ToString());

    /// <inheritdoc/>
    protected override Decision<OrderDisplayState, OrderDisplayEffect> Decide(CaseId caseId, OrderDisplayState? state, OrderDisplayInput? input, DateTimeOffset now) => Conclude(caseId, state, input, now);

    /// <summary>What follows from one input.</summary>
    internal Decision<OrderDisplayState, OrderDisplayEffect> Conclude(CaseId caseId, OrderDisplayState? state, OrderDisplayInput? input, DateTimeOffset now)
    {
        var notes = new List<Note>();
        var known = Hear(state ?? new OrderDisplayState(), input, caseId, now, notes);
        var isOpen = known.Wanted is not null && known.Shown < known.Version;
        return new Decision<OrderDisplayState, OrderDisplayEffect>
        {
            State = known,
            Stage = known.Refused is not null ? OrderDisplayStage.Refused : isOpen ? OrderDisplayStage.Showing : IsOver(known) ? OrderDisplayStage.Over : OrderDisplayStage.Shown,
            Effects = isOpen ? [new PlannedEffect<OrderDisplayEffect>(EffectId, new OrderDisplayEffect(), RetrySafety.SafeRepeat, Priority.Catalogue) { NotBefore = known.AgainAt }] : [],
            Problems = known.Refused is { } no ? [new Problem(string.Empty, NotShown(caseId, known, no)) { Holds = false }] : [],
            Notes = notes,
            IsClosed = !isOpen && IsOver(known),
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<OrderDisplayInput>> RunAsync(CaseId caseId, OrderDisplayState? state, OrderDisplayEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var route = RouteOf(caseId);
        if (context.IsWithdrawn || state?.Wanted is not { } wanted || route?.Display is not { } store)
            return new EffectResult<OrderDisplayInput>(state is null ? null : new OrderDisplayInput.Shown(state.Version)); // shown nowhere any more
        await stores[store].ShowAsync(wanted, context.Permit, cancellationToken).ConfigureAwait(false);
        return new EffectResult<OrderDisplayInput>(new OrderDisplayInput.Shown(state.Version));
    }

    /// <inheritdoc/>
    protected override OrderDisplayInput Rejected(OrderDisplayState? state, OrderDisplayEffect effect, Rejection rejection) => new OrderDisplayInput.EffectRejected(rejection);

    private OrderDisplayState Hear(OrderDisplayState known, OrderDisplayInput? input, CaseId caseId, DateTimeOffset now, List<Note> notes)
    {
        switch (input)
        {
            case OrderDisplayInput.Wanted wanted when known.Wanted?.State != DisplayedOrderState.Cancelled:
                return Changed(known, wanted.Order);
            case OrderDisplayInput.CalledOff when known.Wanted is { State: not DisplayedOrderState.Cancelled } order:
                return Changed(known, order with { State = DisplayedOrderState.Cancelled });
            case OrderDisplayInput.Shown shown:
                notes.Add(new Note("display.shown", $"the store shows the order as {known.Wanted?.State}"));
                return known with { Shown = Math.Max(known.Shown, shown.Version), Refused = null, AgainAt = null };
            case OrderDisplayInput.EffectRejected rejected:
                if (known.Refused?.Message != rejected.Why.Message)
                    notes.Add(new Note("effect.refused", rejected.Why.Message));
                return known with { Refused = rejected.Why, AgainAt = now + OrderInstance.Of(instances, OrderKey.Parse(caseId.Key).Connection).Policy.RecheckHolds };
            default:
                return known;
        }
    }

    /// <summary>What is wanted now is tried at once, whatever was refused before.</summary>
    private static OrderDisplayState Changed(OrderDisplayState known, DisplayedOrder wanted) => known with { Wanted = wanted, Version = known.Version + 1, AgainAt = null };

    private static bool IsOver(OrderDisplayState known) => known.Wanted is null or { State: DisplayedOrderState.Dispatched or DisplayedOrderState.Cancelled };

    private OrderRoute? RouteOf(CaseId caseId) => instances.SelectMany(static i => i.Routes).FirstOrDefault(r => r.Marketplace == OrderKey.Parse(caseId.Key).Connection);

    private static Refusal NotShown(CaseId caseId, OrderDisplayState known, Rejection no) => new()
    {
        Reason = ReasonCatalogue.OrderNotShown,
        Message = $"The store does not show order {caseId.Key} as {known.Wanted?.State}: {no.Message}",
        Remedy = "Mend what the store complains of: it is tried again by itself. The order itself goes on.",
        Facts = [new Fact("order", caseId.Key), new Fact("system", no.System), new Fact("operation", no.Operation), new Fact("code", no.ErrorCode ?? "none")],
    };
}
