using Connectors.Flows.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Connectors.Flows.Hosting;

/// <summary>
/// Runs the flows for as long as the host lives. The runner is made when the host starts and not with this service: the platform makes all services before it checks options, and what is wrong
/// with one of them would be told in the place of all mistakes.
/// </summary>
internal sealed class FlowHost(IServiceProvider services) : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetRequiredService<FlowRunner>();
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => services.GetRequiredService<FlowRunner>().RunAsync(stoppingToken);
}
