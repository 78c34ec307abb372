using Connectors.SparkLayer;
using Connectors.SparkLayer.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class SparkLayerSnippets
{
    public static void Register(IServiceCollection services, Func<string> readSecret)
    {
        // snippet: sparklayer registration
        services.AddSparkLayerClient("b2b", options =>
        {
            options.SiteId = "jones-climbing";
            options.ClientId = "client-id-of-the-key";
            options.ClientSecret = readSecret();
        });
        // end
    }

    public static async Task PushAsync(IServiceProvider provider, CancellationToken cancellationToken = default)
    {
        // snippet: sparklayer
        var client = provider.GetRequiredKeyedService<SparkLayerClient>("b2b");
        SkuPrices[] prices =
        [
            new() { Sku = "ROPE-60", Pricing = [new() { Quantity = 1, Price = 92.50m }, new() { Quantity = 10, Price = 87m }] },
            SkuPrices.Removed("ROPE-OLD"),
        ];
        var report = await client.Prices.PushAsync("trade", prices, cancellationToken);
        foreach (var rejected in report.Rejected)
        {
            Console.WriteLine($"{rejected.Row.Sku}: {rejected.Code} {rejected.Field}");
        }

        report.ThrowIfStopped();
        // end
    }
}
