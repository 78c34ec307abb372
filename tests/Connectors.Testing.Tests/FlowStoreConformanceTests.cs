using System.Runtime.CompilerServices;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Testing.Storage;

namespace Connectors.Testing.Tests;

/// <summary>A suite that finds nothing proves nothing: stores with one mistake each are found by the check that is about it.</summary>
public sealed class FlowStoreConformanceTests
{
    [Theory]
    [InlineData("forgets an input", "A delivered input makes its case due at once")]
    [InlineData("hears an input twice", "An input is heard once however often it is delivered")]
    [InlineData("carries out a late commit", "A commit after the lease was lost changes nothing")]
    [InlineData("splits problems at line breaks", "A problem about a subject with line breaks stays one")]
    [InlineData("cuts texts at zero", "A case, its connection and its inputs may be named with a zero character")]
    [InlineData("wakes nobody", "A changed table wakes exactly the cases that wait for it")]
    public async Task A_store_with_a_mistake_is_found(string mistake, string check)
    {
        var suite = FlowStoreConformance.Checks(() => new Place(mistake));

        await Assert.ThrowsAsync<ConformanceException>(() => suite.Named(check).RunAsync());
    }

    [Fact]
    public async Task A_store_without_one_passes()
    {
        foreach (var check in FlowStoreConformance.Checks(static () => new Place("none")))
            await check.RunAsync();
    }

    [Fact]
    public void Names_are_unique()
    {
        var names = FlowStoreConformance.Checks(static () => new Place("none")).Select(static c => c.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }

    private sealed class Place(string mistake) : IFlowStorePlace
    {
        public bool SurvivesRestart => false;

        public IFlowStore Open() => new Mistaken(mistake);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>The store in memory with one mistake.</summary>
    private sealed class Mistaken(string mistake) : IFlowStore
    {
        private readonly InMemoryFlowStore _store = new();
        private int _copies;

        public Task InitialiseAsync(CancellationToken cancellationToken = default) => _store.InitialiseAsync(cancellationToken);

        public Task<int> DeliverAsync(IReadOnlyList<InboxMessage> inputs, DateTimeOffset now, CancellationToken cancellationToken = default) => mistake switch
        {
            "forgets an input" => Task.FromResult(inputs.Count),
            "hears an input twice" => _store.DeliverAsync([.. inputs.Select(i => i with { InputId = $"{i.InputId} {_copies++}" })], now, cancellationToken),
            "cuts texts at zero" => _store.DeliverAsync([.. inputs.Select(static i => i with { Content = i.Content.Split('\0')[0] })], now, cancellationToken),
            _ => _store.DeliverAsync(inputs, now, cancellationToken),
        };

        public async Task<IReadOnlyList<ClaimedCase>> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
        {
            var claimed = await _store.ClaimAsync(request, cancellationToken);
            return mistake == "splits problems at line breaks"
                ? [.. claimed.Select(static c => c with { ProblemKeys = [.. c.ProblemKeys.SelectMany(static k => k.Split('\n'))] })]
                : claimed;
        }

        public async Task<IReadOnlyList<bool>> CommitAsync(IReadOnlyList<CaseCommit> commits, CancellationToken cancellationToken = default)
        {
            var done = await _store.CommitAsync(commits, cancellationToken);
            return mistake == "carries out a late commit" ? [.. done.Select(static _ => true)] : done;
        }

        public Task ExtendAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset until, CancellationToken cancellationToken = default) =>
            _store.ExtendAsync(leases, until, cancellationToken);

        public Task ReleaseAsync(IReadOnlyList<(CaseId Case, long Fence)> leases, DateTimeOffset now, CancellationToken cancellationToken = default) =>
            _store.ReleaseAsync(leases, now, cancellationToken);

        public Task<int> WakeWaitingAsync(string table, DateTimeOffset now, CancellationToken cancellationToken = default) =>
            mistake == "wakes nobody" ? Task.FromResult(1) : _store.WakeWaitingAsync(table, now, cancellationToken);

        public Task WakeAsync(CaseId caseId, DateTimeOffset now, CancellationToken cancellationToken = default) => _store.WakeAsync(caseId, now, cancellationToken);

        public Task<DateTimeOffset?> GetNextDueAsync(CancellationToken cancellationToken = default) => _store.GetNextDueAsync(cancellationToken);

        public Task<CaseView?> GetCaseAsync(CaseId caseId, CancellationToken cancellationToken = default) => _store.GetCaseAsync(caseId, cancellationToken);

        public async IAsyncEnumerable<CaseView> GetCasesAsync(string flow, bool openOnly = false, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var view in _store.GetCasesAsync(flow, openOnly, cancellationToken))
                yield return view;
        }

        public Task<IReadOnlyList<JournalEntry>> GetJournalAsync(CaseId caseId, CancellationToken cancellationToken = default) => _store.GetJournalAsync(caseId, cancellationToken);

        public Task<IReadOnlyList<ExceptionRecord>> GetExceptionsAsync(bool includeCleared = false, string? scope = null, CancellationToken cancellationToken = default) =>
            _store.GetExceptionsAsync(includeCleared, scope, cancellationToken);

        public Task SetExceptionsAsync(string scope, IReadOnlyList<Problem> problems, DateTimeOffset now, CancellationToken cancellationToken = default) =>
            _store.SetExceptionsAsync(scope, problems, now, cancellationToken);
    }
}
