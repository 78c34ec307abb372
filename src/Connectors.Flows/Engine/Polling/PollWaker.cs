using System.Globalization;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Engine.Polling;

/// <summary>
/// Makes those who ask a system for news ask sooner than their interval says, because it told that it has some. It carries nothing: what is new is read as always, so that
/// news which is lost, doubled or invented changes when something is known, and nothing else. Thread-safe.
/// </summary>
/// <remarks>It writes to the store, so that it does not matter which of several processes is told. Flows say what wakes them by <see cref="FlowSchedule.Asks"/>.</remarks>
public sealed class PollWaker
{
    private readonly IFlowStore _store;
    private readonly TimeProvider _time;
    private readonly ILookup<ConnectionName, (IFlow Flow, FlowSchedule Schedule)> _asking;

    /// <summary>Makes it.</summary>
    /// <param name="store">Where the cases are kept.</param>
    /// <param name="flows">The flows; other processes may work on them.</param>
    /// <param name="time">The clock of due times, which is that of the runners.</param>
    public PollWaker(IFlowStore store, IEnumerable<IFlow> flows, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(time);
        (_store, _time) = (store, time);
        _asking = flows.SelectMany(static f => f.Schedules.Where(static s => s is { Asks: not null, News: not null }).Select(s => (Flow: f, Schedule: s))).ToLookup(static a => a.Schedule.Asks!.Value);
    }

    /// <summary>
    /// Tells all that ask this system to ask as soon as they may, durably: when it returns, it is written. A repeat is safe: whoever was told and has not heard it yet is not told again.
    /// </summary>
    /// <param name="system">The system that has news.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many ask it; zero when nobody does.</returns>
    /// <exception cref="FlowStoreException">The store failed.</exception>
    public async Task<int> WakeAsync(ConnectionName system, CancellationToken cancellationToken = default)
    {
        var told = new List<InboxMessage>();
        foreach (var (flow, schedule) in _asking[system])
        {
            // The version grows when it is heard: until then it is the same message, however often it is told. What is not there yet asks at once when it begins.
            var caseId = new CaseId(flow.Name, schedule.Key);
            if (await _store.GetCaseAsync(caseId, cancellationToken).ConfigureAwait(false) is { } known)
                told.Add(new InboxMessage(caseId, schedule.Connection, string.Create(CultureInfo.InvariantCulture, $"news {known.Version}"), schedule.News!, schedule.Priority) { Format = flow.Format });
        }

        if (told.Count > 0)
            await _store.DeliverAsync(told, _time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return _asking[system].Count();
    }
}
