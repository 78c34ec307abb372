using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class HostingSnippets
{
    public static void Gauges(IServiceCollection services)
    {
        // snippet: hosting-gauges
        services.AddConnectorGauges(options => options.ReadEvery = TimeSpan.FromMinutes(1));
        // end
    }
}
