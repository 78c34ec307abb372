using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;

namespace Connectors.Flows.BackOffice;

/// <summary>Carries out what the back office of an order asks for, looking before it acts.</summary>
internal static class BackOfficeHandlers
{
    /// <summary>How long what was seen of a sales order is taken to hold.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(15);

    public static async Task<BackOfficeInput?> RunAsync(
        BackOfficeState order, BackOfficeEffect effect, IErp erp, IErpFulfilment? fulfilment, IWarehouse? warehouse, EffectContext context, CancellationToken cancellationToken)
    {
        var part = (effect as BackOfficeEffect.IOfPart)?.Part ?? 0;
        return await RunAsync(order.AsPart(part), part, effect, erp, fulfilment, warehouse, context, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<BackOfficeInput?> RunAsync(
        BackOfficeState state, int part, BackOfficeEffect effect, IErp erp, IErpFulfilment? fulfilment, IWarehouse? warehouse, EffectContext context, CancellationToken cancellationToken) => effect switch
    {
        BackOfficeEffect.ReadGoods goods => new BackOfficeInput.GoodsRead(await ReadGoodsAsync(goods, erp, warehouse, cancellationToken).ConfigureAwait(false)),
        BackOfficeEffect.CreateErpOrder => await CreateErpOrderAsync(erp, state.SalesOrder!, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.CancelErpOrder => await CancelErpOrderAsync(erp, warehouse, state, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.ReadErpOrder => await LookAsync(erp, fulfilment, state, cancellationToken).ConfigureAwait(false) with { AfterDoubt = context.Attempt > 1 },
        BackOfficeEffect.SubmitToWarehouse => await SubmitAsync(erp, Needed(warehouse), state, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.ReadWarehouseOrder => new BackOfficeInput.WarehouseOrderChecked(await ReadWarehouseOrderAsync(Needed(warehouse), state, cancellationToken).ConfigureAwait(false)) { Part = part },
        BackOfficeEffect.CancelAtWarehouse => await CancelAtWarehouseAsync(Needed(warehouse), state, part, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.PostDispatch post => await PostAsync(fulfilment, state, post.Posting, context, cancellationToken).ConfigureAwait(false),
        BackOfficeEffect.CloseErpRest => await CloseRestAsync(erp, fulfilment, state, context, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{effect.GetType().Name} is not an effect of this part."),
    };

    /// <summary>An order that a warehouse has, on a route that names none any more: it goes on when the route does again.</summary>
    private static IWarehouse Needed(IWarehouse? warehouse) => warehouse ?? throw new PortException("The route names no warehouse, and a warehouse has the order.")
    {
        System = EffectContext.Engine, Operation = "find the warehouse", Kind = FailureKind.NotExecuted,
    };

    private static async Task<BackOfficeInput?> PostAsync(IErpFulfilment? fulfilment, BackOfficeState state, Posting posting, EffectContext context, CancellationToken cancellationToken)
    {
        // Seen to be gone meanwhile, or posted by a person, or nobody here posts any more.
        if (fulfilment is null || state.Erp is not { } erp)
            return null;
        var dispatch = new ErpDispatch { Order = erp, Lines = posting.Lines, LeftAt = posting.LeftAt, WithInvoice = posting.WithInvoice };
        var once = await context.OnceAsync<BackOfficeInput>(
            async ct => await fulfilment.FindDispatchAsync(dispatch, ct).ConfigureAwait(false) switch
            {
                LookupResult<PostedErpDispatch>.Found(var there) => new LookupResult<BackOfficeInput>.Found(new BackOfficeInput.DispatchPosted(posting, there)),
                LookupResult<PostedErpDispatch>.CannotTell(var reason) => new LookupResult<BackOfficeInput>.CannotTell(reason),
                _ => new LookupResult<BackOfficeInput>.Absent(),
            },
            async (permit, ct) =>
            {
                try
                {
                    return new BackOfficeInput.DispatchPosted(posting, await fulfilment.PostDispatchAsync(dispatch, permit, ct).ConfigureAwait(false));
                }
                catch (PortException gone) when (gone.Kind == FailureKind.NotFound)
                {
                    // A person deleted it, or posted it and the invoice shows later: it is looked for as one that went missing.
                    return new BackOfficeInput.ErpOrderSeen(null);
                }
            },
            "posting of the dispatch",
            looksBeforeFirst: false, // it names what left so far, and posts what of that is not posted
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }

    /// <summary>The order is looked at first, and after it was reduced: what it shows is what counts.</summary>
    private static async Task<BackOfficeInput?> CloseRestAsync(IErp erp, IErpFulfilment? fulfilment, BackOfficeState state, EffectContext context, CancellationToken cancellationToken)
    {
        // Seen to be gone meanwhile, or more has left than it seemed.
        if (fulfilment is null || state is not { Erp: { } booked, SalesOrder: { } order } || GoneGoods.Of(order, state.Counted(), state.Progress()) is not { IsFinal: true, IsUnclear: false, Rest.Count: > 0 } left)
            return null;
        var once = await context.OnceAsync<BackOfficeInput>(
            async ct => await LookAsync(erp, fulfilment, state, ct).ConfigureAwait(false) is var seen && (seen.IsRestClosed || seen.Order is { IsInvoiced: true })
                ? new LookupResult<BackOfficeInput>.Found(seen)
                : new LookupResult<BackOfficeInput>.Absent(),
            async (permit, ct) =>
            {
                try
                {
                    await fulfilment.ReduceOrderAsync(new ErpDispatch { Order = booked, Lines = left.Lines }, permit, ct).ConfigureAwait(false);
                }
                catch (PortException gone) when (gone.Kind == FailureKind.NotFound)
                {
                    return new BackOfficeInput.ErpOrderSeen(null);
                }

                return await LookAsync(erp, fulfilment, state, ct).ConfigureAwait(false);
            },
            "closing of the rest",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }

    private static async Task<GoodsSeen> ReadGoodsAsync(BackOfficeEffect.ReadGoods asked, IErp erp, IWarehouse? warehouse, CancellationToken cancellationToken)
    {
        IReadOnlyList<SeenStock> stock = asked.Stock.Count == 0 ? [] : await WarehouseStock.ReadAsync(Needed(warehouse), asked.Stock, cancellationToken).ConfigureAwait(false);
        var items = asked.Prices.Count == 0 ? [] : await erp.GetItemsAsync(asked.Prices, cancellationToken).ConfigureAwait(false);
        return new GoodsSeen
        {
            Stock = stock,
            Prices = [.. asked.Prices.Select(sku => (Sku: sku, Item: items.FirstOrDefault(i => i.Sku == sku))).Select(static p => new SeenPrice(p.Sku, p.Item?.UnitPrice, p.Item?.PriceIncludesTax))],
        };
    }

    private static async Task<BackOfficeInput?> CreateErpOrderAsync(IErp erp, SalesOrder order, EffectContext context, CancellationToken cancellationToken)
    {
        // Looked up before every attempt, the first too: a restored backup must not book an order twice. What an attempt made whose answer was lost, people may have renumbered by now.
        var once = await context.OnceAsync(
            ct => context.SentAt is { } sent ? erp.FindAttemptedOrderAsync(order, (context.Now > sent ? context.Now - sent : TimeSpan.Zero) + context.StillWorkingFor, ct) : erp.FindCreatedOrderAsync(order, cancellationToken: ct),
            (permit, ct) => erp.CreateOrderAsync(order, permit, ct),
            "sales order",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new BackOfficeInput.ErpOrderCreated(once.Value, once.WasThere) { MayBeTwice = context.SentAt is not null };
    }

    /// <summary>Where a part has left and the rest will not, people may have closed the rest in the ERP: then the order is right as it is.</summary>
    private static async Task<BackOfficeInput.ErpOrderSeen> LookAsync(IErp erp, IErpFulfilment? fulfilment, BackOfficeState state, CancellationToken cancellationToken)
    {
        var seen = await ReadErpOrderAsync(erp, state, cancellationToken).ConfigureAwait(false);
        if (seen is not { IsInvoiced: false, IsIncomplete: false } || state.SalesOrder is not { } order || GoneGoods.Of(order, state.Counted(), state.Progress()) is not { IsUnclear: false, Rest.Count: > 0, WillNotLeave: true } left)
            return new BackOfficeInput.ErpOrderSeen(seen);

        // Whether the ERP can close it by itself has to be known before the next look.
        if (fulfilment is not null)
            await fulfilment.ReadCapabilitiesAsync(cancellationToken).ConfigureAwait(false);
        if (seen.Differences.Count == 0 || !left.IsFinal)
            return new BackOfficeInput.ErpOrderSeen(seen);
        var there = EffectContext.Certain(await erp.FindCreatedOrderAsync(left.WithoutRest(order), seen, cancellationToken).ConfigureAwait(false), "sales order");
        return there is { Differences.Count: 0, IsIncomplete: false } ? new BackOfficeInput.ErpOrderSeen(there) { IsRestClosed = !there.IsInvoiced } : new BackOfficeInput.ErpOrderSeen(seen);
    }

    /// <summary>By its external number, so that a second one is seen, and, when that finds none, by its own id: lists may lag.</summary>
    private static async Task<ErpOrder?> ReadErpOrderAsync(IErp erp, BackOfficeState state, CancellationToken cancellationToken)
    {
        const string What = "sales order";
        var listed = EffectContext.Certain(await erp.FindCreatedOrderAsync(state.SalesOrder!, cancellationToken: cancellationToken).ConfigureAwait(false), What);
        if (state.Erp is not { } ours)
            return listed;
        if (listed is null)
            return EffectContext.Certain(await erp.FindCreatedOrderAsync(state.SalesOrder!, ours, cancellationToken).ConfigureAwait(false), What);
        return listed.IsInvoiced || listed.Id == ours.Id ? listed : throw Another(What, listed.Number, ours.Number);
    }

    /// <summary>By our reference, so that a second one is seen.</summary>
    private static async Task<WarehouseOrder> ReadWarehouseOrderAsync(IWarehouse warehouse, BackOfficeState state, CancellationToken cancellationToken)
    {
        const string What = "warehouse order";
        var listed = EffectContext.Certain(await warehouse.FindOrderAsync(state.Reference, cancellationToken).ConfigureAwait(false), What);
        return listed?.Id == state.WarehouseOrderId ? listed! : throw Another(What, listed?.Id ?? "none", state.WarehouseOrderId!);
    }

    private static OutcomeUnclearException Another(string what, string found, string ours) => new($"The {what} found is {found}, not {ours}, which we made.")
    {
        System = EffectContext.Engine, Operation = $"find {what}", Kind = FailureKind.OutcomeUnknown,
    };

    private static async Task<BackOfficeInput?> CancelErpOrderAsync(IErp erp, IWarehouse? warehouse, BackOfficeState state, EffectContext context, CancellationToken cancellationToken)
    {
        // Seen to be gone twice meanwhile, by whomever: there is nothing left to take out, nor to look for.
        if (state.Erp is not { } booked)
            return null;

        context.LookFirst();

        // A submission whose answer was lost may have reached the warehouse: goods are stopped before they are booked back, if they are ours. Those of a draft were never asked for.
        if (!context.IsWithdrawn && warehouse is not null && state is { IsErpDraft: false, ErpShipments: null })
        {
            foreach (var unanswered in state.Numbers().Select(state.AsPart).Where(static p => p.WarehouseOrderId is null))
            {
                if (EffectContext.Certain(await warehouse.FindSubmittedOrderAsync(unanswered.ToFulfilment(), cancellationToken).ConfigureAwait(false), "warehouse order") is { } there)
                    return new BackOfficeInput.WarehouseOrderSeen(there, IsAnswer: true);
            }
        }

        // Gone is not cancelled: a person may have posted it in that moment, and the invoice shows later. It is looked for as one that went missing.
        var gone = new BackOfficeInput.ErpOrderSeen(null);
        var once = await context.OnceAsync<BackOfficeInput>(
            async ct => await erp.FindKnownOrderAsync(booked, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpOrder>.Absent => new LookupResult<BackOfficeInput>.Found(gone),
                LookupResult<ErpOrder>.CannotTell(var reason) => new LookupResult<BackOfficeInput>.CannotTell(reason),
                _ => new LookupResult<BackOfficeInput>.Absent(),
            },
            async (permit, ct) =>
            {
                try
                {
                    await erp.CancelOrderAsync(booked, permit, ct).ConfigureAwait(false);
                    return new BackOfficeInput.ErpOrderCancelled();
                }
                catch (PortException failure) when (failure.Kind == FailureKind.NotFound)
                {
                    return gone;
                }
                catch (PortException failure) when (failure.Kind == FailureKind.Rejected)
                {
                    // Most often because a person posted it in that moment: then that is what is known of it from now on.
                    if (await erp.FindKnownOrderAsync(booked, ct).ConfigureAwait(false) is LookupResult<ErpOrder>.Found({ IsInvoiced: true } posted))
                        return new BackOfficeInput.ErpOrderSeen(posted);
                    throw;
                }
            },
            "cancellation of the sales order",
            looksBeforeFirst: false,
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }

    private static async Task<BackOfficeInput?> SubmitAsync(IErp erp, IWarehouse warehouse, BackOfficeState state, EffectContext context, CancellationToken cancellationToken)
    {
        // What waited long may have been changed by a person: that is seen before the goods are asked for. An order that goes straight through costs no call.
        context.LookFirst();
        if (!context.MayHaveHappened && !(context.Now - state.ErpSeenAt < StaleAfter)
            && await ReadErpOrderAsync(erp, state, cancellationToken).ConfigureAwait(false) is var seen && !IsAsKnown(seen, state.Erp!))
        {
            return new BackOfficeInput.ErpOrderSeen(seen);
        }

        // A person said meanwhile which it is.
        if (context.IsWithdrawn && state.WarehouseOrderId is { } taken
            && await warehouse.FindKnownOrderAsync(taken, state.Reference, cancellationToken).ConfigureAwait(false) is LookupResult<WarehouseOrder>.Found(var known))
        {
            return new BackOfficeInput.WarehouseOrderSeen(known, IsAnswer: true);
        }

        // Where the sales order is gone meanwhile, nothing is asked for any more: what may have been is looked for by its reference.
        var order = state is { Fulfilment: null, Erp: null } ? null : state.ToFulfilment();

        // A warehouse that knows the reference already says so by refusing it.
        var once = await context.OnceAsync(
            ct => order is null ? warehouse.FindOrderAsync(state.Reference, ct) : warehouse.FindSubmittedOrderAsync(order, ct),
            (permit, ct) => warehouse.SubmitOrderAsync(order ?? throw new InvalidOperationException("Without a sales order no goods are asked for."), permit, ct),
            "warehouse order",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new BackOfficeInput.WarehouseOrderSeen(once.Value, IsAnswer: true) { MayBeTwice = context.SentAt is not null };
    }

    private static bool IsAsKnown(ErpOrder? seen, ErpOrder known) => seen is { IsIncomplete: false, Differences.Count: 0 } && seen.Total == known.Total;

    private static async Task<BackOfficeInput?> CancelAtWarehouseAsync(IWarehouse warehouse, BackOfficeState state, int part, EffectContext context, CancellationToken cancellationToken)
    {
        const string What = "cancellation at the warehouse";
        var once = await context.OnceAsync(
            async ct => (await FindAsync(warehouse, state, ct).ConfigureAwait(false)) switch
            {
                LookupResult<WarehouseOrder>.Found { Value.State: WarehouseOrderState.Cancelled } =>
                    new LookupResult<BackOfficeInput.WarehouseOrderCancelled>.Found(new BackOfficeInput.WarehouseOrderCancelled(WarehouseCancellation.Cancelled) { Part = part }),
                LookupResult<WarehouseOrder>.CannotTell(var reason) => new LookupResult<BackOfficeInput.WarehouseOrderCancelled>.CannotTell(reason),
                _ => new LookupResult<BackOfficeInput.WarehouseOrderCancelled>.Absent(),
            },
            async (permit, ct) =>
            {
                var result = await warehouse.CancelOrderAsync(state.Reference, state.WarehouseOrderId, permit, ct).ConfigureAwait(false);

                // While the warehouse may still be at the first stop, that it refuses a second one says nothing.
                if (result != WarehouseCancellation.Cancelled)
                    context.WaitForEarlier(What);
                return new BackOfficeInput.WarehouseOrderCancelled(result) { Part = part };
            },
            What,
            looksBeforeFirst: false,
            waitsForEarlier: false, // the goods may leave meanwhile, and stopped twice is stopped
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }

    /// <summary>By its own id where it is known: what is absent under a reference may be there all the same.</summary>
    private static Task<LookupResult<WarehouseOrder>> FindAsync(IWarehouse warehouse, BackOfficeState state, CancellationToken cancellationToken) => state.WarehouseOrderId is { } known
        ? warehouse.FindKnownOrderAsync(known, state.Reference, cancellationToken)
        : warehouse.FindOrderAsync(state.Reference, cancellationToken);
}
