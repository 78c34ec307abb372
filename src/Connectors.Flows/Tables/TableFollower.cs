using Connectors.Domain.Tables;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Tables;

/// <summary>
/// Tells cases of changed mapping tables: a good one makes everything that waits for it look again, a bad one raises a record that closes itself when a good
/// one comes. Not thread-safe: one call at a time.
/// </summary>
internal sealed class TableFollower : IDisposable
{
    private readonly IReadOnlyList<ITableSource> _sources;
    private readonly IReadOnlyList<IDisposable> _subscriptions;
    private readonly Dictionary<string, TableStatus> _told = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _changed = new(1);

    public TableFollower(IEnumerable<ITableSource> sources)
    {
        _sources = [.. sources];
        _subscriptions = [.. _sources.Select(s => s.OnChange(TellAgain))];
    }

    /// <summary>Ends when a table has changed since the last call of <see cref="TellAsync"/>.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _changed.WaitAsync(cancellationToken);

    /// <summary>What could not be told is to be told again.</summary>
    public void TellAgain() => _changed.Release();

    /// <summary>Tells what changed since the last call. What could not be told is told by the next.</summary>
    public async Task TellAsync(ICaseSender sender, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var status in _sources.SelectMany(static s => s.Statuses))
        {
            if (_told.TryGetValue(status.Name, out var told) && told.Version == status.Version && told.Refusal == status.Refusal)
                continue;
            await sender.ReportTableAsync(status.Name, status.Refusal, now, cancellationToken).ConfigureAwait(false);
            _told[status.Name] = status;
        }
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
        _changed.Dispose();
    }
}
