using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.Refunds;
using Connectors.Flows.Storage;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>
/// One refund of a store to one credit memo of the posted invoice: by line where the store names lines, held with the amount where it does not. It waits for the invoice; what was taken off before it was booked, or
/// never left, needs none. Refunds of one order take turns with whoever else credits something of it.
/// </summary>
internal sealed class StoreRefundFlow(B2BPorts ports, IReadOnlyList<B2BInstance> instances) : Flow<StoreRefundState, StoreRefundInput, StoreRefundEffect>(
    StoreRefundMessages.Flow, StoreRefundJsonContext.Default.StoreRefundState, StoreRefundJsonContext.Default.StoreRefundInput, StoreRefundJsonContext.Default.StoreRefundEffect)
{
    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. StoresOf(ports, instances)];

    /// <summary>The stores whose refunds are credited.</summary>
    public static IEnumerable<string> StoresOf(B2BPorts ports, IReadOnlyList<B2BInstance> instances) => instances.SelectMany(static i => i.Routes).Where(r => ports.Returns.ContainsKey(r.Erp)).Select(static r => r.Store.Value);

    /// <inheritdoc/>
    protected override Decision<StoreRefundState, StoreRefundEffect> Decide(CaseId caseId, StoreRefundState? state, StoreRefundInput? input, DateTimeOffset now)
    {
        var (route, policy) = WayOf(caseId);
        var context = new StoreRefundContext(now, policy, ports.Returns[route.Erp].Capabilities);
        var notes = new List<Note>();
        return new StoreRefundPlan(caseId, StoreRefundFacts.Hear(caseId, state, input, context, notes), context, notes).ToDecision();
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<StoreRefundInput>> RunAsync(CaseId caseId, StoreRefundState? state, StoreRefundEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        var (route, _) = WayOf(caseId);
        var erp = ports.Returns[route.Erp];
        var credits = new CreditHandlers(erp);
        var document = state.Document;
        return new EffectResult<StoreRefundInput>(effect switch
        {
            StoreRefundEffect.ReadSale => await ReadSaleAsync(caseId, state.Refund!, route, erp, context.Cases, cancellationToken).ConfigureAwait(false),
            StoreRefundEffect.CreateCredit => Of(await credits.CreateAsync(document.Asked!, context, cancellationToken).ConfigureAwait(false)),
            StoreRefundEffect.FitCredit fit => Of(await credits.FitAsync(document.Asked!, document.Credit!, context, cancellationToken).ConfigureAwait(false), fit.Version),
            StoreRefundEffect.ReadCredit => document.Asked is { } asked ? Of(await credits.ReadAsync(asked, cancellationToken).ConfigureAwait(false)) : new StoreRefundInput.CreditSeen(null),
            StoreRefundEffect.PostCredit => Of(await credits.PostAsync(document.Asked!, document.Credit!, context, cancellationToken).ConfigureAwait(false)),
            _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
        });
    }

    /// <inheritdoc/>
    protected override StoreRefundInput Rejected(StoreRefundState? state, StoreRefundEffect effect, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new StoreRefundInput.EffectRejected(effect.Id, rejection);
    }

    private static StoreRefundInput.CreditSeen? Of(SeenCredit? seen, int? version = null) => seen is null ? null : new StoreRefundInput.CreditSeen(seen.Credit) { FittedVersion = seen.IsFitted ? version : null };

    /// <summary>As the order's own case has it: what was booked, at the prices of that day. The ERP is asked once nothing more of the order will be invoiced.</summary>
    private async Task<StoreRefundInput> ReadSaleAsync(CaseId caseId, StorefrontRefund refund, B2BRoute route, IErpReturns erp, ICaseQuery cases, CancellationToken cancellationToken)
    {
        var view = await cases.GetCaseAsync(B2BMessages.CaseOf(StoreRefundMessages.OrderOf(caseId)), cancellationToken).ConfigureAwait(false);
        if (B2BOrdersFlow.Read(view?.State) is not { Order: { } order, BackOffice: var office } known)
            return new StoreRefundInput.SaleRead(null, IsGone: false);
        if (office is not { SalesOrder: { } sold, Booked: { } booked })
            return new StoreRefundInput.SaleRead(null, known.IsClosed);
        if (!booked.IsInvoiced && !known.IsClosed)
            return new StoreRefundInput.SaleRead(null, IsGone: false);
        var invoices = EffectContext.Certain(await erp.FindInvoicesAsync(booked, cancellationToken).ConfigureAwait(false), "invoice") ?? [];
        var leftAt = office.Dispatches.Where(static d => d.State == ShipmentState.Dispatched).Min(static d => d.DispatchedAt ?? (DateTimeOffset?)d.ChangedAt);
        return new StoreRefundInput.SaleRead(
            new RefundedSale
            {
                Order = booked,
                PricesIncludeTax = sold.PricesIncludeTax,
                Currency = sold.Currency,
                Skus = sold.Lines.ToDictionary(static l => l.LineId, static l => l.Sku),
                Lines = invoices.Count == 0 ? null : StoreRefundSums.Invoiced(refund, order, sold, invoices, leftAt, ports.Erps[route.Erp].UnitText),
                Invoices = invoices,
            },
            IsGone: false);
    }

    private (B2BRoute Route, B2BPolicy Policy) WayOf(CaseId caseId)
    {
        var store = StoreRefundMessages.OrderOf(caseId).Connection;
        var instance = B2BInstance.Of(instances, store);
        return (instance.Routes.First(r => r.Store == store), instance.Policy);
    }
}
