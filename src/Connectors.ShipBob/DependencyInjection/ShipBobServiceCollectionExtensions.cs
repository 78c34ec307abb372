using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.ShipBob;
using Connectors.ShipBob.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ShipBob.</summary>
public static class ShipBobServiceCollectionExtensions
{
    private static readonly ConnectorClientKind<ShipBobClient, ShipBobClientOptions> Kind = new()
    {
        System = ShipBobOperations.SystemName,
        Create = static (http, options, time) => new ShipBobClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static _ => new ShipBobProtocol(),
        Secret = static options => options.GetToken(),
        LimitsOwner = static (_, token) => token.Reveal(),   // 150 calls a minute of a token, whatever its channels.
        SignIn = static connection => new KeyHeaderHandler("Authorization", () => "Bearer " + connection.ReadSecret().Reveal(), connection.BaseAddress),
        Ping = static (client, token) => client.GetChannelsAsync(token).AnyAsync(token).AsTask(),
        Register = static (services, _, _) => services.TryAddSingleton<IShipBobClientFactory, ShipBobClientFactory>(),
    };

    /// <summary>
    /// Adds a connection to one channel: a keyed <see cref="ShipBobClient"/> under the name, which <see cref="IShipBobClientFactory"/> gives out too. Its HTTP
    /// client is named <c>shipbob:{name}</c>. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>warehouse</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the secret is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    /// <example>
    /// <code>
    /// services.AddShipBobClient("warehouse", options =&gt;
    /// {
    ///     options.Token = readToken();
    ///     options.ChannelId = 4321;
    /// });
    /// services.AddShipBobWarehouse("warehouse");
    /// </code>
    /// </example>
    public static IHttpClientBuilder AddShipBobClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<ShipBobClientOptions>? configure = null) =>
        services.AddConnectorClient(name, Kind, section, configure);

    /// <inheritdoc cref="AddShipBobClient(IServiceCollection, string, IConfigurationSection?, Action{ShipBobClientOptions}?)"/>
    public static IHttpClientBuilder AddShipBobClient(this IServiceCollection services, string name, Action<ShipBobClientOptions>? configure) =>
        services.AddConnectorClient(name, Kind, null, configure);

    /// <summary>Adds the client of that name as <see cref="IWarehouse"/> under the key <paramref name="connection"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets how orders are written and read, after the section; null leaves the defaults.</param>
    public static IServiceCollection AddShipBobWarehouse(
        this IServiceCollection services, string connection, IConfigurationSection? section = null, Action<ShipBobWarehouseOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddConnectorOptions(
            connection, $"shipbob-warehouse:{connection}", static (section, options) => section.Bind(options), static (options, mistakes) => options.Check(mistakes), section, configure);
        services.TryAddKeyedSingleton<IWarehouse>(connection, (provider, _) => new ShipBobWarehouse(
            key,
            provider.GetRequiredKeyedService<ShipBobClient>(connection),
            provider.GetRequiredService<IOptionsMonitor<ShipBobWarehouseOptions>>().Get(connection),
            provider.GetService<TimeProvider>()));
        return services;
    }

    /// <inheritdoc cref="AddShipBobWarehouse(IServiceCollection, string, IConfigurationSection?, Action{ShipBobWarehouseOptions}?)"/>
    public static IServiceCollection AddShipBobWarehouse(this IServiceCollection services, string connection, Action<ShipBobWarehouseOptions>? configure) =>
        services.AddShipBobWarehouse(connection, null, configure);
}
