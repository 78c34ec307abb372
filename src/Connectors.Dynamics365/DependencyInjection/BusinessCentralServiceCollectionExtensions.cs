using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.Entra;
using Connectors.Http;
using Connectors.Http.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Business Central.</summary>
public static class BusinessCentralServiceCollectionExtensions
{
    private static readonly ConnectorClientKind<BusinessCentralClient, BusinessCentralClientOptions> Kind = new()
    {
        System = BusinessCentralOperations.SystemName,
        Create = static (http, options, time) => new BusinessCentralClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static options => new BusinessCentralProtocol(new LockSentences(options.LockPhrases)),
        Secret = static options => options.GetClientSecret(),
        LimitsOwner = static (options, _) => $"{options.TenantId}/{options.ClientId}".ToUpperInvariant(),   // Five calls at once of an application in a tenant, whatever its companies.
        SignIn = static connection => new BearerTokenHandler(connection.Services.GetRequiredKeyedService<TokenCache>(connection.Account), connection.BaseAddress),
        Ping = static (client, token) => client.GetCompaniesAsync(token).AnyAsync(token).AsTask(),
        Register = static (services, name, account) =>
        {
            services.TryAddSingleton<IBusinessCentralClientFactory, BusinessCentralClientFactory>();
            AddEntraTokens(services, $"entra:{name}", account);
        },
    };

