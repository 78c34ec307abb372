using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Mirakl;
using Connectors.Mirakl.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Mirakl connections.</summary>
public static class MiraklServiceCollectionExtensions
{
    private static readonly ConnectorClientKind<MiraklClient, MiraklClientOptions> Kind = new()
    {
        System = MiraklOperations.SystemName,
        Create = static (http, options, time) => new MiraklClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static _ => MiraklProtocol.Instance,
        Secret = static options => options.GetKey(),
        LimitsOwner = static (options, key) => $"{options.ShopId} {key.Reveal()}",   // A key may be that of several shops, and nobody says that they are counted together.
        SignIn = static connection => new KeyHeaderHandler(
            "Authorization", () => connection.ReadSecret().Reveal(), connection.BaseAddress, [.. connection.Options.DownloadHosts]),
        Ping = static (client, token) => client.Platform.GetReasonsAsync(cancellationToken: token),
        Register = static (services, _, _) => services.TryAddSingleton<IMiraklClientFactory, MiraklClientFactory>(),
    };

    /// <summary>
    /// Adds a connection to one shop: a keyed <see cref="MiraklClient"/> under the name, which <see cref="IMiraklClientFactory"/> gives out too. Its HTTP client
    /// is named <c>mirakl:{name}</c>. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>bq</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the secret is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    /// <example>
    /// <code>
    /// services.AddMiraklClient("bq", options =&gt;
    /// {
    ///     options.UseBandQ();
    ///     options.ApiKey = readKey();
    /// });
    /// services.AddMiraklMarketplace("bq");
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddMiraklClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<MiraklClientOptions>? configure = null) =>
        services.AddConnectorClient(name, Kind, section, configure);

    /// <inheritdoc cref="AddMiraklClient(IServiceCollection, string, IConfigurationSection?, Action{MiraklClientOptions}?)"/>
    public static IHttpClientBuilder AddMiraklClient(this IServiceCollection services, string name, Action<MiraklClientOptions>? configure) =>
        services.AddConnectorClient(name, Kind, null, configure);

    /// <summary>
    /// Adds the connection as a keyed <see cref="IMarketplace"/>, <see cref="IMarketplaceReturns"/>, <see cref="IMarketplaceOffers"/> and
    /// <see cref="IMarketplaceSettlement"/> under its name. The client must be added under it too.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name that the client was added under.</param>
    public static IServiceCollection AddMiraklMarketplace(this IServiceCollection services, string connection)
    {
        ArgumentNullException.ThrowIfNull(services);
        var name = new ConnectionName(connection);
        services.TryAddKeyedSingleton<IMarketplace>(connection, (sp, _) => new MiraklMarketplace(
            name,
            Client(sp),
            Options(sp),
            sp.GetService<TimeProvider>()));
        services.TryAddKeyedSingleton<IMarketplaceReturns>(connection, (sp, _) => new MiraklMarketplaceReturns(name, Client(sp)));
        services.TryAddKeyedSingleton<IMarketplaceOffers>(connection, (sp, _) => new MiraklMarketplaceOffers(Client(sp), Options(sp), sp.GetService<TimeProvider>()));
        services.TryAddKeyedSingleton<IMarketplaceSettlement>(connection, (sp, _) => new MiraklMarketplaceSettlement(name, Client(sp), Options(sp)));
        return services;

        MiraklClient Client(IServiceProvider sp) => sp.GetRequiredKeyedService<MiraklClient>(connection);

        MiraklClientOptions Options(IServiceProvider sp) => sp.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>().Get(connection);
    }
}
