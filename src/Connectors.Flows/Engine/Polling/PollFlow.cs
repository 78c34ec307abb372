using System.Globalization;
using System.Text.Json;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Flows.Engine.Polling;

/// <summary>
/// Asks systems for news at an interval: one case a connection, whatever the number of flows that listen. Each page is committed with what it delivered, so
/// that a backlog larger than a budget of calls ends. It goes on by the system's own timestamps, never by our clock.
/// </summary>
/// <typeparam name="T">What is asked for.</typeparam>
internal sealed class PollFlow<T> : Flow<PollState, PollInput, PollEffect>
{
    /// <summary>Of the time, one part in so many at most goes by with runs that news asked for: a long list is not read all the time.</summary>
    private const int RestAfterRun = 10;

    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(1);
    private static readonly string News = JsonSerializer.Serialize(new PollInput(null, null, [], null) { IsNews = true }, EngineJsonContext.Default.PollInput);

    private readonly PollOptions _options;
    private readonly DeadlinePolicy _deadlines = new();
    private readonly IReadOnlyDictionary<string, TimeSpan> _every;
    private readonly ILookup<string, PollListener<T>> _listeners;
    private readonly Func<ConnectionName, PollPosition, EffectContext, CancellationToken, Task<PollPage<T>>> _readAsync;

    /// <summary>Makes it.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="listeners">Those that listen; the most impatient of a connection sets its interval.</param>
    /// <param name="readAsync">Reads one page.</param>
    public PollFlow(
        PollOptions options, IEnumerable<PollListener<T>> listeners, Func<ConnectionName, PollPosition, EffectContext, CancellationToken, Task<PollPage<T>>> readAsync)
        : base(options.Name, EngineJsonContext.Default.PollState, EngineJsonContext.Default.PollInput, EngineJsonContext.Default.PollEffect)
    {
        _options = options;
        _readAsync = readAsync;
        _listeners = listeners.ToLookup(static l => l.Connection.Value, StringComparer.Ordinal);
        _every = _listeners.ToDictionary(static g => g.Key, static g => g.Min(static l => l.Every), StringComparer.Ordinal);
        Schedules =
        [
            .. _every.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(e => new FlowSchedule(e.Key, CountedOn(e.Key), e.Value, options.Priority)
            {
                Asks = options.SoonestAgain is null ? null : _listeners[e.Key].First().Asks,
                News = options.SoonestAgain is null ? null : News,
            }),
        ];
        Connections = [.. _every.Keys.Select(CountedOn)];
    }

