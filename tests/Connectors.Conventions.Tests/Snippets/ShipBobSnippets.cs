using Connectors.ShipBob;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class ShipBobSnippets
{
    public static void Register(IServiceCollection services, Func<string> readToken)
    {
        // snippet: shipbob registration
        services.AddShipBobClient("warehouse", options =>
        {
            options.Token = readToken();
            options.ChannelId = 4321;
        });
        services.AddShipBobWarehouse("warehouse");
        // end
    }

    public static async Task ListAsync(IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        // snippet: shipbob
        var client = provider.GetRequiredKeyedService<ShipBobClient>("warehouse");
        await foreach (var level in client.GetInventoryLevelsAsync(cancellationToken: cancellationToken))
        {
            Console.WriteLine(level);
        }
        // end
    }
}
