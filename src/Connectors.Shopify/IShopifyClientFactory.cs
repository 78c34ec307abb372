namespace Connectors.Shopify;

/// <summary>Gives out the client of a named connection.</summary>
public interface IShopifyClientFactory
{
    /// <summary>The client of the connection.</summary>
    /// <param name="name">Name of the connection, as it was added.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">There is no such connection, or its options are wrong.</exception>
    ShopifyClient CreateClient(string name);
}
