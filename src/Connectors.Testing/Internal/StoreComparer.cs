using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Testing.Internal;

/// <summary>Does the same random things with two stores and compares what they answer.</summary>
internal sealed class StoreComparer
{
    private const int FewestOfAKind = 5;
    private const int KeptTrail = 12;
    private const int KeptInputs = 30;
    private const int KeptLet = 3;

    private static readonly string[] Flows = ["order", "stock", "poll"];
    private static readonly string[] Connections = ["one", "two", "three"];
    private static readonly string[] Keys = ["a", "b", "c", "d/e", "\uFF5E", "\U0001F4E6"];
    private static readonly string[] Subjects = ["", "S1", "S2", "S 3"];
    private static readonly string[] Topics = [Topic.Table("carriers"), Topic.Table("offers"), Topic.Sku("P-1"), Topic.Platform("one")];
    private static readonly string[] EffectIds = ["accept", "book", "ship", "confirm"];
    private static readonly string[] Tables = ["stock", "lines"];
    private static readonly Reason[] Reasons = [ReasonCatalogue.CarrierUnmapped, ReasonCatalogue.OrderLost, ReasonCatalogue.AcceptanceDue];

    private readonly IFlowStore _memory;
    private readonly IFlowStore _store;
    private readonly LeaseClock _clock;
    private readonly int _seed;
    private readonly Random _random;
    private readonly (string Kind, int Weight, Func<Task> Run)[] _operations;
    private readonly Dictionary<string, int> _succeeded = new(StringComparer.Ordinal);
    private readonly List<(ClaimedCase Memory, ClaimedCase Store)> _held = [];
    private readonly List<InboxMessage> _sent = [];
    private readonly Queue<(ClaimedCase Memory, ClaimedCase Store)> _let = new();
    private readonly Queue<string> _trail = new();
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private int _step;
    private int _inputs;

    public StoreComparer(IFlowStore memory, IFlowStore store, LeaseClock clock, int seed)
    {
        (_memory, _store, _clock, _seed) = (memory, store, clock, seed);
#pragma warning disable CA5394 // Not for secrets: a seed must give the same again.
        _random = new Random(seed);
#pragma warning restore CA5394
        _operations =
        [
            ("deliver", 20, DeliverAsync),
            ("claim", 20, ClaimAsync),
            ("commit", 40, CommitAsync),
            ("close", 8, CloseAsync),
            ("extend", 4, ExtendAsync),
            ("release", 3, ReleaseAsync),
            ("lose", 4, LoseAsync),
            ("wake", 4, WakeAsync),
            ("wake waiting", 4, WakeWaitingAsync),
            ("act", 4, ActAsync),
            ("set exceptions", 3, SetExceptionsAsync),
            ("let time pass", 8, PassAsync),
            ("let leases end", 2, EndLeasesAsync),
            ("prune", 5, PruneAsync),
            ("read", 8, ReadAsync),
        ];
    }

    private static IEnumerable<string> Kinds =>
    [
        "deliver", "deliver again", "claim inputs", "claim effect", "claim time", "claim after a lease ended", "claim what is served", "commit", "commit refused", "commit that keeps the lease",
        "commit that closes", "commit that sets aside", "commit that retries", "commit that keeps problems", "commit that delivers", "commit that wakes", "commit that writes rows", "extend", "extend lost",
        "release", "wake waiting", "act", "exceptions cleared", "next due", "unserved", "rows", "journal", "prune cases", "prune journal", "prune heard", "prune exceptions",
    ];

    public async Task RunAsync(int steps)
    {
        for (_step = 1; _step <= steps; _step++)
        {
            // Instants differ, so that what is due first is so in every store.
            _now += TimeSpan.FromSeconds(1);
            var at = Next(_operations.Sum(static o => o.Weight));
            var operation = _operations.First(o => (at -= o.Weight) < 0);
            _trail.Enqueue($"{_step} {operation.Kind}");
            if (_trail.Count > KeptTrail)
                _trail.Dequeue();
            await operation.Run().ConfigureAwait(false);
        }

        await CompareAllAsync().ConfigureAwait(false);
        foreach (var kind in Kinds)
        {
            if (_succeeded.GetValueOrDefault(kind) < FewestOfAKind)
                throw new ConformanceException($"Seed {_seed}: '{kind}' succeeded {_succeeded.GetValueOrDefault(kind)} times in {steps} operations, which proves too little; at least {FewestOfAKind} are wanted.");
        }
    }

