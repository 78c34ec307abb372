using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Engine.Running;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tests.Years;

/// <summary>The store of a world as its workers reach it: it takes time, fails before or after it has done what it was asked, and everything it does is checked.</summary>
internal sealed class StoreModel(YearWorld world, IFlowStore inner, WallClock wall)
{
    private const int MostEffects = 8;
    private const int MostInputs = 40;

    private readonly Dictionary<CaseId, (SimulatedWorker Worker, long Fence, DateTimeOffset Until)> _leases = [];
    private readonly Dictionary<CaseId, HashSet<string>> _deadlines = [];
    private readonly Dictionary<CaseId, int> _failedCommits = [];
    private readonly HashSet<(CaseId Case, long Fence, long Version)> _carriedOut = [];

    public IFlowStore Inner => inner;

    /// <summary>Whether a worker may still send for a case, as the store sees it.</summary>
    public bool Holds(CaseId caseId, long fence) => _leases.TryGetValue(caseId, out var lease) && lease.Fence == fence && lease.Until > wall.Now;

    /// <summary>One call: on its way, in the store, on its way back.</summary>
    public void Call<T>(SimulatedWorker worker, string what, Func<T> work, Action<T> answered, Action<Exception> failed)
    {
        var call = $"{worker.Name} {what}";
        var there = world.Dice.Skewed(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(200), $"to store {call}");
        var back = world.Dice.Skewed(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(200), $"from store {call}");
        var (failsBefore, failsAfter) = (false, false);
        foreach (var trouble in world.Troubles(string.Empty))
        {
            if (trouble.Kind is not (TroubleKind.StoreFails or TroubleKind.StoreForgetsToAnswer or TroubleKind.StoreSlow) || !world.Dice.Chance(trouble.Odds, $"{trouble.Kind} {call}"))
                continue;
            failsBefore |= trouble.Kind == TroubleKind.StoreFails;
            failsAfter |= trouble.Kind == TroubleKind.StoreForgetsToAnswer;
            if (trouble.Kind == TroubleKind.StoreSlow)
            {
                there += trouble.Size * world.Dice.Share($"slow {call}");
                back += trouble.Size * world.Dice.Share($"slow {call}");
            }
        }

        // Not through the worker: what has left arrives, also when who sent it is frozen or gone.
        world.Agenda.After(there, () =>
        {
            if (failsBefore)
            {
                worker.Post(back, () => failed(new FlowStoreException("The store is away.")));
                return;
            }

            try
            {
                var result = work();
                if (failsAfter)
                    worker.Post(back, () => failed(new FlowStoreException("The answer was lost.")));
                else
                    worker.Post(back, () => answered(result));
            }
            catch (FlowStoreException failure)
            {
                worker.Post(back, () => failed(failure));
            }
        });
    }

    public IReadOnlyList<ClaimedCase> Claim(SimulatedWorker worker, ClaimRequest request)
    {
        var claimed = Now(inner.ClaimAsync(request));
        foreach (var one in claimed)
        {
            if (_leases.TryGetValue(one.Case, out var before) && before.Until > wall.Now)
                world.Break("one holder", $"{one.Case} was given to {worker.Name} while {before.Worker.Name} holds it");
            _leases[one.Case] = (worker, one.Fence, wall.Now + request.Lease);
            if (one.Inputs.Count > MostInputs)
                world.Break("bounded sizes", $"{one.Inputs.Count} inputs wait for {one.Case}");
            if (one.Effects.Count > MostEffects)
                world.Break("bounded sizes", $"{one.Effects.Count} effects stand in the outbox of {one.Case}");
            world.LostTo(one.Case, one.Fence);
        }

        return claimed;
    }

    public IReadOnlyList<CommitResult> Commit(SimulatedWorker worker, IReadOnlyList<CaseCommit> commits)
    {
        // What the case brings cannot be written; that it is set aside can.
        if (commits.FirstOrDefault(c => !c.IsSetAside && world.IsPoisoned(c.Case)) is { } bad)
        {
            _failedCommits[bad.Case] = _failedCommits.GetValueOrDefault(bad.Case) + (commits.Count == 1 ? 1 : 0);
            throw new FlowStoreException("A row cannot be written.");
        }

        foreach (var commit in commits.Where(static c => c.Stage == "Gate"))
            world.MayOpenGate(commit.Case);
        var results = Now(inner.CommitAsync(commits));
        for (var i = 0; i < commits.Count; i++)
        {
            if (!results[i].IsDone)
                continue;
            var commit = commits[i];
            var isNew = _carriedOut.Add((commit.Case, commit.Fence, commit.ExpectedVersion));
            if (!_leases.TryGetValue(commit.Case, out var lease) || lease.Fence != commit.Fence)
            {
                if (isNew)
                    world.Break("one holder", $"{worker.Name} committed {commit} without holding it");
                continue;
            }

            if (results[i].Next is null)
                _leases.Remove(commit.Case);
            else
                _leases[commit.Case] = lease with { Until = wall.Now + commit.KeepFor!.Value };
            if (isNew)
                Check(worker, commit);
        }

        return results;
    }

