using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Carriers;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.MarketplaceOrders.Setup;
using Connectors.Flows.Rules;
using Connectors.Flows.Storage;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>
/// Marketplace orders to cash: durable receipt → acceptance → clearance → ERP → warehouse → dispatches → confirmations, with
/// the branches for cancelled and lost orders. Decisions stand in <see cref="OrderDecisions"/>; here they meet the ports.
/// </summary>
internal class OrderFlow : Flow<OrderState, OrderInput, OrderEffect, OrderKnowledge>
{
    private readonly OrderPorts _ports;
    private readonly IReadOnlyList<OrderInstance> _instances;
    private readonly IReadOnlyList<HostRule> _rules;
    private readonly string _rulesVersion;

    /// <summary>Makes the flow.</summary>
    /// <param name="ports">The systems and the ways between them.</param>
    /// <param name="instances">Whose orders, and the choices that hold for them.</param>
    /// <param name="rules">Rules of the host's own; null for none.</param>
    public OrderFlow(OrderPorts ports, IReadOnlyList<OrderInstance> instances, IReadOnlyList<HostRule>? rules = null)
        : this(ports, instances, rules, OrderJsonContext.Default.OrderState, OrderJsonContext.Default.OrderInput, OrderJsonContext.Default.OrderEffect)
    {
    }

    /// <summary>Makes one that keeps its cases in another layout: the next release in a test.</summary>
    protected OrderFlow(
        OrderPorts ports, IReadOnlyList<OrderInstance> instances, IReadOnlyList<HostRule>? rules, JsonTypeInfo<OrderState> state, JsonTypeInfo<OrderInput> input, JsonTypeInfo<OrderEffect> effect)
        : base(OrderMessages.Flow, state, input, effect)
    {
        _ports = ports;
        _instances = instances;
        _rules = rules ?? [];
        _rulesVersion = _rules.Count == 0 ? string.Empty : $"; rules {string.Join(", ", _rules.Select(static r => $"{r.Name} {r.Version}"))}";
        Connections = [.. instances.SelectMany(static i => i.Routes).Select(static r => r.Marketplace.Value)];
    }

    /// <inheritdoc/>
    public override int Format => OrderMessages.Format;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override async ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var known = new Dictionary<ConnectionName, OrderContext>();
        foreach (var instance in _instances)
        {
            var tables = instance.Tables();
            foreach (var route in instance.Routes)
            {
                var platform = await PlatformFlow.KnownAsync(cases, route.Marketplace, cancellationToken).ConfigureAwait(false);
                var approved = platform is null ? null : new ApprovedCarriers(platform.Version, route.Marketplace, platform.Carriers);
                known.Add(route.Marketplace, new OrderContext(default, route, instance.Policy, tables, approved, platform?.Capabilities)
                {
                    Erp = _ports.Erps[route.Erp].Capabilities,
                    Fulfilment = _ports.Fulfilments.GetValueOrDefault(route.Erp)?.Capabilities,
                    UnitText = _ports.Erps[route.Erp].UnitText,
                    Warehouse = _ports.WarehouseOf(route)?.Capabilities ?? new WarehouseCapabilities(),
                    Setup = await OrderSetupFlow.KnownAsync(cases, route.Marketplace, cancellationToken).ConfigureAwait(false),
                    Rules = _rules,
                });
            }
        }

