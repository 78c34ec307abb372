using System.Collections.Concurrent;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine;

/// <summary>Commits together what finishes together: whoever gets the gate first carries everybody's commit in one transaction.</summary>
internal sealed class CommitQueue(IFlowStore store) : IDisposable
{
    private const int MostAtOnce = 256;

    private readonly ConcurrentQueue<Item> _waiting = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<bool> CommitAsync(CaseCommit commit, CancellationToken cancellationToken)
    {
        var mine = new Item(commit);
        _waiting.Enqueue(mine);

        // What finishes in the same breath gets the chance to come along.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!mine.Done.Task.IsCompleted)
        {
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (!mine.Done.Task.IsCompleted)
                    await CommitWaitingAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _gate.Release();
            }
        }

        return await mine.Done.Task.ConfigureAwait(false);
    }

    public void Dispose() => _gate.Dispose();

    private async Task CommitWaitingAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Item>();
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var item))
            batch.Add(item);
        try
        {
            var done = await store.CommitAsync([.. batch.Select(static i => i.Commit)], cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Done.SetResult(done[i]);
        }
        catch (Exception failure)
        {
            batch.ForEach(i => i.Done.TrySetException(failure));
        }
    }

    private sealed record Item(CaseCommit Commit)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
