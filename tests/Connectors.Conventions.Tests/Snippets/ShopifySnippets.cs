using Connectors.Shopify;
using Connectors.Shopify.Models;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Snippets;

internal static class ShopifySnippets
{
    public static void Register(IServiceCollection services, Func<string> readToken)
    {
        // snippet: shopify registration
        services.AddShopifyClient("shop", options =>
        {
            options.Shop = "acme";
            options.AccessToken = readToken();
        });
        // end
    }

    public static async Task ListAsync(IServiceProvider provider, DateTimeOffset since, CancellationToken cancellationToken = default)
    {
        // snippet: shopify
        var client = provider.GetRequiredKeyedService<ShopifyClient>("shop");
        await foreach (var order in client.Orders.GetOrdersAsync(new OrderFilter { UpdatedSince = since }, cancellationToken))
        {
            if (order.Tags.Contains("b2b"))
            {
                Console.WriteLine(order);
            }
        }
        // end
    }

    public static async Task ShipAsync(ShopifyClient client, string orderId, IReadOnlyList<LineQuantity> left, NewTracking tracking, CancellationToken cancellationToken = default)
    {
        // snippet: shopify fulfilment
        var plan = FulfillmentPlan.Of(await client.Fulfillments.GetFulfillmentOrdersAsync(orderId, cancellationToken), left);
        var made = FulfillmentLookup.Find(await client.Fulfillments.GetFulfillmentsAsync(orderId, cancellationToken), left, tracking.Numbers);
        // end
        Console.WriteLine($"{plan} {made}");
    }
}
