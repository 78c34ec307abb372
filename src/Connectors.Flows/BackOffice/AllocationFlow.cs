using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>
/// One warehouse's stock, allocated to one order after the other: the warehouse counts what it was asked for, and nobody but us what was allocated since and who waits. So two orders that are decided at once never both get the
/// last goods, and what arrives goes to who waits longest. However many wait, the stock is read once an interval for all of them.
/// </summary>
/// <param name="warehouses">The warehouses.</param>
/// <param name="every">Time between two looks at a warehouse's stock while somebody waits.</param>
/// <param name="tell">Makes the input by which an order hears of it: the order, the input's id and the news.</param>
internal sealed class AllocationFlow(
    IReadOnlyDictionary<ConnectionName, IWarehouse> warehouses, Func<ConnectionName, TimeSpan> every, Func<OrderKey, string, BackOfficeInput, InboxMessage> tell) : Flow<AllocationState, AllocationInput, AllocationEffect, AllocationKnowledge>(
    FlowName, AllocationJsonContext.Default.AllocationState, AllocationJsonContext.Default.AllocationInput, AllocationJsonContext.Default.AllocationEffect)
{
    public const string FlowName = "allocation";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. warehouses.Keys.Select(static c => c.Value)];

    /// <summary>The case of a warehouse's stock.</summary>
    public static CaseId CaseOf(ConnectionName warehouse) => new(FlowName, warehouse.Value);

    /// <summary>A message to the case of a warehouse's stock.</summary>
    public static InboxMessage Tell(ConnectionName warehouse, AllocationInput input) => new(
        CaseOf(warehouse),
        warehouse.Value,
        input switch
        {
            AllocationInput.Asked asked => FormattableString.Invariant($"asked {asked.Order} {asked.Number}"),
            AllocationInput.Taken taken => FormattableString.Invariant($"taken {taken.Order} {taken.Number} {taken.Parts}"),
            AllocationInput.Withdrawn withdrawn => FormattableString.Invariant($"withdrawn {withdrawn.Order} {withdrawn.Number} {withdrawn.Parts}"),
            _ => throw new InvalidOperationException($"{input.GetType().Name} is not told by others."),
        },
        JsonSerializer.Serialize(input, AllocationJsonContext.Default.AllocationInput),
        Priority.Order);

    /// <inheritdoc/>
    public override ValueTask<Knowledge> ReadKnowledgeAsync(ICaseQuery cases, CancellationToken cancellationToken = default)
    {
        var terms = warehouses.ToDictionary(static w => w.Key, w => new AllocationTerms(every(w.Key), w.Value.Capabilities.StillWorkingFor));
        return ValueTask.FromResult(new Knowledge(
            new AllocationKnowledge(terms), string.Join("; ", terms.OrderBy(static t => t.Key.Value, StringComparer.Ordinal).Select(static t => FormattableString.Invariant($"{t.Key} every {t.Value.Every}, shown within {t.Value.ShownWithin}")))));
    }

    /// <inheritdoc/>
    protected override Decision<AllocationState, AllocationEffect> Decide(CaseId caseId, AllocationState? state, AllocationInput? input, DateTimeOffset now, AllocationKnowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        var terms = knowledge.Warehouses[new ConnectionName(caseId.Key)];
        var lag = terms.ShownWithin;
        var known = state ?? new AllocationState();
        var deliver = new List<InboxMessage>();
        switch (input)
        {
            // What it was allocated and never heard of is not its own.
            case AllocationInput.Asked asked when known.Waiting.All(w => w.Order != asked.Order || w.Number < asked.Number):
                known = Without(known, asked.Order, asked.Parts);
                known = known with
                {
                    Waiting = [.. known.Waiting, new WaitingOrder(asked.Order, asked.Number, asked.Goods, asked.Since, asked.Parts) { IsForced = asked.IsForced }],
                    Reading = known.Reading + 1,
                };
                break;
            case AllocationInput.Taken taken:
                known = known with { Allocated = [.. known.Allocated.Select(a => a.Order == taken.Order && a.Part <= taken.Parts && a.TakenAt is null ? a with { TakenAt = now } : a)] };
                break;
            case AllocationInput.Withdrawn withdrawn when known.Waiting.All(w => w.Order != withdrawn.Order || w.Number <= withdrawn.Number):
                known = Without(known, withdrawn.Order, withdrawn.Parts);
                break;
            case AllocationInput.LevelsRead read when read.Reading == known.Reading:
                known = Allocate(known, read, lag, deliver);
                break;
        }

        // While somebody waits, a reading may be on its way that does not show it.
        if (known.Waiting.Count == 0)
            known = known with { Allocated = [.. known.Allocated.Where(a => !(a.TakenAt + lag <= now))] };
        var isAsked = known.Waiting.Any(static w => !w.IsAnswered);
        DateTimeOffset? nextRead = known.Waiting.Count == 0 ? null : isAsked || known.ReadAt is not { } last ? now : last + terms.Every;
        return new Decision<AllocationState, AllocationEffect>
        {
            State = known,
            Stage = isAsked ? "Asked" : known.Waiting.Count > 0 ? "Waiting" : "Idle",
            Effects = nextRead is not { } at ? [] :
            [
                new PlannedEffect<AllocationEffect>(
                    FormattableString.Invariant($"read {known.Reading}"),
                    new AllocationEffect(known.Reading, [.. known.Waiting.SelectMany(static w => AllocationLine.NeedsOf(w.Goods)).Select(static g => g.Sku).Distinct().OrderBy(static s => s.Value, StringComparer.Ordinal)]),
                    RetrySafety.Read,
                    Priority.Order) { NotBefore = isAsked ? null : at },
            ],
            Deliver = deliver,
            LookAgainAt = known.Waiting.Count == 0 ? known.Allocated.Min(a => a.TakenAt + lag) : null,
            IsClosed = known.Waiting.Count == 0 && known.Allocated.Count == 0,
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<AllocationInput>> RunAsync(CaseId caseId, AllocationState? state, AllocationEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(context);
        var stock = await WarehouseStock.ReadAsync(warehouses[new ConnectionName(caseId.Key)], effect.Skus, cancellationToken).ConfigureAwait(false);
        return new EffectResult<AllocationInput>(new AllocationInput.LevelsRead(effect.Reading, context.Now, stock));
    }

    /// <inheritdoc/>
    protected override AllocationInput Rejected(AllocationState? state, AllocationEffect effect, Rejection rejection)
    {
        // A warehouse that refuses to tell says nothing, and what is not said holds nobody up.
        ArgumentNullException.ThrowIfNull(effect);
        return new AllocationInput.LevelsRead(effect.Reading, DateTimeOffset.MinValue, [.. effect.Skus.Select(static s => new SeenStock(s, null))]);
    }

    private static AllocationState Without(AllocationState known, OrderKey order, int parts) => known with
    {
        Waiting = [.. known.Waiting.Where(w => w.Order != order)],
        Allocated = [.. known.Allocated.Where(a => a.Order != order || a.Part <= parts)],
    };

    /// <summary>In line; who was told before that he waits hears only of what is his now.</summary>
    private AllocationState Allocate(AllocationState known, AllocationInput.LevelsRead read, TimeSpan lag, List<InboxMessage> deliver)
    {
        known = known with { Allocated = [.. known.Allocated.Where(a => a.TakenAt is not { } at || read.BeganAt < at + lag)] };
        var taken = known.Allocated.SelectMany(static a => a.Goods).GroupBy(static g => g.Sku).ToDictionary(static g => g.Key, static g => g.Sum(static x => x.Quantity));
        var available = read.Stock.Where(static s => s.Available is not null).ToDictionary(static s => s.Sku, s => s.Available!.Value - taken.GetValueOrDefault(s.Sku));
        var (waiting, allocated) = (new List<WaitingOrder>(), known.Allocated.ToList());
        foreach (var (order, split) in AllocationLine.Divide(known.Waiting, available))
        {
            var part = split.Released is null ? order.Parts : order.Parts + 1;
            if (split.Released is { } released)
                allocated.Add(new Allocation(order.Order, part, AllocationLine.NeedsOf(released)));
            if (split.Held is { } held)
                waiting.Add(order with { Goods = held, Parts = part, IsAnswered = true });
            if (split.Released is not null || !order.IsAnswered)
                deliver.Add(tell(order.Order, FormattableString.Invariant($"allocated {order.Number} {part}"), new BackOfficeInput.StockAllocated(order.Number, part, split.Released, split.Held)));
        }

        return known with { Waiting = waiting, Allocated = allocated, ReadAt = read.BeganAt, Reading = known.Reading + 1 };
    }
}