        return new Knowledge(new OrderKnowledge(known), string.Join("; ", known.Values.Select(VersionOf)) + _rulesVersion);
    }

    private static string VersionOf(OrderContext known) =>
        $"{known.Route.Marketplace}: {known.Tables.Version}, carriers approved {known.Approved?.Version ?? "unknown"}, policy {OrderVersions.Of(known.Policy)}, "
        + $"capabilities {OrderVersions.Of(known.Capabilities, known.Erp, known.Fulfilment, known.Warehouse)}{(known.Setup is { Units.Count: 0, Rates.Count: 0 } ? string.Empty : $", set-up differs {OrderVersions.Of(known.Setup)}")}";

    /// <inheritdoc/>
    protected override Decision<OrderState, OrderEffect> Decide(CaseId caseId, OrderState? state, OrderInput? input, DateTimeOffset now, OrderKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return OrderDecisions.Decide(state, input, knowledge.Marketplaces[OrderKey.Parse(caseId.Key).Connection] with { Now = now });
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<OrderInput>> RunAsync(CaseId caseId, OrderState? state, OrderEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(context);
        var key = OrderKey.Parse(caseId.Key);
        var route = _ports.RouteOf(key.Connection);
        var policy = OrderInstance.Of(_instances, key.Connection).Policy;
        var shop = _ports.Marketplaces[route.Marketplace];
        if (effect is OrderEffect.ForBackOffice { Content: var begun } && await OldNews.FindAsync(state, begun, shop, policy, context, cancellationToken).ConfigureAwait(false) is { } news)
            return new EffectResult<OrderInput>(new OrderInput.OfMarketplace(news));
        return effect switch
        {
            OrderEffect.ForBackOffice office => new EffectResult<OrderInput>(
                await BackOfficeHandlers.RunAsync(
                    state.BackOffice, office.Content, _ports.Erps[route.Erp], _ports.Fulfilments.GetValueOrDefault(route.Erp), _ports.WarehouseOf(route), context, cancellationToken).ConfigureAwait(false) is { } outcome
                    ? new OrderInput.OfBackOffice(outcome) : null),
            OrderEffect.ForMarketplace marketplace => new EffectResult<OrderInput>(
                await RunAsync(state, marketplace.Content, shop, policy, context, cancellationToken).ConfigureAwait(false) is { } outcome
                    ? new OrderInput.OfMarketplace(outcome) : null)
            {
                Deliver = marketplace.Content is MarketplaceEffect.WriteReference ? [ReferenceMessages.Want(new SellerReference(key, state.BackOffice.Erp!.Number))] : [],
            },
            _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this flow."),
        };
    }

    /// <inheritdoc/>
    protected override OrderState Erase(OrderState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state with { Order = state.Order is { } order ? PersonalParts.Without(order) : null, BackOffice = state.BackOffice.Erase(now) };
    }

    /// <inheritdoc/>
    protected override DateTimeOffset? KeepsPersonsSince(OrderState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.BackOffice.ErasedAt is null ? state.Order?.CreatedAt : null;
    }

    /// <inheritdoc/>
    protected override OrderInput Rejected(OrderState? state, OrderEffect effect, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return new MarketplaceInput.EffectRejected(effect.Part.Id, rejection);
    }

    private static async Task<MarketplaceInput?> RunAsync(
        OrderState state, MarketplaceEffect effect, IMarketplace marketplace, OrderPolicy policy, EffectContext context, CancellationToken cancellationToken) => effect switch
    {
        MarketplaceEffect.Accept => await AcceptAsync(marketplace, state, context, cancellationToken).ConfigureAwait(false),
        MarketplaceEffect.WriteReference => new MarketplaceInput.ReferenceWanted(),
        MarketplaceEffect.ConfirmShipment confirm => await ConfirmAsync(marketplace, confirm, context, cancellationToken).ConfigureAwait(false),
        MarketplaceEffect.TellRest tell => await TellRestAsync(marketplace, state, tell, policy, context, cancellationToken).ConfigureAwait(false),
        MarketplaceEffect.CorrectTracking correct => await CorrectAsync(marketplace, correct, context, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this part."),
    };

    private static async Task<MarketplaceInput?> AcceptAsync(IMarketplace marketplace, OrderState state, EffectContext context, CancellationToken cancellationToken)
    {
        var order = state.Order!;
        var acceptance = (state.Decision ?? new AcceptanceDecision(context.Now, [])).ToAcceptance(order);
        try
        {
            var once = await context.OnceAsync(
                ct => marketplace.FindAcceptanceAsync(order.Key, ct),
                async (permit, ct) =>
                {
                    await marketplace.AcceptAsync(acceptance, permit, ct).ConfigureAwait(false);
                    return order;
                },
                "acceptance",
                looksBeforeFirst: false, // "wrong state" is how a marketplace says that it is already decided
                cancellationToken: cancellationToken).ConfigureAwait(false);
            return once is null ? null : new MarketplaceInput.Accepted(once.WasThere ? once.Value : null);
        }
        catch (PortException disabled) when (disabled.Kind == FailureKind.NotAvailable && acceptance is { Accepted.Count: > 0, Refused.Count: > 0 })
        {
            return new MarketplaceInput.PartialAcceptanceRefused();
        }
    }

    private static async Task<MarketplaceInput?> ConfirmAsync(IMarketplace marketplace, MarketplaceEffect.ConfirmShipment effect, EffectContext context, CancellationToken cancellationToken)
    {
        var confirmation = effect.Confirmation;
        var once = await context.OnceAsync(
            ct => marketplace.FindShipmentAsync(confirmation, ct), (permit, ct) => marketplace.ConfirmShipmentAsync(confirmation, permit, ct), "shipment confirmation", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new MarketplaceInput.ShipmentConfirmed(effect.ShipmentId, once.Value, confirmation.TrackingNumber, confirmation.Lines);
    }

    private static async Task<MarketplaceInput?> CorrectAsync(IMarketplace marketplace, MarketplaceEffect.CorrectTracking effect, EffectContext context, CancellationToken cancellationToken)
    {
        if (context.IsWithdrawn)
            return null;
        await marketplace.CorrectTrackingAsync(effect.MarketplaceId, effect.Confirmation, context.Permit, cancellationToken).ConfigureAwait(false);
        return new MarketplaceInput.TrackingCorrected(effect.ShipmentId, effect.Confirmation.TrackingNumber);
    }

    /// <summary>
    /// There is no key to compare: what equals it and was made in the order's turn is this one, and what somebody else has taken off the order meanwhile is not sent at all. So the order is
    /// looked at as it is now before anything is sent.
    /// </summary>
    private static async Task<MarketplaceInput?> TellRestAsync(
        IMarketplace marketplace, OrderState state, MarketplaceEffect.TellRest effect, OrderPolicy policy, EffectContext context, CancellationToken cancellationToken)
    {
        const string What = "refund of what will not come";
        var (rest, reduction) = (effect.Rest, OrderRests.ToReduction(effect.Rest, state.Order!, policy));
        var once = await context.OnceAsync<MarketplaceInput>(
            FindAsync,
            async (permit, ct) => new MarketplaceInput.RestTold(
                rest.Number,
                rest.IsRefund ? await marketplace.RefundAsync(reduction, permit, ct).ConfigureAwait(false) : await marketplace.CancelAsync(reduction, permit, ct).ConfigureAwait(false),
                null),
            What,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;

        async Task<LookupResult<MarketplaceInput>> FindAsync(CancellationToken ct)
        {
            var made = rest.IsRefund
                ? await marketplace.FindRefundAsync(reduction, effect.Since, ct).ConfigureAwait(false)
                : await marketplace.FindCancellationAsync(reduction, effect.Since, ct).ConfigureAwait(false);
            if (made is LookupResult<IReadOnlyList<string>>.Found(var ids))
                return new LookupResult<MarketplaceInput>.Found(new MarketplaceInput.RestTold(rest.Number, ids, null));
            var orders = await marketplace.GetOrdersAsync([reduction.Order], ct).ConfigureAwait(false);
            if (orders is not [var now, ..] || state.BackOffice.SalesOrder is not { } sold)
                return new LookupResult<MarketplaceInput>.CannotTell("The marketplace does not show the order.");
            var isDue = OrderRests.IsDue(rest, state, now, GoneGoods.Of(sold, state.BackOffice.Dispatches, state.BackOffice.Warehouse));
            if (isDue == false)
                return new LookupResult<MarketplaceInput>.Found(new MarketplaceInput.RestTold(rest.Number, [], now));
            if (made is LookupResult<IReadOnlyList<string>>.CannotTell(var reason))
                return new LookupResult<MarketplaceInput>.CannotTell(reason);
            if (now.Lines.Any(l => l.IsQuantityUnclear && rest.Lines.Any(r => r.LineId == l.LineId)))
                return new LookupResult<MarketplaceInput>.CannotTell("A line was reduced meanwhile, and how many are left to send is not certain.");
            if (isDue == true)
                return new LookupResult<MarketplaceInput>.Absent();

            // A lost attempt of ours may still change it.
            context.WaitForEarlier(What);
            return new LookupResult<MarketplaceInput>.Found(new MarketplaceInput.RestDropped(rest.Number, now));
        }
    }
}