    /// <summary>News came with the second: a worker that only reads pages would take it for one.</summary>
    public override int Format => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<FlowSchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; }

    /// <inheritdoc/>
    public override bool NeverSetsAside => true;

    /// <inheritdoc/>
    protected override bool ForgetsUnreadableState => true;

    /// <inheritdoc/>
    protected override Decision<PollState, PollEffect> Decide(CaseId caseId, PollState? state, PollInput? input, DateTimeOffset now)
    {
        var known = state ?? new PollState { StartedAt = now };
        if (input is not null)
            known = Hear(known, input, now);

        // From now on at the latest: a clock that was set back delays nothing by more than the interval.
        if (known.LastRunAt > now)
            known = known with { LastRunAt = now };
        return new Decision<PollState, PollEffect>
        {
            State = known,
            Stage = known.LastRunAt is null || known.Continuation is not null ? PollStage.Reading : PollStage.Waiting,
            Effects = [new PlannedEffect<PollEffect>("poll", new PollEffect(), RetrySafety.Read, _options.Priority) { NotBefore = known.Continuation is null ? known.LastRunAt + Wait(known, _every[caseId.Key]) : null }],
            Problems = [.. known.Unreadable.Take(UnreadableDocument.MostShown).Select(u => Unread(caseId, u, now)), .. Clock(caseId, known)],
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<PollInput>> RunAsync(CaseId caseId, PollState? state, PollEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var known = state ?? new PollState { StartedAt = context.Now };
        var isFirst = known.Continuation is null;
        var reach = isFirst ? ReachOf(known, context.Now) : known.LooksBack;
        var position = new PollPosition(reach is null ? known.Watermark : reach.Watermark, known.StartedAt, known.Continuation) { Unreadable = isFirst ? [.. known.Unreadable.Where(static u => u.HasId)] : [] };
        var page = await _readAsync(new ConnectionName(caseId.Key), position, context, cancellationToken).ConfigureAwait(false);
        var deliver = new List<InboxMessage>();
        foreach (var item in page.Items)
        {
            foreach (var listener in _listeners[caseId.Key])
            {
                if (await listener.Hear(item, context.Cases, cancellationToken).ConfigureAwait(false) is { } message)
                    deliver.Add(message);
            }
        }

        // What a system shows as changed in its future proves that its clock is ahead of ours.
        var aheadBy = page.SystemTime is { } theirs ? context.Now - theirs : page.Newest > context.Now ? context.Now - page.Newest : null;
        return new EffectResult<PollInput>(new PollInput(page.Newest, page.Continuation, page.Unreadable, aheadBy) { LooksBack = reach }) { Deliver = deliver };
    }

    /// <inheritdoc/>
    protected override PollInput Rejected(PollState? state, PollEffect effect, Rejection rejection) => throw new InvalidOperationException("A poll is asked again, whatever it was told.");

    /// <summary>Time between the last run and the next.</summary>
    private TimeSpan Wait(PollState known, TimeSpan every)
    {
        if (!known.HasNews || _options.SoonestAgain is not { } soonest)
            return every;
        var rest = known.LastRunTook < every / RestAfterRun ? known.LastRunTook * RestAfterRun : every;
        return rest > soonest ? rest : soonest < every ? soonest : every;
    }

    private PollState Hear(PollState known, PollInput page, DateTimeOffset now)
    {
        // What is told while a run is under way may be of what it has gone past: the next run is for it.
        if (page.IsNews)
            return known with { HasNews = true };
        if (known.Continuation is null)
            known = known with { HasNews = false };
        var newest = Later(known.NewestOfRun, page.Newest);
        var unreadable = Unreadable(known, page, now);
        if (page.Continuation is { } next)
            return known with { Continuation = next, RunBeganAt = known.RunBeganAt ?? now, NewestOfRun = newest, Unreadable = unreadable, LooksBack = page.LooksBack, AheadBy = page.AheadBy ?? known.AheadBy };

        // The list was read whole: what it no longer brings is mended, or gone.
        if (!_options.IsByDate || page.LooksBack is not null)
            unreadable = [.. unreadable.Where(static u => u.HasId || u.IsOfRun)];
        return known with
        {
            LastRunAt = now,
            LastRunTook = Took(known, now),
            Watermark = Later(known.Watermark, newest - Took(known, now)),
            Continuation = null,
            RunBeganAt = null,
            NewestOfRun = null,
            Unreadable = unreadable,
            LooksBack = null,
            LookBackAt = NextLookBack(known, page, unreadable, now),
            AheadBy = page.AheadBy ?? (known.AheadBy is null ? null : TimeSpan.Zero),
        };
    }

    /// <summary>What has an id is asked for alone at the beginning of a run, and so told anew; what has none stays until the list was read whole without it.</summary>
    private static List<UnreadableDocument> Unreadable(PollState known, PollInput page, DateTimeOffset now)
    {
        var isFirst = known.Continuation is null;
        List<UnreadableDocument> all = isFirst ? [.. known.Unreadable.Where(static u => !u.HasId).Select(static u => u with { IsOfRun = false })] : [.. known.Unreadable];
        foreach (var told in page.Unreadable)
        {
            var at = all.FindIndex(u => u.Id == told.Id);
            if (at < 0)
                at = all.FindIndex(u => !u.IsOfRun && u.MayBe(told));
            if (at >= 0)
                all[at] = all[at] with { IsOfRun = !told.HasId };
            else
                all.Add(told with { Since = SinceOf(known, told) ?? now, Watermark = told.HasId ? null : page.LooksBack is { } reach ? reach.Watermark : known.Watermark, IsOfRun = !told.HasId });
        }

        return all;
    }

    /// <summary>From where the list is to be read once more for what has no id; null when it is not time.</summary>
    private static PollReach? ReachOf(PollState known, DateTimeOffset now)
    {
        var open = known.Unreadable.Where(static u => !u.HasId).ToList();

        // Further ahead than it is ever set, it was set by a clock that was wrong.
        var isTime = known.LookBackAt is { } at && (at <= now || at > now + LongestLookBack);
        return open.Count == 0 || !isTime ? null : new PollReach(open.Exists(static u => u.Watermark is null) ? null : open.Min(static u => u.Watermark));
    }

    /// <summary>With the next run at first, and the longer it lasts the rarer, for the list grows with it; once a day at least.</summary>
    private DateTimeOffset? NextLookBack(PollState known, PollInput page, IReadOnlyList<UnreadableDocument> unreadable, DateTimeOffset now)
    {
        var open = unreadable.Where(static u => !u.HasId).ToList();
        if (!_options.IsByDate || open.Count == 0)
            return null;
        if (page.LooksBack is null)
            return known.LookBackAt ?? now;
        var lasts = now - (open.Min(static u => u.Since) ?? now);
        return now + (lasts < LongestLookBack ? lasts : LongestLookBack);
    }

    private static DateTimeOffset? SinceOf(PollState known, UnreadableDocument unreadable) => known.Unreadable.FirstOrDefault(u => u.Id == unreadable.Id)?.Since;

    private Problem Unread(CaseId caseId, UnreadableDocument unreadable, DateTimeOffset now)
    {
        if (_options.Window is not { } window || unreadable.Since is not { } since)
            return unreadable.ToProblem(caseId.Key);
        var deadline = new Deadline(since, since + window(caseId.Key));
        return unreadable.ToProblem(caseId.Key, deadline.Due, deadline.StageAt(now, _deadlines) >= DeadlineStage.Page ? Severity.Page : Severity.Warning);
    }

    private static string CountedOn(string name, string connection) => $"{name}@{connection}";

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left is null || right > left ? right : left;

    /// <summary>How long a run took: what changed on a page after it was read is as old as that when a later page shows something newer.</summary>
    private static TimeSpan Took(PollState known, DateTimeOffset now) => known.RunBeganAt is { } began && began < now ? now - began : TimeSpan.Zero;

    private string CountedOn(string connection) => CountedOn(_options.Name, connection);

    private IEnumerable<Problem> Clock(CaseId caseId, PollState known)
    {
        if (known.AheadBy is not { } ahead || ahead.Duration() <= _options.ClockTolerance)
            yield break;
        yield return new Problem("clock", new Refusal
        {
            Reason = ReasonCatalogue.ClockDiffers,
            Message = $"Our clock is {Text(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} that of {caseId.Key}.",
            Remedy = "Set this machine's clock by a time server. Nothing is missed meanwhile; deadlines are judged by our clock.",
        })
        { Holds = false };
    }

    private static string Text(TimeSpan time) => time.ToString(time.Days > 0 ? @"d\ \d\a\y\s\ hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