    private async Task DeliverAsync()
    {
        InboxMessage[] inputs = [.. Enumerable.Range(0, Next(3) + 1).Select(_ => NewInput(NewCase()))];
        var added = await _memory.DeliverAsync(inputs, _now).ConfigureAwait(false);
        Same(added, await _store.DeliverAsync(inputs, _now).ConfigureAwait(false), "new inputs");
        Count("deliver", added);
        Count("deliver again", inputs.Length - added);
    }

    private async Task ClaimAsync()
    {
        var serves = NewServes();
        var request = new ClaimRequest("worker", _now, TimeSpan.FromMinutes(Next(5) + 1), 1000) { Serves = serves, MaxInputs = Next(3) == 0 ? 1 : 500 };
        var memory = await _memory.ClaimAsync(request).ConfigureAwait(false);
        var store = await _store.ClaimAsync(request).ConfigureAwait(false);
        SameLines(memory.Select(Describe).Order(StringComparer.Ordinal), store.Select(Describe).Order(StringComparer.Ordinal), "claimed");
        foreach (var claimed in memory)
        {
            var old = _held.FindIndex(h => h.Memory.Case == claimed.Case);
            if (old >= 0)
                Count("claim after a lease ended");
            _held.Add((claimed, store.Single(c => c.Case == claimed.Case)));
            Count(claimed.Inputs.Count > 0 ? "claim inputs" : claimed.DueEffect is not null ? "claim effect" : "claim time");
            if (serves is not null)
                Count("claim what is served");
        }
    }

    private Task CommitAsync() => CommitAsync(Take(Next(3) + 1), NewCommit);

    /// <summary>A case ends with nothing left open, which chance alone seldom brings about.</summary>
    private async Task CloseAsync()
    {
        await CommitAsync(Take(1), claimed => NewCommit(claimed) with
        {
            IsClosed = true,
            IsSetAside = false,
            RetryAt = null,
            HeardUpTo = claimed.Inputs.Count == 0 ? 0 : claimed.Inputs[^1].Sequence,
            Effects = [],
            Problems = [],
            KeepsProblems = false,
            Deliver = [],
            Wake = [],
        }).ConfigureAwait(false);
        if (Next(2) == 0)
            return;
        _now += TimeSpan.FromMinutes(1);
        await PruneAsync(new RetentionPolicy { ClosedCases = TimeSpan.FromSeconds(30), Portion = Next(4) + 1 }).ConfigureAwait(false);
    }

    private async Task CommitAsync(List<(ClaimedCase Memory, ClaimedCase Store)> worked, Func<ClaimedCase, CaseCommit> newCommit)
    {
        CaseCommit[] memory = [.. worked.Select(w => newCommit(w.Memory))];
        CaseCommit[] store =
        [
            .. worked.Zip(memory, static (w, m) => m with { Fence = w.Store.Fence, HeardUpTo = m.HeardUpTo == 0 ? 0 : w.Store.Inputs[w.Memory.Inputs.TakeWhile(i => i.Sequence != m.HeardUpTo).Count()].Sequence }),
        ];
        var expected = await _memory.CommitAsync(memory).ConfigureAwait(false);
        var seen = await _store.CommitAsync(store).ConfigureAwait(false);
        SameLines(expected.Select(Describe), seen.Select(Describe), "results");
        for (var i = 0; i < memory.Length; i++)
        {
            if (expected[i].Next is { } next)
                _held.Add((next, seen[i].Next!));
            Count(expected[i].IsDone ? "commit" : "commit refused");
            if (!expected[i].IsDone)
                continue;
            Count("commit that keeps the lease", expected[i].Next is null ? 0 : 1);
            Count("commit that closes", memory[i].IsClosed ? 1 : 0);
            Count("commit that sets aside", memory[i].IsSetAside ? 1 : 0);
            Count("commit that retries", memory[i].RetryAt is null ? 0 : 1);
            Count("commit that keeps problems", memory[i].KeepsProblems ? 1 : 0);
            Count("commit that delivers", memory[i].Deliver.Count);
            Count("commit that wakes", memory[i].Wake.Count);
            Count("commit that writes rows", memory[i].Rows.Count);
        }
    }

