using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http.Authentication;
using Connectors.Mirakl;
using Connectors.Mirakl.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Mirakl connections.</summary>
public static class MiraklServiceCollectionExtensions
{
    /// <summary>
    /// Adds a connection to one shop. The client is a keyed <see cref="MiraklClient"/> under the name, and <see cref="IMiraklClientFactory"/> gives it out too.
    /// Options are named options: bind more configuration to <see cref="MiraklClientOptions"/> under the same name. They are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>bq</c>; never a secret.</param>
    /// <param name="configure">Sets the options; null when they are bound elsewhere.</param>
    /// <returns>The HTTP client's builder; handlers added to it run once an attempt.</returns>
    public static IHttpClientBuilder AddMiraklClient(this IServiceCollection services, string name, Action<MiraklClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        var options = services.AddOptions<MiraklClientOptions>(name).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MiraklClientOptions>, MiraklClientOptionsValidator>());
        services.TryAddSingleton<IMiraklClientFactory>(static sp => new MiraklClientFactory(
            sp.GetRequiredService<IHttpClientFactory>(), sp.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>(), sp.GetService<TimeProvider>()));
        services.TryAddKeyedSingleton(name, static (sp, key) => sp.GetRequiredService<IMiraklClientFactory>().CreateClient((string)key!));

        return services
            .AddConnectorHttp(
                MiraklClientFactory.HttpClientName(name),
                MiraklProtocol.Instance,
                sp => Options(sp).Resilience,
                sp => BaseAddress(Options(sp)))
            .AddHttpMessageHandler(sp =>
            {
                var monitor = sp.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>();
                return new KeyHeaderHandler("Authorization", () => monitor.Get(name).ApiKey!, BaseAddress(monitor.Get(name)), [.. monitor.Get(name).DownloadHosts]);
            });

        MiraklClientOptions Options(IServiceProvider sp) => sp.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>().Get(name);
    }

    /// <summary>
    /// Adds the connection as a keyed <see cref="IMarketplace"/>, <see cref="IMarketplaceReturns"/>, <see cref="IMarketplaceOffers"/> and
    /// <see cref="IMarketplaceSettlement"/> under its name. <see cref="AddMiraklClient"/> must be called for it too.
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

    private static Uri BaseAddress(MiraklClientOptions options)
    {
        var address = options.BaseAddress!;
        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }
}
