using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Shopify;
using Connectors.Shopify.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Shopify.</summary>
public static class ShopifyServiceCollectionExtensions
{
    private const string TokenHeader = "X-Shopify-Access-Token";

    private static readonly ConnectorClientKind<ShopifyClient, ShopifyClientOptions> Kind = new()
    {
        System = ShopifyOperations.SystemName,
        Create = static (http, options, time) => new ShopifyClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static _ => new ShopifyProtocol(),
        Secret = static options => options.GetSecret(),
        LimitsOwner = static (options, secret) => options.FetchesTokens ? options.ClientId : secret.Reveal(),   // Points are those of an app in a store, whatever its connections.
        SignIn = static connection => connection.Options.FetchesTokens
            ? new BearerTokenHandler(connection.Services.GetRequiredKeyedService<TokenCache>(connection.Account), connection.BaseAddress, TokenHeader)
            : new KeyHeaderHandler(TokenHeader, () => connection.ReadSecret().Reveal(), connection.BaseAddress),
        Ping = static (client, token) => client.GetShopAsync(token),
        Register = static (services, name, account) =>
        {
            services.TryAddSingleton<IShopifyClientFactory, ShopifyClientFactory>();
            AddTokens(services, $"shopify-token:{name}", account);
            AddResults(services, name, $"shopify-files:{name}", account);
        },
    };