    private async Task ExtendAsync()
    {
        var held = _held.Concat(_let).Where(_ => Next(3) > 0).ToList();
        var lease = TimeSpan.FromMinutes(Next(5) + 1);
        var expected = await _memory.ExtendAsync([.. held.Select(static h => (h.Memory.Case, h.Memory.Fence))], lease).ConfigureAwait(false);
        var seen = await _store.ExtendAsync([.. held.Select(static h => (h.Store.Case, h.Store.Fence))], lease).ConfigureAwait(false);
        SameLines(expected.Select(static l => l.Case.ToString()).Order(StringComparer.Ordinal), seen.Select(static l => l.Case.ToString()).Order(StringComparer.Ordinal), "lost");
        Count("extend", held.Count - expected.Count);
        Count("extend lost", expected.Count);
    }

    private async Task ReleaseAsync()
    {
        var released = Take(1);
        await _memory.ReleaseAsync([.. released.Select(static h => (h.Memory.Case, h.Memory.Fence))], _now).ConfigureAwait(false);
        await _store.ReleaseAsync([.. released.Select(static h => (h.Store.Case, h.Store.Fence))], _now).ConfigureAwait(false);
        Count("release", released.Count);
    }

    /// <summary>A worker ends without a word.</summary>
    private Task LoseAsync()
    {
        Take(1);
        return Task.CompletedTask;
    }

    private async Task WakeAsync()
    {
        var caseId = NewCase().Case;
        await _memory.WakeAsync(caseId, _now).ConfigureAwait(false);
        await _store.WakeAsync(caseId, _now).ConfigureAwait(false);
    }

    private async Task WakeWaitingAsync()
    {
        var topic = Any(Topics);
        var woken = await _memory.WakeWaitingAsync(topic, _now).ConfigureAwait(false);
        Same(woken, await _store.WakeWaitingAsync(topic, _now).ConfigureAwait(false), "woken");
        Count("wake waiting", woken);
    }

    private async Task ActAsync()
    {
        var (caseId, act, by) = (NewCase().Case, Any([CaseAct.Wake, CaseAct.Acknowledge, CaseAct.Erase]), new Requester("operations", "here", "a test"));
        var isThere = await _memory.ActAsync(caseId, act, by, _now).ConfigureAwait(false);
        Same(isThere, await _store.ActAsync(caseId, act, by, _now).ConfigureAwait(false), "acts");
        Count("act", isThere ? 1 : 0);
    }

    private async Task SetExceptionsAsync()
    {
        var scope = Any(["table/carriers", "system/mirakl"]);
        var problems = NewProblems();
        var before = (await _memory.GetExceptionsAsync(scope: scope).ConfigureAwait(false)).Count;
        await _memory.SetExceptionsAsync(scope, problems, _now).ConfigureAwait(false);
        await _store.SetExceptionsAsync(scope, problems, _now).ConfigureAwait(false);
        Count("exceptions cleared", Math.Max(0, before - problems.Count));
    }

    private Task PassAsync()
    {
        _now += TimeSpan.FromSeconds(Next(3600));
        _clock.Advance(TimeSpan.FromSeconds(Next(60)));
        return Task.CompletedTask;
    }