    public IReadOnlyList<LeaseKey> Extend(IReadOnlyList<LeaseKey> leases, TimeSpan time)
    {
        var lost = Now(inner.ExtendAsync([.. leases.Select(static l => (l.Case, l.Fence))], time)).Select(static l => new LeaseKey(l.Case, l.Fence)).ToList();
        foreach (var key in leases.Except(lost))
        {
            if (_leases.TryGetValue(key.Case, out var lease) && lease.Fence == key.Fence)
                _leases[key.Case] = lease with { Until = wall.Now + time };
        }

        return lost;
    }

    public bool Release(IReadOnlyList<LeaseKey> leases, DateTimeOffset now)
    {
        inner.ReleaseAsync([.. leases.Select(static l => (l.Case, l.Fence))], now).GetAwaiter().GetResult();
        foreach (var key in leases)
        {
            if (_leases.TryGetValue(key.Case, out var lease) && lease.Fence == key.Fence)
                _leases.Remove(key.Case);
        }

        return true;
    }

    public bool Wake(CaseId caseId, DateTimeOffset now)
    {
        inner.WakeAsync(caseId, now).GetAwaiter().GetResult();
        return true;
    }

    public void CountFailure(IEnumerable<CaseCommit> commits)
    {
        foreach (var commit in commits)
            _failedCommits[commit.Case] = _failedCommits.GetValueOrDefault(commit.Case) + 1;
    }

    /// <summary>The in-memory store answers at once.</summary>
    public static T Now<T>(Task<T> task) => task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("The store of a simulated world answers at once.");

    private void Check(SimulatedWorker worker, CaseCommit commit)
    {
        world.Kept(worker, commit);
        if (commit.IsSetAside)
        {
            if (commit.Case.Flow is "poll" or "dispatch-poll")
                world.Break("unexpected is not final", $"{commit.Case} is a poll and was set aside");
            if (world.SurprisesOf(commit.Case) < 5 && _failedCommits.GetValueOrDefault(commit.Case) < 5)
                world.Break("unexpected is not final", $"{commit.Case} was set aside after {world.SurprisesOf(commit.Case)} surprises and {_failedCommits.GetValueOrDefault(commit.Case)} failed commits");
        }
        else
        {
            _failedCommits.Remove(commit.Case);
        }

        if (commit is { Case.Flow: "parcel", IsClosed: false, IsSetAside: false, KeepsProblems: false, Effects.Count: 0, Problems.Count: 0 })
            world.Break("what waits is shown", $"{commit.Case} waits for nothing that anybody sees");
        if (commit.Deadline is not null && !commit.KeepsProblems && !commit.IsSetAside)
            _deadlines[commit.Case] = [.. commit.Problems.Where(static p => p.Deadline is not null).Select(static p => p.Key)];
        else if (!commit.KeepsProblems && !commit.IsSetAside)
            _deadlines.Remove(commit.Case);
        if (!commit.KeepsProblems && !commit.IsSetAside && commit.Strays.Count == 0)
            return;
        var open = Now(inner.GetExceptionsAsync(scope: commit.Case.ToString()));
        foreach (var key in _deadlines.GetValueOrDefault(commit.Case) ?? [])
        {
            if (!open.Any(o => key == $"{o.Code} {o.Subject}" && o.Deadline is not null))
                world.Break("records survive", $"{key} of {commit.Case} is gone although nobody was relieved of it");
        }

        if (commit.Strays.Count > 0 && !open.Any(static o => o.Code == ReasonCatalogue.EffectStray.Code))
            world.Break("records survive", $"the stray run of {commit.Case} has no open record");
        if (commit.IsSetAside && !open.Any(static o => o.Code == ReasonCatalogue.CasePoisoned.Code))
            world.Break("records survive", $"{commit.Case} is set aside without a record");
    }
}
