using Connectors.Http;

namespace Connectors.Shopify.Internal;

internal sealed class ShopifyClientFactory(ConnectorClientFactory<ShopifyClient, ShopifyClientOptions> clients) : IShopifyClientFactory
{
    public ShopifyClient CreateClient(string name) => clients.Create(name);
}
