using Connectors.Flows.Engine;
using Microsoft.Extensions.Hosting;

namespace Connectors.Flows.Hosting;

/// <summary>Runs the flows for as long as the host lives.</summary>
internal sealed class FlowHost(FlowRunner runner) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => runner.RunAsync(stoppingToken);
}
