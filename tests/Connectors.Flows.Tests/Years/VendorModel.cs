using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine.Polling;

namespace Connectors.Flows.Tests.Years;

/// <summary>
/// The vendors of a world: what they hold, what they do with a request, and what the caller gets to see of it. They never refuse a second creation: doing
/// nothing twice is the engine's duty.
/// </summary>
internal sealed class VendorModel
{
    /// <summary>A vendor's own limit: after it nothing of a request is carried out any more, and what was carried out can be seen.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    private const int PageSize = 3;
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private readonly YearWorld _world;
    private readonly Dictionary<(string Operation, string Reference), List<(Thing Thing, TimeSpan SeenFrom)>> _things = [];
    private readonly List<(string Connection, FeedItem Item, TimeSpan SeenFrom)> _feed = [];
    private readonly TimeSpan _feedAhead;
    private int _made;

    public VendorModel(YearWorld world)
    {
        _world = world;
        _feedAhead = world.Dice.Span(-TimeSpan.FromHours(3), TimeSpan.FromHours(3), "clock of the feed");
    }

    /// <summary>What was done more than once, or to what.</summary>
    public IEnumerable<(string Operation, string Reference, int Times)> Done => _things.Select(static t => (t.Key.Operation, t.Key.Reference, t.Value.Count));

    public bool Holds(string operation, string reference) => _things.ContainsKey((operation, reference));

    public void Order(string connection, string reference)
    {
        var item = new FeedItem(reference, _world.Agenda.TrueInstant + _feedAhead);
        _feed.Add((connection, item, _world.Agenda.Now + _world.Dice.Skewed(TimeSpan.Zero, TimeSpan.FromMinutes(5), "feed shows late")));
    }

    /// <summary>The vendors as one worker sees them.</summary>
    public IPorts For(SimulatedWorker worker) => new WorkerPorts(this, worker);

    public static bool IsRefused(Dice dice, string reference) => dice.Share($"refused {reference}", 0) < 0.03;

    private void Commit(string operation, string reference, TimeSpan seenFrom)
    {
        var key = (operation, reference);
        if (!_things.TryGetValue(key, out var things))
            _things.Add(key, things = []);
        things.Add((new Thing(string.Create(CultureInfo.InvariantCulture, $"T{++_made}"), reference), seenFrom));
        _world.Note("vendor", $"carries out {operation} {reference}");
        if (things.Count > 1)
            _world.Break("done once", $"{operation} of {reference} was carried out {things.Count} times");
    }

    private sealed class WorkerPorts(VendorModel vendors, SimulatedWorker worker) : IPorts
    {
        private YearWorld World => vendors._world;

        public async Task<LookupResult<Thing>> FindAsync(string vendor, string operation, string reference, CancellationToken cancellationToken)
        {
            if (await ReadAsync(vendor, $"find {operation}", reference, cancellationToken))
                return World.Without == Mend.CannotTell ? new LookupResult<Thing>.Absent() : new LookupResult<Thing>.CannotTell("The answer can be read two ways.");
            return Seen(operation, reference) is { } thing ? new LookupResult<Thing>.Found(thing) : new LookupResult<Thing>.Absent();
        }