    /// <summary>
    /// Adds a connection to one company: a keyed <see cref="BusinessCentralClient"/> under the name, which <see cref="IBusinessCentralClientFactory"/> gives out
    /// too. Its HTTP client is named <c>business-central:{name}</c>; tokens come through another, <c>entra:{name}</c>. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>bc</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the secret is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    /// <example>
    /// <code>
    /// services.AddBusinessCentralClient("bc", options =&gt;
    /// {
    ///     options.TenantId = "00000000-0000-0000-0000-000000000001";
    ///     options.Environment = "Production";
    ///     options.CompanyName = "CRONUS UK Ltd.";
    ///     options.ClientId = "00000000-0000-0000-0000-000000000002";
    ///     options.ClientSecret = readSecret();
    /// });
    /// services.AddBusinessCentralErp("bc");
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddBusinessCentralClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<BusinessCentralClientOptions>? configure = null) =>
        services.AddConnectorClient(name, Kind, section, configure);

    /// <inheritdoc cref="AddBusinessCentralClient(IServiceCollection, string, IConfigurationSection?, Action{BusinessCentralClientOptions}?)"/>
    public static IHttpClientBuilder AddBusinessCentralClient(this IServiceCollection services, string name, Action<BusinessCentralClientOptions>? configure) =>
        services.AddConnectorClient(name, Kind, null, configure);

    /// <summary>Adds the client of that name as <see cref="IErp"/>, <see cref="IErpStock"/>, <see cref="IErpFulfilment"/> and <see cref="IErpReturns"/> under the key <paramref name="connection"/>, and what is known of its companion extension as <see cref="BusinessCentralCompanion"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets how orders are written, after the section: charges, time zone; null leaves the defaults.</param>
    /// <param name="unitText">
    /// Makes what gives the ERP's text for a unit, at most 10 characters, usually the unit table's vendor text. Null writes the unit's own code.
    /// </param>
    public static IServiceCollection AddBusinessCentralErp(
        this IServiceCollection services,
        string connection,
        IConfigurationSection? section = null,
        Action<BusinessCentralErpOptions>? configure = null,
        Func<IServiceProvider, Func<UnitCode, string>>? unitText = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"business-central-erp:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton(connection, (provider, _) => new BusinessCentralCompanion(Client(provider), provider.GetService<TimeProvider>(), provider.GetService<ILogger<BusinessCentralCompanion>>()));
        services.TryAddKeyedSingleton<IErp>(connection, (provider, _) => new BusinessCentralErp(key, Client(provider), Options(provider), unitText?.Invoke(provider), Companion(provider), provider.GetService<TimeProvider>()));
        services.TryAddKeyedSingleton<IErpStock>(connection, (provider, _) => new BusinessCentralStock(key, Client(provider), Options(provider), provider.GetService<TimeProvider>(), Companion(provider)));
        services.TryAddKeyedSingleton<IErpFulfilment>(connection, (provider, _) => new BusinessCentralFulfilment(key, Client(provider), Options(provider), unitText?.Invoke(provider), provider.GetService<TimeProvider>(), Companion(provider)));
        services.TryAddKeyedSingleton<IErpReturns>(connection, (provider, _) => new BusinessCentralReturns(key, Client(provider), Options(provider), unitText?.Invoke(provider), Companion(provider)));
        return services;

        BusinessCentralClient Client(IServiceProvider provider) => provider.GetRequiredKeyedService<BusinessCentralClient>(connection);

        BusinessCentralCompanion Companion(IServiceProvider provider) => provider.GetRequiredKeyedService<BusinessCentralCompanion>(connection);

        BusinessCentralErpOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<BusinessCentralErpOptions>>().Get(connection);
    }

    /// <inheritdoc cref="AddBusinessCentralErp(IServiceCollection, string, IConfigurationSection?, Action{BusinessCentralErpOptions}?, Func{IServiceProvider, Func{UnitCode, string}}?)"/>
    public static IServiceCollection AddBusinessCentralErp(this IServiceCollection services, string connection, Action<BusinessCentralErpOptions>? configure) =>
        services.AddBusinessCentralErp(connection, null, configure);

    /// <summary>Adds the client of that name as <see cref="IErpReceivables"/> under the key <paramref name="connection"/>: what customers owe, for reports.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    public static IServiceCollection AddBusinessCentralReceivables(this IServiceCollection services, string connection)
    {
        var key = new ConnectionName(connection);
        services.TryAddKeyedSingleton<IErpReceivables>(connection, (provider, _) => new BusinessCentralReceivables(key, provider.GetRequiredKeyedService<BusinessCentralClient>(connection)));
        return services;
    }

    /// <summary>Adds the client of that name as <see cref="IErpFinance"/> under the key <paramref name="connection"/>: settlement journals in one general journal that is kept for them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets which journal, after the section; null sets none.</param>
    public static IServiceCollection AddBusinessCentralFinance(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<BusinessCentralFinanceOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"business-central-finance:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IErpFinance>(connection, (provider, _) => new BusinessCentralFinance(
            key, provider.GetRequiredKeyedService<BusinessCentralClient>(connection), provider.GetRequiredService<IOptionsMonitor<BusinessCentralFinanceOptions>>().Get(connection)));
        return services;
    }

    /// <inheritdoc cref="AddBusinessCentralFinance(IServiceCollection, string, IConfigurationSection?, Action{BusinessCentralFinanceOptions}?)"/>
    public static IServiceCollection AddBusinessCentralFinance(this IServiceCollection services, string connection, Action<BusinessCentralFinanceOptions>? configure) =>
        services.AddBusinessCentralFinance(connection, null, configure);

    /// <summary>
    /// Adds the client of that name as <see cref="IErpNotifications"/> under the key <paramref name="connection"/>: what Business Central is to tell of, and by what its news is known. What keeps
    /// the subscriptions, and the endpoint that news comes to, are in other packages.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; a change of a secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever news comes (once a second at most), on any thread. Null sets none.</param>
    public static IServiceCollection AddBusinessCentralNotifications(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<BusinessCentralNotificationOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"business-central-notifications:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IErpNotifications>(connection, (provider, _) => new BusinessCentralNotifications(
            key,
            provider.GetRequiredKeyedService<BusinessCentralClient>(connection),
            new PresentNotificationOptions(
                connection,
                provider.GetRequiredService<IOptionsFactory<BusinessCentralNotificationOptions>>(),
                TimeProvider.System,
                provider.GetService<ILoggerFactory>()?.CreateLogger<BusinessCentralNotifications>() ?? NullLogger<BusinessCentralNotifications>.Instance).Read));
        return services;
    }

    /// <inheritdoc cref="AddBusinessCentralNotifications(IServiceCollection, string, IConfigurationSection?, Action{BusinessCentralNotificationOptions}?)"/>
    public static IServiceCollection AddBusinessCentralNotifications(this IServiceCollection services, string connection, Action<BusinessCentralNotificationOptions>? configure) =>
        services.AddBusinessCentralNotifications(connection, null, configure);

    private static void AddEntraTokens(IServiceCollection services, string tokenAccount, string account)
    {
        services.AddConnectorHttp(tokenAccount, new EntraProtocol(), provider => Connection(provider).Options.Resilience, provider => new Uri(Connection(provider).Options.GetTokenAddress(), "/"));
        services.AddKeyedSingleton(account, (provider, _) =>
        {
            var connection = Connection(provider);
            var http = provider.GetRequiredKeyedService<ConnectorHttp>(tokenAccount);
            var clock = connection.VendorClock;
            return new TokenCache(
                token => EntraTokens.FetchAsync(http, connection.Current, connection.ReadSecret(), clock, token),
                clock,
                connection.ReadSecret,
                provider.GetService<TimeProvider>() ?? TimeProvider.System);
        });

        ConnectorConnection<BusinessCentralClientOptions> Connection(IServiceProvider provider) =>
            provider.GetRequiredKeyedService<ConnectorConnection<BusinessCentralClientOptions>>(account);
    }
}
