using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Flows.Tests.Years;

/// <summary>The vendors as one worker sees them: what its requests meet on the way there and back.</summary>
internal sealed class WorkerPorts(YearWorld world, VendorModel vendors, SimulatedWorker worker) : IPorts, IWarehouse
{
    private const int PageSize = 3;

    /// <summary>What a read brought.</summary>
    private enum Answer
    {
        Clear,

        /// <summary>It can be read two ways.</summary>
        Unclear,

        /// <summary>A web page that was taken for an answer without content.</summary>
        Nothing,
    }

    public ConnectionName Connection => new("B");

    public WarehouseCapabilities Capabilities => new();

    public async Task<LookupResult<Thing>> FindAsync(string vendor, string operation, string reference, CancellationToken cancellationToken)
    {
        var answer = await ReadAsync(vendor, $"find {operation}", reference, isWrite: false, cancellationToken);
        if (answer == Answer.Unclear)
            return world.Without == Mend.CannotTell ? new LookupResult<Thing>.Absent() : new LookupResult<Thing>.CannotTell("The answer can be read two ways.");
        if (answer == Answer.Nothing || vendors.Seen(operation, reference) is not { } thing)
            return new LookupResult<Thing>.Absent();
        if (thing.Order is { } order)
            DemandReadable(order, $"find {operation}");
        return new LookupResult<Thing>.Found(AsShown(thing));
    }

