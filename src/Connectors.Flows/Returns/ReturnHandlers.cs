using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Refunds;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Returns;

/// <summary>Carries out what a return asks for, looking before it acts.</summary>
/// <param name="marketplace">The marketplace.</param>
/// <param name="returns">Its returns.</param>
/// <param name="erp">The ERP.</param>
/// <param name="known">What holds for the return.</param>
internal sealed class ReturnHandlers(IMarketplace marketplace, IMarketplaceReturns returns, IErpReturns erp, ReturnContext known)
{
    private readonly CreditHandlers _credits = new(erp);

    public async Task<ReturnInput?> RunAsync(CaseId caseId, ReturnState state, ReturnEffect effect, EffectContext run, CancellationToken cancellationToken) => effect switch
    {
        ReturnEffect.Check => await CheckAsync(caseId, state, cancellationToken).ConfigureAwait(false),
        ReturnEffect.Consent => await MoveAsync(state, ReturnMeaning.AwaitsConsent, (permit, ct) => returns.DecideReturnAsync(state.Return!.Id, null, permit, ct), "consent", run, cancellationToken).ConfigureAwait(false),
        ReturnEffect.TellReceipt => await MoveAsync(state, ReturnMeaning.Authorised, (permit, ct) => returns.ConfirmReturnReceiptAsync(state.Return!.Id, permit, ct), "receipt", run, cancellationToken).ConfigureAwait(false),
        ReturnEffect.Close => await MoveAsync(state, ReturnMeaning.Received, (permit, ct) => returns.CloseReturnAsync(state.Return!.Id, permit, ct), "end of the return", run, cancellationToken).ConfigureAwait(false),
        ReturnEffect.ReadSale => new ReturnInput.SaleRead(await ReadSaleAsync(state.Return!, run.Cases, cancellationToken).ConfigureAwait(false)),
        ReturnEffect.CreateCredit => Of(await _credits.CreateAsync(state.Asked!, run, cancellationToken).ConfigureAwait(false)),
        ReturnEffect.FitCredit fit => Of(await _credits.FitAsync(state.Asked!, state.Credit!, run, cancellationToken).ConfigureAwait(false), fit.Version),
        ReturnEffect.ReadCredit => state.Asked is { } asked ? Of(await _credits.ReadAsync(asked, cancellationToken).ConfigureAwait(false)) : new ReturnInput.CreditSeen(null),
        ReturnEffect.PostCredit => Of(await _credits.PostAsync(state.Asked!, state.Credit!, run, cancellationToken).ConfigureAwait(false)),
        ReturnEffect.PayBack => await PayBackAsync(state, run, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
    };

    private async Task<ReturnInput> CheckAsync(CaseId caseId, ReturnState state, CancellationToken cancellationToken)
    {
        // Marketplaces let their list of returns be asked for seldom: once it is known, the polls tell of it.
        var found = state.Return ?? await returns.FindReturnAsync(ReturnMessages.IdOf(caseId), cancellationToken).ConfigureAwait(false);
        var refunds = found is { } of && of.Order.OrderId.Length > 0
            ? await returns.FindRefundsAsync(of.Order, state.Sale?.PricesIncludeTax ?? true, cancellationToken).ConfigureAwait(false)
            : null;
        return new ReturnInput.Checked(found, refunds);
    }

    /// <summary>A step that was taken before is refused as a wrong state, and then shows in it: nothing is looked up before the first attempt.</summary>
    private async Task<ReturnInput?> MoveAsync(ReturnState state, ReturnMeaning from, Func<SendPermit, CancellationToken, Task> act, string what, EffectContext run, CancellationToken cancellationToken)
    {
        var once = await run.OnceAsync(
            async ct => await returns.FindReturnAsync(state.Return!.Id, ct).ConfigureAwait(false) switch
            {
                null => new LookupResult<MarketplaceReturn>.CannotTell("The marketplace does not list the return."),
                { } found when known.MeaningOf(found.StateText) is { IsOk: true } meaning && meaning.Value == from => new LookupResult<MarketplaceReturn>.Absent(),
                { } found => new LookupResult<MarketplaceReturn>.Found(found),
            },
            async (permit, ct) =>
            {
                await act(permit, ct).ConfigureAwait(false);
                return state.Return!;
            },
            what,
            looksBeforeFirst: false,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once switch { null => null, { WasThere: true } => new ReturnInput.Seen(once.Value), _ => new ReturnInput.Moved(from) };
    }

    /// <summary>As the order's own case has it: what was booked, at the prices of that day, whatever the tables say now.</summary>
    private async Task<ReturnedSale?> ReadSaleAsync(MarketplaceReturn found, ICaseQuery cases, CancellationToken cancellationToken)
    {
        if (found.Order.OrderId.Length == 0)
            return null;
        var view = await cases.GetCaseAsync(MarketplaceOrdersFlow.CaseOf(found.Order), cancellationToken).ConfigureAwait(false);
        if (MarketplaceOrdersFlow.Read(view?.State) is not { Order: { } order, BackOffice: { SalesOrder: { } sold, Erp: { } booked } office })
            return null;
        var invoices = EffectContext.Certain(await erp.FindInvoicesAsync(booked, cancellationToken).ConfigureAwait(false), "invoice") ?? [];
        var delivery = sold.Charges.Where(static c => c.Kind == ChargeKind.Shipping).ToList();
        var none = Money.Zero(sold.Currency);
        return new ReturnedSale
        {
            Order = booked,
            PricesIncludeTax = sold.PricesIncludeTax,
            Currency = sold.Currency,
            Lines =
            [
                .. sold.Lines.Select(line =>
                {
                    var shown = order.Lines.FirstOrDefault(l => l.LineId == line.LineId);
                    return new SoldUnit(
                        new SoldLine(line.LineId, line.Sku, line.Ordered.Count, line.Amount, line.Tax ?? none, Known(shown?.Commission, sold.Currency), none), line.Ordered.Unit, Known(shown?.ShippingPrice, sold.Currency))
                    {
                        Taxes = shown?.Taxes ?? [],
                        ShippingTaxes = shown?.ShippingTaxes ?? [],
                    };
                }),
            ],
            Delivery = delivery.Count == 0 ? null : new SoldDelivery(delivery.Aggregate(none, static (sum, c) => sum + c.Amount), delivery.Aggregate(none, (sum, c) => sum + (c.Tax ?? none))),
            LeftAt = office.Dispatches.Where(static d => d.State == ShipmentState.Dispatched).Min(static d => d.DispatchedAt ?? (DateTimeOffset?)d.ChangedAt),
            Invoices = invoices,
        };
    }

    /// <summary>What the marketplace did not say is not given back.</summary>
    private static Money Known(Money? amount, CurrencyCode currency) => amount is { } told && told.Currency == currency ? told : Money.Zero(currency);

    private static ReturnInput.CreditSeen? Of(SeenCredit? seen, int? version = null) => seen is null ? null : new ReturnInput.CreditSeen(seen.Credit) { FittedVersion = seen.IsFitted ? version : null };

    /// <summary>
    /// There is no key to compare: what of the order's refunds since the return was asked for is nobody else's, is this return's. It alone is paid back meanwhile: the others of its order
    /// wait for their turn.
    /// </summary>
    private async Task<ReturnInput?> PayBackAsync(ReturnState state, EffectContext run, CancellationToken cancellationToken)
    {
        var order = state.Return!.Order;
        IReadOnlyList<MarketplaceRefund> seen = [];
        var once = await run.OnceAsync<ReturnInput>(
            async ct =>
            {
                if (await returns.FindRefundsAsync(order, state.Sale!.PricesIncludeTax, ct).ConfigureAwait(false) is not { } refunds)
                    return new LookupResult<ReturnInput>.CannotTell("The marketplace does not list the order.");
                seen = refunds;
                var there = state with { Refunds = RefundShare.Own(refunds, state) };
                return RefundShare.IsPaid(there) || RefundShare.IsTooMuch(there) || RefundShare.IsTakenAsIs(there) || RefundShare.Unclear(refunds, state).Count > 0
                    ? new LookupResult<ReturnInput>.Found(new ReturnInput.PaidBack(refunds))
                    : state.RefundSentAt is not { } sent ? new LookupResult<ReturnInput>.Absent()

                    // It was taken: a list that lags, or a refund that somebody undid, is no reason to pay once more.
                    : run.Now - sent < run.StillWorkingFor ? new LookupResult<ReturnInput>.Found(new ReturnInput.PaidBack(refunds))
                    : new LookupResult<ReturnInput>.CannotTell("The marketplace took the refund and does not show it. Where it was not paid, have it tried again (retry).");
            },
            async (permit, ct) =>
            {
                var rest = RefundShare.Open(state.Refund, RefundShare.Own(seen, state));
                await marketplace.RefundAsync(
                    new OrderReduction
                    {
                        Order = order,
                        ReasonCode = known.Policy.RefundReason,
                        PricesIncludeTax = state.Sale!.PricesIncludeTax,
                        Lines =
                        [
                            .. rest.Where(static r => r.Amount.Amount > 0m || r.Shipping.Amount > 0m)
                                .Select(static r => new ReducedLine { LineId = r.LineId, Quantity = r.Quantity, Amount = r.Amount, ShippingAmount = r.Shipping, Taxes = r.Taxes, ShippingTaxes = r.ShippingTaxes }),
                        ],
                    },
                    permit,
                    ct).ConfigureAwait(false);
                return new ReturnInput.PaidBack(null);
            },
            "refund",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }
}
