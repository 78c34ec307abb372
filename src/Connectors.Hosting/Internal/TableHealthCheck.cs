using Connectors.Domain.Tables;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Hosting.Internal;

/// <summary>Tells which tables stay as they were because their newest content was refused. Work goes on with the last good one, so the host is degraded and no more.</summary>
internal sealed class TableHealthCheck(IEnumerable<ITableSource> sources) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        List<TableStatus> tables = [.. sources.SelectMany(static s => s.Statuses)];
        List<TableStatus> refused = [.. tables.Where(static t => t.Refusal is not null)];
        Dictionary<string, object> versions = new(StringComparer.Ordinal);
        foreach (var table in tables)
            versions[table.Name] = table.Version;
        return Task.FromResult(refused.Count == 0
            ? HealthCheckResult.Healthy("Every table is in force as it was saved.", versions)
            : HealthCheckResult.Degraded(string.Join(' ', refused.Select(static t => t.Refusal!.Message)), data: versions));
    }
}