    /// <summary>
    /// Adds a connection to one store: a keyed <see cref="ShopifyClient"/> under the name, which <see cref="IShopifyClientFactory"/> gives out too, and a keyed <see cref="ShopifyBulkResults"/>. Its HTTP
    /// client is named <c>shopify:{name}</c>; tokens that it fetches come through <c>shopify-token:{name}</c>, results of large reads through <c>shopify-files:{name}</c>, which signs in nowhere. The
    /// options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>shop</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the secret is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    /// <example>
    /// <code>
    /// services.AddShopifyClient("shop", options =&gt;
    /// {
    ///     options.Shop = "acme";
    ///     options.AccessToken = readToken();
    /// });
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddShopifyClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<ShopifyClientOptions>? configure = null) =>
        services.AddConnectorClient(name, Kind, section, configure);

    /// <inheritdoc cref="AddShopifyClient(IServiceCollection, string, IConfigurationSection?, Action{ShopifyClientOptions}?)"/>
    public static IHttpClientBuilder AddShopifyClient(this IServiceCollection services, string name, Action<ShopifyClientOptions>? configure) =>
        services.AddConnectorClient(name, Kind, null, configure);

    /// <summary>Adds the client of that name as <see cref="IStorefrontOrders"/> under the key <paramref name="connection"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets how orders are read and what the store is told, after the section; null leaves the defaults.</param>
    public static IServiceCollection AddShopifyStorefront(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<ShopifyStorefrontOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"shopify-storefront:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IStorefrontOrders>(connection, (provider, _) => new ShopifyStorefrontOrders(
            key, provider.GetRequiredKeyedService<ShopifyClient>(connection), provider.GetRequiredService<IOptionsMonitor<ShopifyStorefrontOptions>>().Get(connection)));
        return services;
    }

    /// <inheritdoc cref="AddShopifyStorefront(IServiceCollection, string, IConfigurationSection?, Action{ShopifyStorefrontOptions}?)"/>
    public static IServiceCollection AddShopifyStorefront(this IServiceCollection services, string connection, Action<ShopifyStorefrontOptions>? configure) =>
        services.AddShopifyStorefront(connection, null, configure);

    /// <summary>
    /// Adds the client of that name as <see cref="IWarehouse"/> under the key <paramref name="connection"/>: a store that sends the orders of other channels. It may be registered beside
    /// <see cref="AddShopifyStorefront(IServiceCollection, string, IConfigurationSection?, Action{ShopifyStorefrontOptions}?)"/> under the same name: neither takes the other's orders.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets how orders are put in, after the section; null leaves the defaults.</param>
    public static IServiceCollection AddShopifyWarehouse(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<ShopifyWarehouseOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"shopify-warehouse:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IWarehouse>(connection, (provider, _) => new ShopifyWarehouse(
            key,
            provider.GetRequiredKeyedService<ShopifyClient>(connection),
            provider.GetRequiredService<IOptionsMonitor<ShopifyWarehouseOptions>>().Get(connection),
            provider.GetService<TimeProvider>()));
        return services;
    }

    /// <inheritdoc cref="AddShopifyWarehouse(IServiceCollection, string, IConfigurationSection?, Action{ShopifyWarehouseOptions}?)"/>
    public static IServiceCollection AddShopifyWarehouse(this IServiceCollection services, string connection, Action<ShopifyWarehouseOptions>? configure) =>
        services.AddShopifyWarehouse(connection, null, configure);

    /// <summary>Adds a keyed <see cref="ShopifyWebhookVerifier"/>, which tells whose the news is that comes to the connection's address.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="section">The section that the options are bound to; a change of the secrets takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; null sets none.</param>
    public static IServiceCollection AddShopifyWebhooks(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<ShopifyWebhookOptions>? configure = null)
    {
        services.AddConnectorOptions(
            connection, $"shopify-webhooks:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton(connection, (provider, _) => new ShopifyWebhookVerifier(
            () => provider.GetRequiredService<IOptionsMonitor<ShopifyWebhookOptions>>().Get(connection), provider.GetService<TimeProvider>()));
        return services;
    }

    /// <inheritdoc cref="AddShopifyWebhooks(IServiceCollection, string, IConfigurationSection?, Action{ShopifyWebhookOptions}?)"/>
    public static IServiceCollection AddShopifyWebhooks(this IServiceCollection services, string connection, Action<ShopifyWebhookOptions>? configure) =>
        services.AddShopifyWebhooks(connection, null, configure);

    /// <summary>
    /// Adds the client of that name as <see cref="IB2BStock"/> and <see cref="IB2BAccounts"/> under the key <paramref name="connection"/>: stock at one location, and what customers may owe as SparkLayer
    /// reads it from their metafields.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets options, after the section; null leaves the defaults.</param>
    public static IServiceCollection AddShopifyB2B(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<ShopifyB2BOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"shopify-b2b:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IB2BStock>(connection, (provider, _) => new ShopifyB2BStock(key, Client(provider), Options(provider)));
        services.TryAddKeyedSingleton<IB2BAccounts>(connection, (provider, _) => new ShopifyB2BAccounts(key, Client(provider), Options(provider)));
        return services;

        ShopifyClient Client(IServiceProvider provider) => provider.GetRequiredKeyedService<ShopifyClient>(connection);

        ShopifyB2BOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<ShopifyB2BOptions>>().Get(connection);
    }

    /// <inheritdoc cref="AddShopifyB2B(IServiceCollection, string, IConfigurationSection?, Action{ShopifyB2BOptions}?)"/>
    public static IServiceCollection AddShopifyB2B(this IServiceCollection services, string connection, Action<ShopifyB2BOptions>? configure) =>
        services.AddShopifyB2B(connection, null, configure);

    private static void AddTokens(IServiceCollection services, string tokenAccount, string account)
    {
        services.AddConnectorHttp(
            tokenAccount,
            new ShopifyTokenProtocol(),
            provider => Connection(provider, account).Options.Resilience,
            provider => new Uri(Connection(provider, account).Options.GetTokenAddress(), "/"));
        services.TryAddKeyedSingleton(account, (provider, _) =>
        {
            var connection = Connection(provider, account);
            var http = provider.GetRequiredKeyedService<ConnectorHttp>(tokenAccount);
            var clock = connection.VendorClock;
            return new TokenCache(
                token => ShopifyTokens.FetchAsync(http, connection.Current, connection.ReadSecret(), clock, token),
                clock,
                connection.ReadSecret,
                provider.GetService<TimeProvider>() ?? TimeProvider.System);
        });
    }

    private static void AddResults(IServiceCollection services, string name, string fileAccount, string account)
    {
        services.AddConnectorHttp(
            fileAccount, new VendorProtocol(), provider => Connection(provider, account).Options.Resilience, provider => Connection(provider, account).BaseAddress);
        services.TryAddKeyedSingleton(name, (provider, _) => new ShopifyBulkResults(
            provider.GetRequiredKeyedService<ConnectorHttp>(fileAccount), () => Connection(provider, account).Current.GetResultHosts()));
    }

    private static ConnectorConnection<ShopifyClientOptions> Connection(IServiceProvider provider, string account) =>
        provider.GetRequiredKeyedService<ConnectorConnection<ShopifyClientOptions>>(account);
}