    public async Task<Thing> DoAsync(string vendor, string operation, string reference, decimal quantity, SendPermit permit, CancellationToken cancellationToken)
    {
        var call = $"{vendor} {operation} {reference}";
        world.BeforeSend(worker, permit);
        await worker.WaitAsync(world.Dice.Skewed(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30), $"prepare {call}"), cancellationToken);
        var left = permit.MarkSent();
        if (!left && world.Without != Mend.Permit)
            throw Failed(vendor, operation, permit.HasSent ? FailureKind.OutcomeUnknown : FailureKind.NotExecuted, "The permit is over.");
        world.Sent(worker, permit, operation, reference);
        world.AfterSend(worker);
        return await AnswerAsync(vendor, operation, reference, quantity, call, cancellationToken);
    }

    public async Task SetAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken)
    {
        if (!permit.IsOpen)
            throw Failed(vendor, operation, FailureKind.NotExecuted, "The permit is over.");
        var isSetAllTheSame = world.Dice.Chance(0.5, $"sets {reference}");
        try
        {
            if (await ReadAsync(vendor, operation, reference, isWrite: true, cancellationToken) != Answer.Nothing || isSetAllTheSame)
                vendors.SetNote(reference);
        }
        catch (PortException failure) when (failure.Kind == FailureKind.OutcomeUnknown && isSetAllTheSame)
        {
            vendors.SetNote(reference);
            throw;
        }
    }

    public async Task<bool> IsThereAsync(string vendor, string reference, string id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(vendor, "get", reference, isWrite: false, cancellationToken) == Answer.Nothing)
            return false;
        return world.Without == Mend.AsksById ? vendors.Seen("make", reference) is not null && !world.Dice.Chance(0.05, $"list misses {reference}") : vendors.IsThere("make", reference, id);
    }

    /// <summary>A page of what changed in the feed.</summary>
    public async Task<ItemPage<FeedItem>> GetFeedAsync(string connection, DateTimeOffset since, string? continuation, CancellationToken cancellationToken) =>
        await ReadAsync("F", "poll", connection, isWrite: false, cancellationToken) == Answer.Nothing
            ? new ItemPage<FeedItem>([], null)
            : PageOf("F", vendors.Shown(connection), since, continuation, static i => i.Reference, static i => i.UpdatedAt) with { SystemTime = vendors.FeedClock };

    /// <summary>Items of the feed by their ids; one that is not there is left out.</summary>
    public async Task<ItemList<FeedItem>> GetFeedItemsAsync(string connection, IReadOnlyCollection<string> references, CancellationToken cancellationToken)
    {
        if (await ReadAsync("F", "get", connection, isWrite: false, cancellationToken) == Answer.Nothing)
            return [];
        var found = vendors.Shown(connection).Where(i => references.Contains(i.Reference)).ToLookup(i => vendors.Unreadable("F", i.Reference));
        return new ItemList<FeedItem>([.. found[null]], [.. found.Select(static g => g.Key).OfType<UnreadableItem>()]);
    }

    async Task<ItemPage<WarehouseOrder>> IWarehouse.GetOrderChangesAsync(DateTimeOffset since, string? continuation, CancellationToken cancellationToken)
    {
        if (await ReadAsync("B", "poll", "B", isWrite: false, cancellationToken) == Answer.Nothing)
            return new ItemPage<WarehouseOrder>([], null);
        var page = PageOf("B", vendors.Warehouse.ChangedSince(since), since, continuation, static o => o.Id, static o => o.ChangedAt!.Value);
        world.Polled("B");
        return page with { Items = [.. page.Items.Select(AsShown)], SystemTime = vendors.Warehouse.Clock };
    }

    async Task<LookupResult<WarehouseOrder>> IWarehouse.FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken)
    {
        if (await ReadAsync("B", "get", reference, isWrite: false, cancellationToken) != Answer.Clear || vendors.Warehouse.Find(reference) is not { } order || order.Id != orderId)
            return new LookupResult<WarehouseOrder>.CannotTell("Whether it is this one cannot be told.");
        DemandReadable(order, "get");
        return new LookupResult<WarehouseOrder>.Found(AsShown(order));
    }

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindOrderAsync(string reference, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<LookupResult<WarehouseOrder>> IWarehouse.FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<WarehouseOrder> IWarehouse.SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<WarehouseCancellation> IWarehouse.CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken) => throw new NotSupportedException();

    IAsyncEnumerable<WarehouseOrder> IWarehouse.GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) => throw new NotSupportedException();

    IAsyncEnumerable<StockLevel> IWarehouse.GetStockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A page of a list by date, which goes on behind the last item it showed. What cannot be read stands beside the others.</summary>
    private ItemPage<T> PageOf<T>(string list, IEnumerable<T> shown, DateTimeOffset since, string? continuation, Func<T, string> idOf, Func<T, DateTimeOffset> changedAt)
    {
        var (from, behind) = continuation?.Split('|') is [var ticks, var id] ? (new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), id) : (since, string.Empty);
        var rest = shown.Where(i => changedAt(i).CompareTo(from) is var order && (order > 0 || (order == 0 && string.CompareOrdinal(idOf(i), behind) > 0)))
            .OrderBy(changedAt).ThenBy(idOf, StringComparer.Ordinal).ToList();
        var page = rest.Take(PageSize).ToLookup(i => vendors.Unreadable(list, idOf(i)));
        IReadOnlyList<UnreadableItem> unreadable = [.. page.Select(static g => g.Key).OfType<UnreadableItem>()];
        if (unreadable.Count > 0 && world.Without == Mend.OthersGoOn)
            throw Failed(list, "poll", FailureKind.Unreadable, "An item cannot be read.");
        return new ItemPage<T>([.. page[null]], rest.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"{changedAt(rest[PageSize - 1]).UtcTicks}|{idOf(rest[PageSize - 1])}") : null)
        {
            Unreadable = world.Without == Mend.ShowsUnreadable ? [] : unreadable,
        };
    }

    private void DemandReadable(WarehouseOrder order, string operation)
    {
        if (vendors.Unreadable("B", order.Id) is { } unreadable)
            throw Failed("B", operation, FailureKind.Unreadable, $"It cannot be read: {unreadable.Path}");
    }

    private Thing AsShown(Thing thing) => thing.Order is { } order ? thing with { Order = AsShown(order) } : thing;

    /// <summary>An order at B as whoever folds its shipments gets to see it.</summary>
    private WarehouseOrder AsShown(WarehouseOrder order) => world.Without switch
    {
        Mend.NewestSnapshot => order with { Shipments = [.. order.Shipments.Select(static s => s with { ShipmentId = $"{s.ShipmentId} {s.ChangedAt:O}" })] },
        Mend.OnlyWhatLeft => order with { Shipments = [.. order.Shipments.Select(static s => s with { State = ShipmentState.Dispatched })] },
        Mend.WholeKits when ParcelGoods.IsKit(order.Reference) => order with
        {
            Shipments = [.. order.Shipments.Select(s => s with { Lines = [.. s.Lines.Select(l => new DispatchedLine(ParcelGoods.Kit, ParcelGoods.Share(l)))] })],
        },
        _ => order,
    };

    /// <summary>Waits for the answer of a read, or of a write that may be repeated.</summary>
    private async Task<Answer> ReadAsync(string vendor, string operation, string reference, bool isWrite, CancellationToken cancellationToken)
    {
        var call = $"{vendor} {operation} {reference}";
        var wait = world.Dice.Skewed(TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(2), $"read {call}");
        var answer = Answer.Clear;
        Exception? failure = null;
        foreach (var trouble in world.Troubles(vendor).Where(static t => !t.IsOfWhatIsShown))
        {
            if (!world.Dice.Chance(trouble.Odds, $"{trouble.Kind} {call}"))
                continue;
            switch (trouble.Kind)
            {
                case TroubleKind.Hang:
                    wait = TimeSpan.MaxValue;
                    break;
                case TroubleKind.HangDeaf:
                    await HangDeafAsync(call);
                    break;
                case TroubleKind.Slow:
                    wait += trouble.Size * world.Dice.Share($"slow {call}");
                    break;
                case TroubleKind.CannotTell:
                    answer = Answer.Unclear;
                    break;
                case TroubleKind.Page:
                    // As the clients judge it: of a write nothing is known, a read is asked for again.
                    var isError = IsError(call);
                    if (world.Without == (isError ? Mend.PagesAreNoRefusal : Mend.PagesAreNoProof))
                        answer = Answer.Nothing;
                    else
                        failure ??= Failed(vendor, operation, isWrite ? FailureKind.OutcomeUnknown : isError ? FailureKind.NotExecuted : FailureKind.Unreadable, "A web page came back.");
                    break;
                default:
                    failure ??= Trouble(trouble, vendor, operation, call);
                    break;
            }
        }

        await worker.WaitAsync(wait, cancellationToken);
        return failure is null ? answer : throw failure;
    }

    /// <summary>Whether a page in place of an answer has the status of an error; otherwise that of a success.</summary>
    private bool IsError(string call) => world.Dice.Chance(0.5, $"status {call}");

    /// <summary>What a vendor does with a request that has left, and what comes back.</summary>
    private async Task<Thing> AnswerAsync(string vendor, string operation, string reference, decimal quantity, string call, CancellationToken cancellationToken)
    {
        var sent = world.Agenda.Now;
        var carriesOutAfter = world.Dice.Skewed(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(2), $"carry out {call}");
        var shownAfter = TimeSpan.Zero;
        TimeSpan? answersAfter = carriesOutAfter + TimeSpan.FromMilliseconds(20);
        var isDeaf = false;
        var isCarriedOut = true;
        Exception? failure = operation == "make" && VendorModel.IsRefused(world.Dice, reference) ? Failed(vendor, operation, FailureKind.Rejected, "We do not take it.") : null;
        if (failure is not null)
            isCarriedOut = false;
        foreach (var trouble in world.Troubles(vendor).Where(static t => !t.IsOfWhatIsShown))
        {
            if (!world.Dice.Chance(trouble.Odds, $"{trouble.Kind} {call}"))
                continue;
            switch (trouble.Kind)
            {
                case TroubleKind.Slow:
                    carriesOutAfter += trouble.Size * world.Dice.Share($"slow {call}");
                    answersAfter = carriesOutAfter + TimeSpan.FromMilliseconds(20);
                    break;
                case TroubleKind.Hang or TroubleKind.HangDeaf:
                    isDeaf |= trouble.Kind == TroubleKind.HangDeaf;
                    answersAfter = null;
                    isCarriedOut &= world.Dice.Chance(0.5, $"hangs after {call}");
                    break;
                case TroubleKind.LosesRequests:
                    isCarriedOut = false;
                    failure = Failed(vendor, operation, FailureKind.OutcomeUnknown, "The connection was lost.");
                    break;
                case TroubleKind.LosesAnswers:
                    failure = Failed(vendor, operation, FailureKind.OutcomeUnknown, "The connection was lost.");
                    break;
                case TroubleKind.CommitsLate:
                    answersAfter ??= carriesOutAfter;
                    carriesOutAfter = trouble.Size * world.Dice.Share($"late {call}");
                    failure = Failed(vendor, operation, FailureKind.OutcomeUnknown, "The gateway had no answer.");
                    break;
                case TroubleKind.ShowsLate:
                    shownAfter = trouble.Size * world.Dice.Share($"shown {call}");
                    break;
                case TroubleKind.Page:
                    isCarriedOut &= world.Dice.Chance(0.5, $"page after {call}");
                    failure = IsError(call)
                        ? Failed(vendor, operation, world.Without == Mend.PagesAreNoRefusal ? FailureKind.Rejected : FailureKind.OutcomeUnknown, "A web page came back.")
                        : world.Without == Mend.PagesAreNoProof ? null : Failed(vendor, operation, FailureKind.OutcomeUnknown, "A web page came back.");
                    break;
                case TroubleKind.CannotTell:
                    failure ??= Failed(vendor, operation, FailureKind.OutcomeUnknown, "The answer is cut.");
                    break;
                case TroubleKind.Surprise:
                    isCarriedOut &= world.Dice.Chance(0.5, $"surprise after {call}");
                    failure = Trouble(trouble, vendor, operation, call);
                    break;
                default:
                    isCarriedOut = false;
                    failure = Trouble(trouble, vendor, operation, call);
                    break;
            }
        }

        Thing? thing = null;
        if (isCarriedOut)
        {
            carriesOutAfter = carriesOutAfter < VendorModel.Limit ? carriesOutAfter : VendorModel.Limit;
            var seenFrom = sent + (carriesOutAfter + shownAfter < VendorModel.Limit ? carriesOutAfter + shownAfter : VendorModel.Limit);
            world.Agenda.At(sent + carriesOutAfter, () => thing = vendors.Commit(operation, reference, quantity, seenFrom));
        }

        if (isDeaf)
            await HangDeafAsync(call);
        await worker.WaitAsync(answersAfter ?? TimeSpan.MaxValue, cancellationToken);
        return failure is not null ? throw failure : AsShown(thing ?? new Thing("page", reference) { Quantity = quantity });
    }

    /// <summary>A port that does not hear that it is cancelled; it gives up by itself after long, or never.</summary>
    private Task HangDeafAsync(string call) =>
        worker.WaitAsync(world.Dice.Chance(0.5, $"deaf for ever {call}") ? TimeSpan.MaxValue : world.Dice.Span(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(20), $"deaf {call}"), CancellationToken.None);

    private Exception? Trouble(Trouble trouble, string vendor, string operation, string call) => trouble.Kind switch
    {
        TroubleKind.LosesRequests or TroubleKind.LosesAnswers => Failed(vendor, operation, FailureKind.OutcomeUnknown, "The connection was lost."),
        TroubleKind.AsksToWait => new PortException("Too many requests.") { System = vendor, Operation = operation, Kind = FailureKind.NotExecuted, RetryAfter = trouble.Size },
        TroubleKind.Denied => Failed(vendor, operation, FailureKind.Denied, "Who are you?"),
        TroubleKind.Surprise => world.Surprises(worker, call),
        _ => null,
    };

    private static PortException Failed(string vendor, string operation, FailureKind kind, string message) => new(message) { System = vendor, Operation = operation, Kind = kind };
}