        public async Task<Thing> DoAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken)
        {
            var call = $"{vendor} {operation} {reference}";
            World.BeforeSend(worker, permit);
            await worker.WaitAsync(World.Dice.Skewed(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30), $"prepare {call}"), cancellationToken);
            var left = permit.MarkSent();
            if (!left && World.Without != Mend.Permit)
                throw Failed(vendor, operation, permit.HasSent ? FailureKind.OutcomeUnknown : FailureKind.NotExecuted, "The permit is over.");
            World.Sent(worker, permit, operation, reference);
            World.AfterSend(worker);
            return await AnswerAsync(vendor, operation, reference, call, cancellationToken);
        }

        public async Task SetAsync(string vendor, string operation, string reference, SendPermit permit, CancellationToken cancellationToken)
        {
            if (!permit.IsOpen)
                throw Failed(vendor, operation, FailureKind.NotExecuted, "The permit is over.");
            await ReadAsync(vendor, operation, reference, cancellationToken);
        }

        public async Task<bool> IsThereAsync(string vendor, string reference, string id, CancellationToken cancellationToken)
        {
            await ReadAsync(vendor, "get", reference, cancellationToken);
            if (World.Without == Mend.AsksById)
                return Seen("make", reference) is not null && !World.Dice.Chance(0.05, $"list misses {reference}");
            return vendors._things.TryGetValue(("make", reference), out var things) && things.Exists(t => t.Thing.Id == id);
        }

        public async Task<PollPage<FeedItem>> ReadFeedAsync(string connection, PollPosition position, DateTimeOffset now, CancellationToken cancellationToken)
        {
            await ReadAsync("F", "poll", connection, cancellationToken);
            var (since, from) = position.Continuation is { } next
                ? (new DateTimeOffset(long.Parse(next.Split('|')[0], CultureInfo.InvariantCulture), TimeSpan.Zero), int.Parse(next.Split('|')[1], CultureInfo.InvariantCulture))
                : (position.Since(Overlap, TimeSpan.FromDays(1)), 0);
            var all = vendors._feed.Where(f => f.Connection == connection && f.Item.UpdatedAt >= since && f.SeenFrom <= World.Agenda.Now).Select(static f => f.Item).ToList();
            var page = all.Skip(from).Take(PageSize).ToList();
            var newest = page.Count == 0 ? (DateTimeOffset?)null : page.Max(static i => i.UpdatedAt);
            return new PollPage<FeedItem>(page)
            {
                Newest = World.Without == Mend.VendorsWatermark ? now : newest,
                Continuation = from + page.Count < all.Count ? string.Create(CultureInfo.InvariantCulture, $"{since.UtcTicks}|{from + page.Count}") : null,
                SystemTime = World.Agenda.TrueInstant + vendors._feedAhead,
            };
        }

        private Thing? Seen(string operation, string reference) =>
            vendors._things.TryGetValue((operation, reference), out var things) ? things.Find(t => t.SeenFrom <= World.Agenda.Now).Thing : null;

        /// <summary>Waits for the answer of a read.</summary>
        /// <returns>Whether the answer can be read two ways.</returns>
        private async Task<bool> ReadAsync(string vendor, string operation, string reference, CancellationToken cancellationToken)
        {
            var call = $"{vendor} {operation} {reference}";
            var wait = World.Dice.Skewed(TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(2), $"read {call}");
            var unclear = false;
            Exception? failure = null;
            foreach (var trouble in World.Troubles(vendor))
            {
                if (!World.Dice.Chance(trouble.Odds, $"{trouble.Kind} {call}"))
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
                        wait += trouble.Size * World.Dice.Share($"slow {call}");
                        break;
                    case TroubleKind.CannotTell:
                        unclear = true;
                        break;
                    default:
                        failure ??= Trouble(trouble, vendor, operation, call);
                        break;
                }
            }

            await worker.WaitAsync(wait, cancellationToken);
            return failure is null ? unclear : throw failure;
        }

        /// <summary>What a vendor does with a request that has left, and what comes back.</summary>
        private async Task<Thing> AnswerAsync(string vendor, string operation, string reference, string call, CancellationToken cancellationToken)
        {
            var sent = World.Agenda.Now;
            var carriesOutAfter = World.Dice.Skewed(TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(2), $"carry out {call}");
            var shownAfter = TimeSpan.Zero;
            TimeSpan? answersAfter = carriesOutAfter + TimeSpan.FromMilliseconds(20);
            var isDeaf = false;
            var isCarriedOut = true;
            Exception? failure = operation == "make" && IsRefused(World.Dice, reference) ? Failed(vendor, operation, FailureKind.Rejected, "We do not take it.") : null;
            if (failure is not null)
                isCarriedOut = false;
            foreach (var trouble in World.Troubles(vendor))
            {
                if (!World.Dice.Chance(trouble.Odds, $"{trouble.Kind} {call}"))
                    continue;
                switch (trouble.Kind)
                {
                    case TroubleKind.Slow:
                        carriesOutAfter += trouble.Size * World.Dice.Share($"slow {call}");
                        answersAfter = carriesOutAfter + TimeSpan.FromMilliseconds(20);
                        break;
                    case TroubleKind.Hang or TroubleKind.HangDeaf:
                        isDeaf |= trouble.Kind == TroubleKind.HangDeaf;
                        answersAfter = null;
                        isCarriedOut &= World.Dice.Chance(0.5, $"hangs after {call}");
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
                        carriesOutAfter = trouble.Size * World.Dice.Share($"late {call}");
                        failure = Failed(vendor, operation, FailureKind.OutcomeUnknown, "The gateway had no answer.");
                        break;
                    case TroubleKind.ShowsLate:
                        shownAfter = trouble.Size * World.Dice.Share($"shown {call}");
                        break;
                    case TroubleKind.Page:
                        isCarriedOut &= World.Dice.Chance(0.5, $"page after {call}");
                        failure = Failed(vendor, operation, FailureKind.OutcomeUnknown, "A web page came back.");
                        break;
                    case TroubleKind.CannotTell:
                        failure ??= Failed(vendor, operation, FailureKind.OutcomeUnknown, "The answer is cut.");
                        break;
                    case TroubleKind.Surprise:
                        isCarriedOut &= World.Dice.Chance(0.5, $"surprise after {call}");
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
                carriesOutAfter = carriesOutAfter < Limit ? carriesOutAfter : Limit;
                var seenFrom = sent + (carriesOutAfter + shownAfter < Limit ? carriesOutAfter + shownAfter : Limit);
                World.Agenda.At(sent + carriesOutAfter, () =>
                {
                    vendors.Commit(operation, reference, seenFrom);
                    thing = vendors._things[(operation, reference)][^1].Thing;
                });
            }

            if (isDeaf)
                await HangDeafAsync(call);
            await worker.WaitAsync(answersAfter ?? TimeSpan.MaxValue, cancellationToken);
            return failure is not null ? throw failure : thing!;
        }

        /// <summary>A port that does not hear that it is cancelled; it gives up by itself after long, or never.</summary>
        private Task HangDeafAsync(string call) =>
            worker.WaitAsync(World.Dice.Chance(0.5, $"deaf for ever {call}") ? TimeSpan.MaxValue : World.Dice.Span(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(20), $"deaf {call}"), CancellationToken.None);

        private Exception? Trouble(Trouble trouble, string vendor, string operation, string call) => trouble.Kind switch
        {
            TroubleKind.LosesRequests or TroubleKind.LosesAnswers or TroubleKind.Page => Failed(vendor, operation, FailureKind.OutcomeUnknown, "The connection was lost."),
            TroubleKind.AsksToWait => new PortException("Too many requests.") { System = vendor, Operation = operation, Kind = FailureKind.NotExecuted, RetryAfter = trouble.Size },
            TroubleKind.Denied => Failed(vendor, operation, FailureKind.Denied, "Who are you?"),
            TroubleKind.Surprise => World.Surprises(worker, call),
            _ => null,
        };

        private static PortException Failed(string vendor, string operation, FailureKind kind, string message) => new(message) { System = vendor, Operation = operation, Kind = kind };
    }
}
