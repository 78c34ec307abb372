using System.Diagnostics.CodeAnalysis;
using Connectors.Domain.Reasons;
using Connectors.Domain.Tables;
using Connectors.Tables.Internal;
using Microsoft.Extensions.Primitives;

namespace Connectors.Tables;

/// <summary>The mapping tables of a host, kept in step with their files. Thread-safe.</summary>
/// <remarks>
/// Content is compared by hash, so a save by rename is never missed whatever its time stamp. Changed content is taken only once it has stayed the same
/// for <see cref="ConnectorTablesOptions.SettleTime"/>. Bad content changes nothing: the last good table stays in force and <see cref="Refused"/> says
/// every error until a good file comes. Save by writing a new file and renaming it over the old one: then nobody ever sees half a table.
/// </remarks>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "A check may still run, and both hold no unmanaged resource as used here.")]
public sealed class MappingTables : ITableSource, IDisposable
{
    private const int SettleAttempts = 20;

    private readonly ConnectorTablesOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IReadOnlyList<WatchedTable> _tables;
    private readonly ITimer? _timer;
    private CancellationTokenSource _changed = new();
    private volatile State _state;
    private volatile bool _disposed;

    private MappingTables(ConnectorTablesOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _tables = [.. TableSchemas.All.Select(schema => schema.Watch(options))];
        foreach (var table in _tables)
        {
            if (table.Look() is { } contents)
            {
                table.Take(contents, time.GetUtcNow());
            }
            else
            {
                table.TakeStandard(time.GetUtcNow());
            }
        }

        RowError[] errors = [.. SheetFiles.CheckFolder(options), .. _tables.SelectMany(static t => t.Refused?.Errors ?? [])];
        if (errors.Length > 0)
        {
            throw new TableLoadException(errors);
        }

        _state = NextState(null);

        if (options.CheckEvery > TimeSpan.Zero)
        {
            _timer = time.CreateTimer(static tables => ((MappingTables)tables!).OnTimer(), this, options.CheckEvery, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The tables in force. Take it once per decision, so that one decision sees one state of all tables.</summary>
    /// <example>
    /// <code>
    /// var snapshot = tables.Current;
    /// var perCase = snapshot.Units.BaseUnitsPer(new Sku("TAP-01"), new UnitCode("CS"));
    /// Console.WriteLine(perCase.IsOk ? $"A case holds {perCase.Value}." : perCase.Refusal.Message);
    ///
    /// ChangeToken.OnChange(tables.GetReloadToken, () =&gt;
    /// {
    ///     foreach (var problem in tables.Refused)
    ///     {
    ///         Console.WriteLine(string.Join('\n', problem.Errors));
    ///     }
    /// });
    /// </code>
    /// </example>
    public MappingSnapshot Current => _state.Snapshot;

    /// <summary>The tables whose newest content was refused; empty when all is well.</summary>
    public IReadOnlyList<RefusedTable> Refused => _state.Refused;

    /// <inheritdoc/>
    ITableSet ITableSource.Current => Current;

    /// <inheritdoc/>
    public IReadOnlyList<TableStatus> Statuses => _state.Statuses;

    /// <inheritdoc/>
    public IDisposable OnChange(Action listener) => ChangeToken.OnChange(GetReloadToken, listener);

    /// <summary>Reads every table and starts to watch the files.</summary>
    /// <param name="options">Where the files are.</param>
    /// <param name="timeProvider">Clock and timers; null: the system's.</param>
    /// <exception cref="TableLoadException">A file is missing or has wrong rows; says all of them.</exception>
    public static MappingTables Load(ConnectorTablesOptions options, TimeProvider? timeProvider = null) => new(options, timeProvider ?? TimeProvider.System);

    /// <summary>A token that fires once, at the next change of <see cref="Current"/> or <see cref="Refused"/>. For <c>ChangeToken.OnChange</c>.</summary>
    public IChangeToken GetReloadToken() => new CancellationChangeToken(Volatile.Read(ref _changed).Token);

    /// <summary>Looks at the files now, waiting for changed ones to settle. Bad or missing files end up in <see cref="Refused"/>, not in exceptions.</summary>
    /// <returns>Whether <see cref="Current"/> or <see cref="Refused"/> changed.</returns>
    /// <exception cref="ObjectDisposedException">The tables are disposed.</exception>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        var changed = false;
        try
        {
            foreach (var table in _tables)
            {
                changed |= await TakeSettledAsync(table, cancellationToken).ConfigureAwait(false);
            }

            return changed;
        }
        finally
        {
            // Also when the caller gives up half way: what was taken would not be looked at again.
            if (changed)
            {
                _state = NextState(_state);
            }

            _turn.Release();
            if (changed)
            {
                await Interlocked.Exchange(ref _changed, new CancellationTokenSource()).CancelAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stops watching. <see cref="Current"/> stays readable.</summary>
    public void Dispose()
    {
        _disposed = true;
        _timer?.Dispose();
    }

    private async Task<bool> TakeSettledAsync(WatchedTable table, CancellationToken cancellationToken)
    {
        var contents = table.Look();
        for (var attempt = 0; contents is not null && attempt < SettleAttempts; attempt++)
        {
            if (_options.SettleTime > TimeSpan.Zero)
            {
                await Task.Delay(_options.SettleTime, _time, cancellationToken).ConfigureAwait(false);
            }

            var again = table.Look();
            if (again is not null && WatchedTable.Fingerprint(again) == WatchedTable.Fingerprint(contents))
            {
                table.Take(again, _time.GetUtcNow());
                return true;
            }

            contents = again;
        }

        // Back as it was, or still being written: the next check looks again.
        return false;
    }

    private State NextState(State? before)
    {
        var version = ContentVersion.Of(_tables.Select(static t => t.Version));
        var snapshot = before?.Snapshot.Version == version
            ? before.Snapshot
            : new MappingSnapshot([.. _tables.Select(static t => t.InForce).OfType<LoadedTable>()], version, _time.GetUtcNow());
        IReadOnlyList<RefusedTable> refused = [.. _tables.Select(static t => t.Refused).OfType<RefusedTable>()];
        var refusals = refused.ToDictionary(static r => r.Table, static r => r.ToRefusal(), StringComparer.Ordinal);
        return new State(snapshot, refused, [.. snapshot.Versions.Select(t => new TableStatus(t.Name, t.Version, refusals.GetValueOrDefault(t.Name)))]);
    }

    private void OnTimer() => _ = CheckAndWaitAsync();

    private async Task CheckAndWaitAsync()
    {
        try
        {
            await CheckAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A listener's failure must not end the watch; disposal ends it below.
        }

        if (!_disposed)
        {
            _timer?.Change(_options.CheckEvery, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed record State(MappingSnapshot Snapshot, IReadOnlyList<RefusedTable> Refused, IReadOnlyList<TableStatus> Statuses);
}
