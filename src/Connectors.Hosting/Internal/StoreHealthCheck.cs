using Connectors.Flows.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Hosting.Internal;

/// <summary>Asks the store for the one thing that costs an index seek. What it throws is unhealthy, in its own words.</summary>
internal sealed class StoreHealthCheck(IFlowStore? store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (store is null)
            return HealthCheckResult.Healthy("No flows run here.");
        try
        {
            await store.GetNextDueAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy("The store answers.");
        }
        catch (FlowStoreException failure)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, failure.Message, failure);
        }
    }
}
