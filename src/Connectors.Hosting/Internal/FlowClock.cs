using Connectors.Flows.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Hosting.Internal;

/// <summary>The clock of flows, on which records are dated: that of the runner's options, else the host's.</summary>
internal sealed class FlowClock(FlowRunnerOptions? flows, TimeProvider host)
{
    public static FlowClock Of(IServiceProvider services) => new(services.GetService<FlowRunnerOptions>(), services.GetService<TimeProvider>() ?? TimeProvider.System);

    public DateTimeOffset Now => (flows?.Time ?? host).GetUtcNow();
}
