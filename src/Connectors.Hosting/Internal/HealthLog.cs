using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Connectors.Hosting.Internal;

/// <summary>Tells in the log when a check changes, so that a worker without an endpoint tells of its health too.</summary>
internal sealed partial class HealthLog(ILogger<HealthLog> logger) : IHealthCheckPublisher
{
    private readonly Dictionary<string, HealthStatus> _told = new(StringComparer.Ordinal);

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (name, entry) in report.Entries.Where(static e => e.Value.Tags.Contains(ConnectorHealthNames.Tag)))
        {
            // What is well from the beginning needs no line.
            var before = _told.GetValueOrDefault(name, HealthStatus.Healthy);
            _told[name] = entry.Status;
            if (before == entry.Status)
                continue;
            if (entry.Status == HealthStatus.Healthy)
                LogWell(name);
            else
                LogIll(entry.Status == HealthStatus.Unhealthy ? LogLevel.Error : LogLevel.Warning, name, entry.Status, entry.Description ?? entry.Exception?.GetType().Name);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "{Check} is well again.")]
    private partial void LogWell(string check);

    [LoggerMessage(EventId = 2, Message = "{Check} is {Status}: {Why}")]
    private partial void LogIll(LogLevel level, string check, HealthStatus status, string? why);
}