    private Task EndLeasesAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(6));
        return Task.CompletedTask;
    }

    private Task PruneAsync()
    {
        return PruneAsync(new RetentionPolicy
        {
            ClosedCases = NewLength(),
            JournalOfOpenCases = NewLength(),
            HeardInputs = NewLength(),
            ClearedExceptions = NewLength(),
            Portion = Next(4) + 1,
        });

        TimeSpan? NewLength() => Next(3) == 0 ? null : TimeSpan.FromMinutes(Next(600));
    }

    private async Task PruneAsync(RetentionPolicy policy)
    {
        var pruned = await _memory.PruneAsync(policy, _now).ConfigureAwait(false);
        Same(pruned, await _store.PruneAsync(policy, _now).ConfigureAwait(false), "pruned");
        Count("prune cases", pruned.Cases);
        Count("prune journal", pruned.JournalEntries);
        Count("prune heard", pruned.HeardInputs);
        Count("prune exceptions", pruned.Exceptions);
    }

    private async Task ReadAsync()
    {
        var serves = NewServes();
        var due = await _memory.GetNextDueAsync(serves).ConfigureAwait(false);
        Same(due, await _store.GetNextDueAsync(serves).ConfigureAwait(false), "next due");
        Count("next due", due is null ? 0 : 1);
        var before = _now - TimeSpan.FromMinutes(Next(120));
        var unserved = await _memory.GetUnservedAsync(before).ConfigureAwait(false);
        SameLines(
            unserved.OrderBy(static u => u.Flow, StringComparer.Ordinal).ThenBy(static u => u.Connection, StringComparer.Ordinal),
            (await _store.GetUnservedAsync(before).ConfigureAwait(false)).OrderBy(static u => u.Flow, StringComparer.Ordinal).ThenBy(static u => u.Connection, StringComparer.Ordinal),
            "unserved");
        Count("unserved", unserved.Count);
        await CompareAsync(NewCase().Case).ConfigureAwait(false);
        await CompareRowsAsync(Any(Tables), Any(Keys), Next(2) == 0 ? null : Any(Keys)).ConfigureAwait(false);
        await CompareExceptionsAsync(Next(2) == 0, Next(2) == 0 ? null : NewCase().Case.ToString()).ConfigureAwait(false);
    }

    private async Task CompareAllAsync()
    {
        foreach (var flow in Flows)
        {
            foreach (var openOnly in (bool[])[true, false])
            {
                var expected = await ToListAsync(_memory.GetCasesAsync(flow, openOnly)).ConfigureAwait(false);
                SameLines(expected.Select(Describe), (await ToListAsync(_store.GetCasesAsync(flow, openOnly)).ConfigureAwait(false)).Select(Describe), "cases");
                var after = Any(Keys);
                SameLines(
                    (await ToListAsync(_memory.GetCasesAsync(flow, openOnly, after)).ConfigureAwait(false)).Select(Describe),
                    (await ToListAsync(_store.GetCasesAsync(flow, openOnly, after)).ConfigureAwait(false)).Select(Describe),
                    $"cases behind '{after}'");
                foreach (var view in expected)
                    await CompareAsync(view.Case).ConfigureAwait(false);
            }
        }

        foreach (var table in Tables)
            await CompareRowsAsync(table, string.Empty, null).ConfigureAwait(false);
        await CompareExceptionsAsync(true, null).ConfigureAwait(false);
    }

    private async Task CompareAsync(CaseId caseId)
    {
        var expected = await _memory.GetCaseAsync(caseId).ConfigureAwait(false);
        Same(expected is null ? "nothing" : Describe(expected), await _store.GetCaseAsync(caseId).ConfigureAwait(false) is { } seen ? Describe(seen) : "nothing", "case");
        var journal = await _memory.GetJournalAsync(caseId).ConfigureAwait(false);
        var found = await _store.GetJournalAsync(caseId).ConfigureAwait(false);
        SameLines(journal, found, "journal");
        if (expected is not null)
            Same<long?>(null, JournalChain.FindBreak(found, expected.JournalLength, expected.JournalPrunedTo, expected.JournalPrunedHash), "break of the journal");
        Count("journal", journal.Count);
    }

    private async Task CompareRowsAsync(string table, string from, string? to)
    {
        var expected = await ToListAsync(_memory.GetRowsAsync(table, from, to)).ConfigureAwait(false);
        SameLines(expected, await ToListAsync(_store.GetRowsAsync(table, from, to)).ConfigureAwait(false), "rows");
        Count("rows", expected.Count);
    }

    private async Task CompareExceptionsAsync(bool includeCleared, string? scope) => SameLines(
        (await _memory.GetExceptionsAsync(includeCleared, scope).ConfigureAwait(false)).Select(Describe).Order(StringComparer.Ordinal),
        (await _store.GetExceptionsAsync(includeCleared, scope).ConfigureAwait(false)).Select(Describe).Order(StringComparer.Ordinal),
        "exception records");

    private CaseCommit NewCommit(ClaimedCase claimed)
    {
        var isClosed = Next(4) == 0;
        var isSetAside = !isClosed && Next(12) == 0;
        var retries = !isClosed && !isSetAside && Next(12) == 0;
        var note = new Note($"step.{_step}", "something happened");
        return new CaseCommit
        {
            Case = claimed.Case,
            Fence = claimed.Fence,
            ExpectedVersion = claimed.Version,
            State = Next(20) == 0 && claimed.Version == 0 ? null : $"state {Next(3)}",
            Format = Math.Max(claimed.Format, Next(8) == 0 ? Next(3) + 1 : 1),
            Stage = $"stage {Next(4)}",
            IsClosed = isClosed,
            IsSetAside = isSetAside,
            Failures = Next(3),
            RetryAt = retries ? _now.AddMinutes(Next(30)) : null,
            Strays = Next(6) == 0 ? [new StrayRun("book", "worker", _now, "It was sent.")] : Next(2) == 0 ? claimed.Strays : [],
            KeepFor = Next(2) == 0 ? TimeSpan.FromMinutes(Next(5) + 1) : null,
            Deadline = Next(3) == 0 ? _now.AddHours(1) : null,
            Value = Next(3) == 0 ? "12.50 GBP" : null,
            LookAgainAt = Next(3) == 0 ? _now.AddMinutes(Next(60) - 5) : null,
            HeardUpTo = claimed.Inputs.Count == 0 || Next(15) == 0 ? 0 : claimed.Inputs[Next(4) == 0 ? 0 : claimed.Inputs.Count - 1].Sequence,
            Effects = isClosed ? [] : NewEffects(claimed.Effects),
            Problems = isClosed && Next(4) > 0 ? [] : NewProblems(),
            KeepsProblems = !isClosed && Next(4) == 0,
            Journal = JournalChain.Append(claimed.Case, claimed.JournalLength, claimed.JournalHash, [.. Enumerable.Repeat(note, Next(3))], _now),
            Seal = $"seal {_step}",
            Deliver = [.. Enumerable.Range(0, Next(6) == 0 ? 2 : 0).Select(_ => NewInput(Next(3) == 0 ? (claimed.Case, claimed.Connection) : NewCase()))],
            Wake = Next(10) == 0 ? [Any(Topics), Any(Topics)] : [],
            Rows = [.. Enumerable.Range(0, Next(3) == 0 ? 3 : 0).Select(_ => new RowChange(Any(Tables), Any(Keys), Next(3) == 0 ? null : $"row {Next(5)}"))],
            Now = _now,
        };
    }

    private List<OutboxEntry> NewEffects(IReadOnlyList<OutboxEntry> known)
    {
        var effects = new List<OutboxEntry>();
        foreach (var id in EffectIds)
        {
            var old = known.FirstOrDefault(e => e.Id == id);
            switch (Next(6))
            {
                case 0:
                    effects.Add(new OutboxEntry
                    {
                        Id = id,
                        Content = $"content {Next(3)}",
                        Format = Next(2) + 1,
                        RetrySafety = Any(Enum.GetValues<RetrySafety>()),
                        Priority = Any(Enum.GetValues<Priority>()),
                        DueAt = _now.AddMinutes(Next(20) - 10),
                        StillWorkingFor = TimeSpan.FromMinutes(Next(3)),
                        TimeLimit = Next(2) == 0 ? null : TimeSpan.FromMinutes(1),
                    });
                    break;
                case 1 when old is not null:
                    effects.Add(old with
                    {
                        BegunAt = null,
                        SentAt = old.BegunAt ?? old.SentAt,
                        Failures = old.Failures + 1,
                        FailingSince = old.FailingSince ?? _now,
                        FailedAt = _now,
                        JournaledFailures = Next(2) == 0 ? "NotExecuted" : old.JournaledFailures,
                        Surprises = Next(2),
                        IsWithdrawn = Next(2) == 0,
                        Trouble = Next(2) == 0 ? "system.denied" : null,
                        LastFailure = "it failed",
                        DueAt = _now.AddMinutes(Next(20)),
                    });
                    break;
                case 2 or 3 when old is not null:
                    effects.Add(old);
                    break;
                default:
                    break;
            }
        }

        return effects;
    }

    private List<Problem> NewProblems() =>
    [
        .. Enumerable.Range(0, Next(2) == 0 ? 0 : Next(4)).Select(_ => new Problem(
            Any(Subjects),
            new Refusal
            {
                Reason = Any(Reasons),
                Message = $"message {Next(2)}",
                Remedy = "Mend it.",
                Facts = Next(2) == 0 ? [] : [new Fact("carrier text", $"Acme {Next(2)}")],
                Table = Next(2) == 0 ? null : "carriers",
                TableVersion = Next(2) == 0 ? null : "v1",
            },
            Any(Enum.GetValues<Severity>()),
            Next(2) == 0 ? null : _now.AddHours(1))
        {
            Topics = [.. Topics.Where(_ => Next(3) == 0)],
            Holds = Next(2) == 0,
        }),
    ];

    private InboxMessage NewInput((CaseId Case, string Connection) to)
    {
        if (_sent.Count > 0 && Next(6) == 0)
            return Any(_sent);
        var input = new InboxMessage(to.Case, to.Connection, $"{++_inputs}", $"content {_inputs}", Any(Enum.GetValues<Priority>()))
        {
            Kind = Any([InputKind.News, InputKind.News, InputKind.News, InputKind.Stray, InputKind.Wake]),
            Format = Next(10) == 0 ? Next(3) + 1 : 1,
        };
        _sent.Add(input);
        if (_sent.Count > KeptInputs)
            _sent.RemoveAt(0);
        return input;
    }

    private (CaseId Case, string Connection) NewCase()
    {
        var (flow, key) = (Next(Flows.Length), Next(Keys.Length));
        return (new CaseId(Flows[flow], Keys[key]), Connections[(flow + key) % Connections.Length]);
    }

    private List<ServedFlow>? NewServes() => Next(3) == 0
        ? null
        : [.. Enumerable.Range(0, Next(4) + 1).Select(_ => new ServedFlow(Any(Flows), Next(3) + 1, Next(2) == 0 ? null : [.. Connections.Where(_ => Next(2) == 0)]))];

    /// <summary>Takes cases that a worker holds or believes to hold; two of one case are never worked on in one step.</summary>
    private List<(ClaimedCase Memory, ClaimedCase Store)> Take(int count)
    {
        var taken = new List<(ClaimedCase Memory, ClaimedCase Store)>();
        for (var i = 0; i < count && _held.Count > 0; i++)
        {
            var at = Next(_held.Count);
            taken.Add(_held[at]);
            _let.Enqueue(_held[at]);
            _held.RemoveAt(at);
            if (_let.Count > KeptLet)
                _let.Dequeue();
        }

        return taken;
    }

