using System.Diagnostics.CodeAnalysis;
using Connectors.Http;
using Connectors.Http.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client of any vendor: what stands under every <c>Add…Client</c>.</summary>
public static class ConnectorClientServiceCollectionExtensions
{
    /// <summary>
    /// Adds a connection: its options under the name, checked when the host starts together with all others; its HTTP client, named
    /// <c>system:name</c>, with pipeline and sign-in; and the client, keyed by the name. Adding it again only adds to its options.
    /// </summary>
    /// <remarks>
    /// Secrets are read for every attempt (or token): a section that reloads, a host's own monitor and a <paramref name="configure"/> that sets something
    /// else now all take effect without a restart. So <paramref name="configure"/> runs often and on any thread: let it read from memory or a file.
    /// What is wrong at that moment, or cannot be read, is logged and not taken: the last good secret stays in force.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>bq</c>; never a secret.</param>
    /// <param name="kind">The vendor.</param>
    /// <param name="section">The section that the options are bound to; null binds none.</param>
    /// <param name="configure">Sets options, after the section; null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    public static IHttpClientBuilder AddConnectorClient<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services,
        string name,
        ConnectorClientKind<TClient, TOptions> kind,
        IConfigurationSection? section = null,
        Action<TOptions>? configure = null)
        where TClient : class
        where TOptions : ConnectorClientOptions, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(kind);

        var account = $"{kind.System}:{name}";
        var isNew = !services.Any(service => service.ServiceType == typeof(ConnectorConnection<TOptions>) && Equals(service.ServiceKey, account));
        services.AddConnectorOptions(name, account, kind.Bind, isNew ? static (options, mistakes) => options.CheckAll(mistakes) : static (_, _) => { }, section, configure);
        if (!isNew)
            return services.AddHttpClient(account);

        services.TryAddSingleton(provider => new ConnectorClientFactory<TClient, TOptions>(kind, provider));
        services.TryAddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<ConnectorClientFactory<TClient, TOptions>>().Create(name));
        services.AddKeyedSingleton(account, (provider, _) => new ConnectorConnection<TOptions>(
            provider,
            name,
            account,
            new PresentSecret<TOptions>(
                name,
                kind.Secret,
                provider.GetRequiredService<IOptionsMonitor<TOptions>>(),
                provider.GetServices<IConfigureOptions<TOptions>>(),
                provider.GetServices<IPostConfigureOptions<TOptions>>(),
                provider.GetServices<IValidateOptions<TOptions>>(),
                provider.GetRequiredService<ConnectorPipelines>().Logger)));
        services.AddSingleton(provider => new ConnectionProbe(
            account,
            provider.GetRequiredService<ConnectorPipelines>(),
            kind.Ping is { } ping ? token => ping(provider.GetRequiredKeyedService<TClient>(name), token) : null));
        kind.Register?.Invoke(services, name, account);
        return ConnectorHttpServiceCollectionExtensions
            .Add(
                services,
                account,
                provider => kind.Protocol(Connection(provider).Current),
                provider => Connection(provider).Current.Resilience,
                provider => Connection(provider).BaseAddress,
                provider => kind.LimitsOwner is { } owner ? Connection(provider).CountedAs(kind.System, owner, provider.GetRequiredService<LimitOwners>()) : null)
            .AddHttpMessageHandler(provider => kind.SignIn(Connection(provider)));

        ConnectorConnection<TOptions> Connection(IServiceProvider provider) => provider.GetRequiredKeyedService<ConnectorConnection<TOptions>>(account);
    }
}
