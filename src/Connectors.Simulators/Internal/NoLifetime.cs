using Microsoft.Extensions.Hosting;

namespace Connectors.Simulators.Internal;

/// <summary>The lifetime of a server inside somebody else's process: Ctrl+C and SIGTERM stay with the host.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