#pragma warning disable CA5394 // Not for secrets: a seed must give the same again.
    private int Next(int below) => _random.Next(below);
#pragma warning restore CA5394

    private T Any<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    private void Count(string kind, long times = 1) => _succeeded[kind] = _succeeded.GetValueOrDefault(kind) + (int)times;

    private void SameLines<T>(IEnumerable<T> expected, IEnumerable<T> seen, string what) => Same(string.Join('\n', expected), string.Join('\n', seen), what);

    private void Same<T>(T expected, T seen, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, seen))
            throw new ConformanceException($"Seed {_seed}, step {_step}: {what}: in memory\n{expected}\nhere\n{seen}\nafter {string.Join(", ", _trail)}.");
    }

    private static string Describe(CommitResult result) => $"done {result.IsDone} {(result.Next is { } next ? Describe(next) : "let go")}";

    private static string Describe(ClaimedCase c) => string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Case} {c.Connection} v{c.Version} state {c.State ?? "-"} format {c.Format} {c.Stage} failures {c.Failures} strays [{string.Join(';', c.Strays)}] journal {c.JournalLength} {c.JournalHash} inputs [{string.Join(';', c.Inputs.Select(static i => $"{i.InputId}:{i.Content}:{i.Kind}:{i.Format}"))}] effects [{Describe(c.Effects)}] due {c.DueEffect ?? "-"} deadline {c.Deadline} value {c.Value ?? "-"} problems [{string.Join(';', c.ProblemKeys.Order(StringComparer.Ordinal))}]");

    private static string Describe(CaseView c) => string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Case} v{c.Version} state {c.State ?? "-"} format {c.Format} {c.Stage} closed {c.IsClosed} journal {c.JournalLength} {c.JournalHash} seal {c.Seal} committed {c.CommittedAt} pruned to {c.JournalPrunedTo} {c.JournalPrunedHash} due {c.DueAt} deadline {c.Deadline} value {c.Value ?? "-"} effects [{Describe(c.Effects)}]");

    private static string Describe(IReadOnlyList<OutboxEntry> effects) => string.Join(';', effects.OrderBy(static e => e.Id, StringComparer.Ordinal));

    private static string Describe(ExceptionRecord e) => $"{e with { Facts = [] }} {string.Join(';', e.Facts)}";

    private static async Task<List<T>> ToListAsync<T>(IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items.ConfigureAwait(false))
            list.Add(item);
        return list;
    }
}
