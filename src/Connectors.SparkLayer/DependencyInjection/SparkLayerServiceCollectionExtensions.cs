using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.SparkLayer;
using Connectors.SparkLayer.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers SparkLayer.</summary>
public static class SparkLayerServiceCollectionExtensions
{
    private static readonly ConnectorClientKind<SparkLayerClient, SparkLayerClientOptions> Kind = new()
    {
        System = SparkLayerOperations.SystemName,
        Create = static (http, options, time) => new SparkLayerClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static _ => new SparkLayerProtocol(),
        Secret = static options => options.GetClientSecret(),
        LimitsOwner = static (options, _) => $"{options.SiteId}/{options.ClientId}",
        SignIn = static connection => new BearerTokenHandler(connection.Services.GetRequiredKeyedService<TokenCache>(connection.Account), connection.BaseAddress),
        Ping = static (client, token) => client.Stock.GetLocationsAsync(token),
        Register = static (services, name, account) =>
        {
            services.TryAddSingleton<ISparkLayerClientFactory, SparkLayerClientFactory>();
            AddTokens(services, $"sparklayer-token:{name}", account);
        },
    };

    /// <summary>
    /// Adds a connection to one site: a keyed <see cref="SparkLayerClient"/> under the name, which <see cref="ISparkLayerClientFactory"/> gives out too. Its HTTP client is named
    /// <c>sparklayer:{name}</c>; tokens come through another, <c>sparklayer-token:{name}</c>. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>b2b</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the secret is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    /// <example>
    /// <code>
    /// services.AddSparkLayerClient("b2b", options =&gt;
    /// {
    ///     options.SiteId = "jones-climbing";
    ///     options.ClientId = "client-id-of-the-key";
    ///     options.ClientSecret = readSecret();
    /// });
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddSparkLayerClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<SparkLayerClientOptions>? configure = null) =>
        services.AddConnectorClient(name, Kind, section, configure);

    /// <inheritdoc cref="AddSparkLayerClient(IServiceCollection, string, IConfigurationSection?, Action{SparkLayerClientOptions}?)"/>
    public static IHttpClientBuilder AddSparkLayerClient(this IServiceCollection services, string name, Action<SparkLayerClientOptions>? configure) =>
        services.AddConnectorClient(name, Kind, null, configure);

    /// <summary>
    /// Adds the client of that name as <see cref="IB2BStock"/>, <see cref="IB2BAccounts"/> and <see cref="IB2BPricing"/> under the key <paramref name="connection"/>. Where the site stands on a commerce
    /// platform with an integration of the vendor's, stock and accounts are the platform's: tell them there.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets options, after the section; null leaves the defaults.</param>
    public static IServiceCollection AddSparkLayerB2B(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<SparkLayerB2BOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"sparklayer-b2b:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IB2BStock>(connection, (provider, _) => new SparkLayerB2BStock(key, Client(provider), Options(provider)));
        services.TryAddKeyedSingleton<IB2BAccounts>(connection, (provider, _) => new SparkLayerB2BAccounts(key, Client(provider), Options(provider)));
        services.TryAddKeyedSingleton<IB2BPricing>(connection, (provider, _) => new SparkLayerB2BPricing(
            key, Client(provider), provider.GetRequiredService<IOptionsMonitor<SparkLayerClientOptions>>().Get(connection), Options(provider)));
        return services;

        SparkLayerClient Client(IServiceProvider provider) => provider.GetRequiredKeyedService<SparkLayerClient>(connection);

        SparkLayerB2BOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<SparkLayerB2BOptions>>().Get(connection);
    }

    /// <inheritdoc cref="AddSparkLayerB2B(IServiceCollection, string, IConfigurationSection?, Action{SparkLayerB2BOptions}?)"/>
    public static IServiceCollection AddSparkLayerB2B(this IServiceCollection services, string connection, Action<SparkLayerB2BOptions>? configure) =>
        services.AddSparkLayerB2B(connection, null, configure);

    /// <summary>
    /// Adds the client of that name as <see cref="IStorefrontOrders"/> under the key <paramref name="connection"/>: the purchases of a store without a commerce platform of its own. Where the site stands on a commerce
    /// platform with an integration of the vendor's, the platform has the orders.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it. At most nine characters, where the ERP keeps 35 of an order's number.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets how purchases are read and what of them is written, after the section; null leaves the defaults.</param>
    public static IServiceCollection AddSparkLayerStorefront(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<SparkLayerStorefrontOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"sparklayer-storefront:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IStorefrontOrders>(connection, (provider, _) => new SparkLayerStorefrontOrders(
            key, provider.GetRequiredKeyedService<SparkLayerClient>(connection), provider.GetRequiredService<IOptionsMonitor<SparkLayerStorefrontOptions>>().Get(connection)));
        return services;
    }

    /// <inheritdoc cref="AddSparkLayerStorefront(IServiceCollection, string, IConfigurationSection?, Action{SparkLayerStorefrontOptions}?)"/>
    public static IServiceCollection AddSparkLayerStorefront(this IServiceCollection services, string connection, Action<SparkLayerStorefrontOptions>? configure) =>
        services.AddSparkLayerStorefront(connection, null, configure);

    /// <summary>Adds the client of that name as <see cref="IOrderDisplay"/> under the key <paramref name="connection"/>: a store that shows orders of other channels on one customer of the seller's own.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets on whom they are shown, after the section.</param>
    public static IServiceCollection AddSparkLayerOrderDisplay(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<SparkLayerOrderDisplayOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"sparklayer-order-display:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IOrderDisplay>(connection, (provider, _) => new SparkLayerOrderDisplay(
            key, provider.GetRequiredKeyedService<SparkLayerClient>(connection), provider.GetRequiredService<IOptionsMonitor<SparkLayerOrderDisplayOptions>>().Get(connection)));
        return services;
    }

    /// <inheritdoc cref="AddSparkLayerOrderDisplay(IServiceCollection, string, IConfigurationSection?, Action{SparkLayerOrderDisplayOptions}?)"/>
    public static IServiceCollection AddSparkLayerOrderDisplay(this IServiceCollection services, string connection, Action<SparkLayerOrderDisplayOptions>? configure) =>
        services.AddSparkLayerOrderDisplay(connection, null, configure);

    private static void AddTokens(IServiceCollection services, string tokenAccount, string account)
    {
        services.AddConnectorHttp(tokenAccount, new SparkLayerTokenProtocol(), provider => Connection(provider).Options.Resilience, provider => Connection(provider).BaseAddress);
        services.AddKeyedSingleton(account, (provider, _) =>
        {
            var connection = Connection(provider);
            var http = provider.GetRequiredKeyedService<ConnectorHttp>(tokenAccount);
            var clock = connection.VendorClock;
            return new TokenCache(
                token => SparkLayerTokens.FetchAsync(http, connection.Current, connection.ReadSecret(), clock, token),
                clock,
                connection.ReadSecret,
                provider.GetService<TimeProvider>() ?? TimeProvider.System);
        });

        ConnectorConnection<SparkLayerClientOptions> Connection(IServiceProvider provider) =>
            provider.GetRequiredKeyedService<ConnectorConnection<SparkLayerClientOptions>>(account);
    }
}
