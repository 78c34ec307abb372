using Connectors.Flows.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting.Internal;

/// <summary>Tells how long what waits for a person has waited.</summary>
internal sealed class HoldHealthCheck(ICaseQuery? cases, FlowClock clock, IOptions<ConnectorHealthOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (cases is null)
            return HealthCheckResult.Healthy("No flows run here.");
        List<ExceptionRecord> holds = [.. (await cases.GetExceptionsAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Where(static r => r.Holds)];
        if (holds.MinBy(static r => r.RaisedAt) is not { } oldest)
            return HealthCheckResult.Healthy("Nothing is held.");
        var age = clock.Now - oldest.RaisedAt;
        var status = age >= options.Value.HoldUnhealthyAfter ? context.Registration.FailureStatus
            : age >= options.Value.HoldDegradedAfter ? HealthStatus.Degraded
            : HealthStatus.Healthy;
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["holds"] = holds.Count,
            ["oldest"] = oldest.Scope,
            ["reason"] = oldest.Code,
            ["owner"] = oldest.Owner.ToString(),
            ["raisedAt"] = oldest.RaisedAt,
        };
        return new HealthCheckResult(
            status, FormattableString.Invariant($"{holds.Count} held; the oldest, {oldest.Scope}, for {Words.Span(age)} ({oldest.Code}, {oldest.Owner} can mend it)."), data: data);
    }
}
