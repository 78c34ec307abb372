using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http.Authentication;
using Connectors.ShipBob;
using Connectors.ShipBob.Internal;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ShipBob.</summary>
public static class ShipBobServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="ShipBobClient"/> under the key <paramref name="name"/>, with options of that name that are checked at start.
    /// Its HTTP client is named <c>shipbob:{name}</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>warehouse</c>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    public static IHttpClientBuilder AddShipBobClient(this IServiceCollection services, string name, Action<ShipBobClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var account = $"{ShipBobOperations.SystemName}:{name}";
        services.AddOptions<ShipBobClientOptions>(name).Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ShipBobClientOptions>>(new ShipBobClientOptionsValidator(name));
        services.AddKeyedSingleton(name, (provider, _) => new ShipBobClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(account), Options(provider), provider.GetService<TimeProvider>()));
        return services
            .AddConnectorHttp(account, new ShipBobProtocol(), provider => Options(provider).Resilience, provider => Options(provider).Root)
            .AddHttpMessageHandler(provider => new KeyHeaderHandler("Authorization", () => "Bearer " + Options(provider).Token, Options(provider).Root));

        ShipBobClientOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<ShipBobClientOptions>>().Get(name);
    }

    /// <summary>Adds the client of that name as <see cref="IWarehouse"/> under the key <paramref name="connection"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="configure">Sets how orders are written and read; null leaves the defaults.</param>
    public static IServiceCollection AddShipBobWarehouse(
        this IServiceCollection services, string connection, Action<ShipBobWarehouseOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddOptions<ShipBobWarehouseOptions>(connection).Configure(options => configure?.Invoke(options));
        return services.AddKeyedSingleton<IWarehouse>(connection, (provider, _) => new ShipBobWarehouse(
            key,
            provider.GetRequiredKeyedService<ShipBobClient>(connection),
            provider.GetRequiredService<IOptionsMonitor<ShipBobWarehouseOptions>>().Get(connection),
            provider.GetService<TimeProvider>()));
    }
}
