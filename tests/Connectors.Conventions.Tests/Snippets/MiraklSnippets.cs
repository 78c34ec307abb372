using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class MiraklSnippets
{
    public static void Register(IServiceCollection services, Func<string> readKey)
    {
        // snippet: mirakl registration
        services.AddMiraklClient("bq", options =>
        {
            options.UseBandQ();
            options.ApiKey = readKey();
        });
        services.AddMiraklMarketplace("bq");
        // end
    }

    public static async Task ListAsync(IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        // snippet: mirakl
        var mirakl = provider.GetRequiredKeyedService<MiraklClient>("bq");
        var ready = new OrderFilter { OrderStates = [OrderState.Shipping] };
        await foreach (var order in mirakl.Orders.GetOrdersAsync(ready, cancellationToken))
        {
            Console.WriteLine(order.OrderId);
        }
        // end
    }
}
