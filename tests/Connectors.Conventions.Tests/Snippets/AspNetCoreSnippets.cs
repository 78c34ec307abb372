using Connectors.AspNetCore;
using Connectors.Domain.Values;
using Connectors.Flows.Engine.Polling;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class AspNetCoreSnippets
{
    public static void Services(IServiceCollection services, IConfiguration configuration)
    {
        // snippet: aspnetcore-services
        services.AddConnectorFlows(configuration.GetSection("Flows"));
        services.AddBusinessCentralNotifications("bc", configuration.GetSection("Notifications"));
        services.AddErpSubscriptions("bc");
        // end
    }

    public static void Map(WebApplication app)
    {
        // snippet: aspnetcore-map
        app.MapBusinessCentralNotifications();
        // end
    }

    public static void Limit(IEndpointRouteBuilder app)
    {
        // snippet: aspnetcore-limit
        app.MapBusinessCentralNotifications("/hooks/erp").RequireRateLimiting("notifications");
        // end
    }

    public static async Task WakeAsync(PollWaker waker, CancellationToken cancellationToken)
    {
        // snippet: aspnetcore-wake
        await waker.WakeAsync(new ConnectionName("bc"), cancellationToken);
        // end
    }
}
