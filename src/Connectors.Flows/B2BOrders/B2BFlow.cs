using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;

namespace Connectors.Flows.B2BOrders;

/// <summary>
/// Business orders to cash: durable receipt → what counts as an order → account, credit and payment → ERP → warehouse → dispatches → back to the store, with the branches for drafts, edits and cancelled orders.
/// Decisions stand in <see cref="B2BDecisions"/>; here they meet the ports.
/// </summary>
internal sealed class B2BFlow(B2BPorts ports, IReadOnlyList<B2BInstance> instances, IReadOnlyList<HostRule>? rules = null) : Flow<B2BOrderState, B2BInput, B2BEffect, B2BKnowledge>(
    B2BMessages.Flow, B2BJsonContext.Default.B2BOrderState, B2BJsonContext.Default.B2BInput, B2BJsonContext.Default.B2BEffect)
{
    private readonly IReadOnlyList<HostRule> _rules = rules ?? [];

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. instances.SelectMany(static i => i.Routes).Select(static r => r.Store.Value)];

    /// <inheritdoc/>
    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        var known = new Dictionary<ConnectionName, B2BContext>();
        foreach (var instance in instances)
        {
            var tables = instance.Tables();
            foreach (var route in instance.Routes)
            {
                known.Add(route.Store, new B2BContext(default, route, instance.Policy, tables)
                {
                    Storefront = ports.Storefronts[route.Store].Capabilities,
                    Erp = ports.Erps[route.Erp].Capabilities,
                    Fulfilment = ports.Fulfilments.GetValueOrDefault(route.Erp)?.Capabilities,
                    TakesReturns = ports.Returns.ContainsKey(route.Erp),
                    TellsReceivables = ports.Receivables.ContainsKey(route.Erp),
                    UnitText = ports.Erps[route.Erp].UnitText,
                    Warehouse = ports.Warehouses[route.Warehouse].Capabilities,
                    Rules = _rules,
                });
            }
        }

        var version = string.Join("; ", known.Values.Select(static k => $"{k.Route.Store}: {k.Tables.Version}, policy {B2BVersions.Of(k.Policy)}, capabilities {B2BVersions.Of(k)}"))
            + (_rules.Count == 0 ? string.Empty : $"; rules {string.Join(", ", _rules.Select(static r => $"{r.Name} {r.Version}"))}");
        return ValueTask.FromResult(new Knowledge(new B2BKnowledge(known), version));
    }

    /// <inheritdoc/>
    protected override Decision<B2BOrderState, B2BEffect> Decide(CaseId caseId, B2BOrderState? state, B2BInput? input, DateTimeOffset now, B2BKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return B2BDecisions.Decide(state, input, knowledge.Stores[OrderKey.Parse(caseId.Key).Connection] with { Now = now });
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<B2BInput>> RunAsync(CaseId caseId, B2BOrderState? state, B2BEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        var key = OrderKey.Parse(caseId.Key);
        var instance = B2BInstance.Of(instances, key.Connection);
        var route = instance.Routes.First(r => r.Store == key.Connection);
        var store = ports.Storefronts[route.Store];
        if (effect is B2BEffect.ForBackOffice { Content: var begun } && await NewsAsync(state, begun, store, instance.Policy, context, cancellationToken).ConfigureAwait(false) is { } news)
            return new EffectResult<B2BInput>(new B2BInput.OfStorefront(news));
        return effect switch
        {
            B2BEffect.ForBackOffice office => new EffectResult<B2BInput>(
                await BackOfficeHandlers.RunAsync(
                    state.BackOffice, office.Content, ports.Erps[route.Erp], ports.Fulfilments.GetValueOrDefault(route.Erp), ports.Warehouses[route.Warehouse], context, cancellationToken).ConfigureAwait(false) is { } outcome
                    ? new B2BInput.OfBackOffice(outcome) : null),
            B2BEffect.ForStorefront storefront => new EffectResult<B2BInput>(
                await RunAsync(storefront.Content, state.Order, store, ports.Erps[route.Erp], context, cancellationToken).ConfigureAwait(false) is { } outcome
                    ? new B2BInput.OfStorefront(outcome) : null),
            _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
        };
    }

    /// <inheritdoc/>
    protected override B2BOrderState Erase(B2BOrderState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Order = state.Order is { } order ? PersonalParts.Without(order) : null, BackOffice = state.BackOffice.Erase(now) };
    }

    /// <inheritdoc/>
    protected override DateTimeOffset? KeepsPersonsSince(B2BOrderState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.BackOffice.ErasedAt is null ? state.Order?.PlacedAt : null;
    }

    /// <inheritdoc/>
    protected override B2BInput Rejected(B2BOrderState? state, B2BEffect effect, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new StorefrontInput.EffectRejected(effect.Part.Id, rejection);
    }

    /// <summary>
    /// After the warehouse is asked an edit is a conflict; so the order is looked at right before, once, and what has changed is heard first. A worker that was away for long does so before it books the order too.
    /// When an earlier attempt may have succeeded, that is looked up instead.
    /// </summary>
    private static async Task<StorefrontInput?> NewsAsync(
        B2BOrderState state, BackOfficeEffect effect, IStorefrontOrders store, B2BPolicy policy, EffectContext context, CancellationToken cancellationToken)
    {
        if (context.MayHaveHappened || state.Order is not { } known || !await IsToLookAsync(known, effect, policy, context, cancellationToken).ConfigureAwait(false))
            return null;

        context.LookFirst();
        var now = await StoreOrder.ReadAsync(store, known.Key, cancellationToken).ConfigureAwait(false) ?? throw Gone(known.Key, store);
        return StoreOrder.IsNews(state.BackOffice.ErasedAt is null ? now : PersonalParts.Without(now), known) ? new StorefrontInput.OrderSeen(now) : null;
    }

    private static async Task<bool> IsToLookAsync(StorefrontOrder known, BackOfficeEffect effect, B2BPolicy policy, EffectContext context, CancellationToken cancellationToken) =>
        effect is BackOfficeEffect.SubmitToWarehouse
        || (effect is BackOfficeEffect.CreateErpOrder && await NewsAge.IsOldAsync(B2BPolls.ChangesOf(known.Key.Connection), policy.PollEvery, context, cancellationToken).ConfigureAwait(false));

    /// <summary>It is looked at right before: what a person changed since it was decided is heard first, and what the store still works on waits. Who completes it at the same time made the one order that there is.</summary>
    private static async Task<StorefrontInput?> CompleteAsync(StorefrontOrder known, IStorefrontOrders store, EffectContext context, CancellationToken cancellationToken)
    {
        if (!context.MayHaveHappened)
        {
            context.LookFirst();
            var now = await StoreOrder.ReadAsync(store, known.Key, cancellationToken).ConfigureAwait(false) ?? throw Gone(known.Key, store);
            if (StoreOrder.IsNews(now, known))
                return new StorefrontInput.OrderSeen(now);
            if (now.IsBeingPriced)
            {
                throw new PortException($"Draft {known.Key} is not ready: the store is still working out taxes and discounts.")
                {
                    System = store.Connection.Value, Operation = "complete draft", Kind = FailureKind.NotExecuted, RetryAfter = TimeSpan.FromMinutes(1),
                };
            }
        }

        var once = await context.OnceAsync<StorefrontOrder>(
            ct => store.FindCompletedDraftAsync(known.Key, ct),
            async (permit, ct) => known with { CompletedAs = await store.CompleteDraftAsync(known.Key, permit, ct).ConfigureAwait(false) },
            "order of the draft",
            looksBeforeFirst: false,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value.CompletedAs is { } order ? new StorefrontInput.DraftCompleted(order) : null;
    }

    private static PortException Gone(OrderKey key, IStorefrontOrders store) => new($"The store does not show {key} as a business order any more: it was deleted there, or what marks it was taken off.")
    {
        System = store.Connection.Value, Operation = "read order", Kind = FailureKind.Rejected,
    };

    private static async Task<StorefrontInput?> RunAsync(StorefrontEffect effect, StorefrontOrder? known, IStorefrontOrders store, IErp erp, EffectContext context, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case StorefrontEffect.TellDispatch tell:
                var once = await context.OnceAsync(
                    ct => store.FindDispatchAsync(tell.Dispatch, ct), (permit, ct) => store.TellDispatchAsync(tell.Dispatch, permit, ct), "dispatch in the store", cancellationToken: cancellationToken).ConfigureAwait(false);
                return once is null ? null : new StorefrontInput.DispatchTold(tell.ShipmentId, once.Value, tell.Dispatch.TrackingNumbers, tell.Dispatch.Lines);
            case StorefrontEffect.CompleteDraft:
                return await CompleteAsync(known!, store, context, cancellationToken).ConfigureAwait(false);
            case StorefrontEffect.AskPrices { Source: PriceSource.ErpItems } ask:
                var items = await erp.GetItemsAsync([.. ask.Request.Lines.Select(static l => l.Sku).Distinct()], cancellationToken).ConfigureAwait(false);
                return new StorefrontInput.PricesTold(ask.Number, PriceJudgement.ByItems(ask.Request, items));
            case StorefrontEffect.AskPrices ask:
                // Nothing of it is to stay: what an earlier attempt left behind is taken away, and never taken for the answer.
                var quoted = await context.OnceAsync<ErpQuote>(
                    async ct =>
                    {
                        await erp.RemoveQuoteAsync(ask.Request, context.Permit, ct).ConfigureAwait(false);
                        return new LookupResult<ErpQuote>.Absent();
                    },
                    (permit, ct) => erp.QuoteAsync(ask.Request, permit, ct),
                    "quote",
                    looksBeforeFirst: false,
                    cancellationToken: cancellationToken).ConfigureAwait(false);
                return quoted is null ? null : new StorefrontInput.PricesTold(ask.Number, quoted.Value);
            case StorefrontEffect.CorrectTracking correct:
                if (context.IsWithdrawn)
                    return null;
                await store.CorrectTrackingAsync(correct.FulfilmentId, correct.Dispatch, context.Permit, cancellationToken).ConfigureAwait(false);
                return new StorefrontInput.TrackingCorrected(correct.ShipmentId, correct.Dispatch.TrackingNumbers);
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this part.");
        }
    }
}
