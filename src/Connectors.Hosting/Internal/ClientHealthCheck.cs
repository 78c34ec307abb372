using Connectors.Domain.Ports;
using Connectors.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Hosting.Internal;

/// <summary>
/// Tells how the calls of a connection have ended lately, which costs nothing. Only where nothing has called it for a while is one cheap call made, and one at a time, however many ask.
/// </summary>
internal sealed class ClientHealthCheck(ConnectionProbe probe, ConnectorHealthOptions options, TimeProvider time) : IHealthCheck, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (IsQuiet)
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (IsQuiet)
                    await probe.PingAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _turn.Release();
            }
        }

        var status = probe.Status;
        var health = status switch
        {
            { FailingSince: null } => HealthStatus.Healthy,
            { Failure: FailureKind.Denied } => context.Registration.FailureStatus,
            { FailingSince: { } since } => time.GetUtcNow() - since >= options.UnansweredFor ? context.Registration.FailureStatus : HealthStatus.Degraded,
        };
        return new HealthCheckResult(health, $"{status}.");
    }

    public void Dispose() => _turn.Dispose();

    private bool IsQuiet => options.PingAfter > TimeSpan.Zero && probe.CanPing && !(time.GetUtcNow() - probe.Status.EndedAt < options.PingAfter);
}
