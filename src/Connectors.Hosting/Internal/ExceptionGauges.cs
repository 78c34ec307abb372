using System.Diagnostics.Metrics;
using Connectors.Flows.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting.Internal;

/// <summary>
/// Counts the open exception records for whoever collects metrics. They are read by itself and not by the collector, which may not wait; while the store does not answer, nothing is told
/// rather than what was true before. Tags are reasons, owners and severities, never a key.
/// </summary>
internal sealed partial class ExceptionGauges : BackgroundService
{
    private readonly IServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Meter _meter = new(ConnectorTelemetryNames.Hosting);
    private readonly HashSet<(string Reason, string Owner, string Severity)> _known = [];
    private volatile Reading? _reading;

    /// <param name="services">The host's services; the store among them is made when it is first read, after options were checked.</param>
    /// <param name="logger">Where failures are told.</param>
    public ExceptionGauges(IServiceProvider services, ILogger<ExceptionGauges> logger)
    {
        (_services, _time, _logger) = (services, services.GetService<TimeProvider>() ?? TimeProvider.System, logger);
        _meter.CreateObservableGauge("connectors.exceptions.open", Open, "{exception}", "Open exception records, by reason, owner and severity.");
        _meter.CreateObservableGauge("connectors.holds.oldest", Oldest, "s", "Age of the record that holds something up longest; 0 when nothing is held.");
    }

    /// <summary>Reads the records once.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_services.GetService<ICaseQuery>() is not { } cases)
            return;
        try
        {
            var records = await cases.GetExceptionsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            var counts = records.CountBy(static r => (r.Code, r.Owner.ToString(), r.Severity.ToString())).ToDictionary();

            // What was open once is told as none, so that a gauge falls to zero and does not break off.
            _known.UnionWith(counts.Keys);
            foreach (var gone in _known.Where(k => !counts.ContainsKey(k)))
                counts[gone] = 0;
            _reading = new Reading(counts, records.Where(static r => r.Holds).Select(static r => (DateTimeOffset?)r.RaisedAt).Min());
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // Whatever the store fails with: a host does not end for want of a number.
            _reading = null;
            LogUnread(failure);
        }
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_services.GetRequiredService<IOptions<ConnectorGaugeOptions>>().Value.ReadEvery, _time);
        do
            await ReadAsync(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private IEnumerable<Measurement<long>> Open() => _reading is not { } reading ? [] : reading.Counts.Select(static c => new Measurement<long>(
        c.Value,
        new KeyValuePair<string, object?>("reason", c.Key.Reason),
        new KeyValuePair<string, object?>("owner", c.Key.Owner),
        new KeyValuePair<string, object?>("severity", c.Key.Severity)));

    private IEnumerable<Measurement<long>> Oldest() => _reading is not { } reading ? [] : [new(reading.OldestHold is { } since ? Math.Max(0, (long)(FlowClock.Of(_services).Now - since).TotalSeconds) : 0)];

    [LoggerMessage(3, LogLevel.Warning, "The open exceptions could not be counted; it is tried again.")]
    private partial void LogUnread(Exception failure);

    private sealed record Reading(IReadOnlyDictionary<(string Reason, string Owner, string Severity), int> Counts, DateTimeOffset? OldestHold);
}
