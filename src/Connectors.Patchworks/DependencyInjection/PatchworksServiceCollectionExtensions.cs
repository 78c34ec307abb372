using Connectors.Http;
using Connectors.Http.Authentication;
using Connectors.Patchworks;
using Connectors.Patchworks.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Patchworks.</summary>
public static class PatchworksServiceCollectionExtensions
{
    private static readonly ConnectorClientKind<PatchworksClient, PatchworksClientOptions> Kind = new()
    {
        System = PatchworksOperations.SystemName,
        Create = static (http, options, time) => new PatchworksClient(http, options, time),
        Bind = static (section, options) => section.Bind(options),
        Protocol = static _ => new PatchworksProtocol(),
        Secret = static options => options.GetSecret(),
        LimitsOwner = static (options, secret) => options.FetchesTokens ? options.UserName : secret.Reveal(),
        SignIn = static connection => connection.Options.FetchesTokens
            ? new BearerTokenHandler(connection.Services.GetRequiredKeyedService<TokenCache>(connection.Account), connection.BaseAddress)
            : new KeyHeaderHandler("Authorization", () => connection.ReadSecret().Reveal(), connection.BaseAddress),   // As it is, without a scheme.
        Register = static (services, name, account) =>
        {
            services.TryAddSingleton<IPatchworksClientFactory, PatchworksClientFactory>();
            AddTokens(services, $"patchworks-login:{name}", account);
        },
    };

    private static readonly ConnectorClientKind<PatchworksWebhook, PatchworksWebhookOptions> WebhookKind = KindOf<PatchworksWebhook, PatchworksWebhookOptions>(
        PatchworksWebhookOperations.SystemName, static (http, options, time) => new PatchworksWebhook(http, options, time), static (section, options) => section.Bind(options));

    private static readonly ConnectorClientKind<PatchworksCallback, PatchworksCallbackOptions> CallbackKind = KindOf<PatchworksCallback, PatchworksCallbackOptions>(
        PatchworksCallbackOperations.SystemName, static (http, options, time) => new PatchworksCallback(http, options, time), static (section, options) => section.Bind(options));

    /// <summary>
    /// Adds a connection to one company profile: a keyed <see cref="PatchworksClient"/> under the name, which <see cref="IPatchworksClientFactory"/> gives out too. Its HTTP client is named
    /// <c>patchworks:{name}</c>, also where a call goes to another of the vendor's hosts; tokens come through another, <c>patchworks-login:{name}</c>. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>pw</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the secret takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the secret is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    public static IHttpClientBuilder AddPatchworksClient(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<PatchworksClientOptions>? configure = null)
    {
        var account = $"{PatchworksOperations.SystemName}:{name}";
        var isNew = IsNew<PatchworksClientOptions>(services, account);
        var builder = services.AddConnectorClient(name, Kind, section, configure);
        return isNew
            ? builder.AddHttpMessageHandler(provider =>
            {
                var connection = provider.GetRequiredKeyedService<ConnectorConnection<PatchworksClientOptions>>(account);
                return new AddressHandler(request => PatchworksHosts.AddressOf(request, connection.Options, connection.BaseAddress), isShown: true);
            })
            : builder;
    }

    /// <inheritdoc cref="AddPatchworksClient(IServiceCollection, string, IConfigurationSection?, Action{PatchworksClientOptions}?)"/>
    public static IHttpClientBuilder AddPatchworksClient(this IServiceCollection services, string name, Action<PatchworksClientOptions>? configure) =>
        services.AddPatchworksClient(name, null, configure);

    /// <summary>
    /// Adds a webhook: a keyed <see cref="PatchworksWebhook"/> under the name, which <see cref="IPatchworksTriggerFactory"/> gives out too. Its HTTP client is named <c>patchworks-webhook:{name}</c>, and the
    /// platform's own tracing of it is off, because that would tell the address. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the webhook, for example <c>orders-in</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the address takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the address is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry, and see the secret address.</returns>
    public static IHttpClientBuilder AddPatchworksWebhook(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<PatchworksWebhookOptions>? configure = null) =>
        AddTrigger(services, name, WebhookKind, section, configure);

    /// <inheritdoc cref="AddPatchworksWebhook(IServiceCollection, string, IConfigurationSection?, Action{PatchworksWebhookOptions}?)"/>
    public static IHttpClientBuilder AddPatchworksWebhook(this IServiceCollection services, string name, Action<PatchworksWebhookOptions>? configure) =>
        services.AddPatchworksWebhook(name, null, configure);

    /// <summary>
    /// Adds a callback: a keyed <see cref="PatchworksCallback"/> under the name, which <see cref="IPatchworksTriggerFactory"/> gives out too. Its HTTP client is named <c>patchworks-callback:{name}</c>, and the
    /// platform's own tracing of it is off, because that would tell the address. The options are checked when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the callback, for example <c>get-orders</c>; never a secret.</param>
    /// <param name="section">The section that the options are bound to; a change of the address takes effect without a restart. Null binds none.</param>
    /// <param name="configure">Sets options, after the section; runs again whenever the address is needed, on any thread. Null sets none.</param>
    /// <returns>The builder of the HTTP client; handlers added to it run once an attempt, inside the retry, and see the secret address.</returns>
    public static IHttpClientBuilder AddPatchworksCallback(
        this IServiceCollection services, string name, IConfigurationSection? section = null, Action<PatchworksCallbackOptions>? configure = null) =>
        AddTrigger(services, name, CallbackKind, section, configure);

    /// <inheritdoc cref="AddPatchworksCallback(IServiceCollection, string, IConfigurationSection?, Action{PatchworksCallbackOptions}?)"/>
    public static IHttpClientBuilder AddPatchworksCallback(this IServiceCollection services, string name, Action<PatchworksCallbackOptions>? configure) =>
        services.AddPatchworksCallback(name, null, configure);

    /// <summary>A kind of trigger. Its options are bound where their type is known, because the generated binder asks for that.</summary>
    private static ConnectorClientKind<TTrigger, TOptions> KindOf<TTrigger, TOptions>(string system, Func<HttpClient, TOptions, TimeProvider?, TTrigger> create, Action<IConfiguration, TOptions> bind)
        where TTrigger : class
        where TOptions : PatchworksTriggerOptions, new() => new()
    {
        System = system,
        Create = create,
        Bind = bind,
        Protocol = static _ => new PatchworksProtocol(),
        Secret = static options => options.GetAddress(),
        LimitsOwner = static (options, address) => TriggerAddress.CompanyOf(address, options.BaseAddress),
        SignIn = static connection => new AddressHandler(request => TriggerAddress.Of(connection.ReadSecret(), request.RequestUri), isShown: false),
        Register = static (services, _, _) => services.TryAddSingleton<IPatchworksTriggerFactory, PatchworksTriggerFactory>(),
    };

    /// <summary>The connection, what takes the address out of refusals, and no tracing of the platform's own, which tells addresses.</summary>
    private static IHttpClientBuilder AddTrigger<TTrigger, TOptions>(
        IServiceCollection services, string name, ConnectorClientKind<TTrigger, TOptions> kind, IConfigurationSection? section, Action<TOptions>? configure)
        where TTrigger : class
        where TOptions : ConnectorClientOptions, new()
    {
        var account = $"{kind.System}:{name}";
        var isNew = IsNew<TOptions>(services, account);
        var builder = services.AddConnectorClient(name, kind, section, configure);
        return isNew
            ? builder
                .AddHttpMessageHandler(provider =>
                {
                    var connection = provider.GetRequiredKeyedService<ConnectorConnection<TOptions>>(account);
                    return new EchoHandler(() => TriggerAddress.PartsOf(connection.ReadSecret(), connection.BaseAddress));
                })
                .ConfigurePrimaryHttpMessageHandler(static (transport, _) =>
                {
                    if (transport is SocketsHttpHandler sockets)
                        sockets.ActivityHeadersPropagator = null;
                })
            : builder;
    }

    private static bool IsNew<TOptions>(IServiceCollection services, string account)
        where TOptions : ConnectorClientOptions, new() =>
        !services.Any(service => service.ServiceType == typeof(ConnectorConnection<TOptions>) && Equals(service.ServiceKey, account));

    private static void AddTokens(IServiceCollection services, string tokenAccount, string account)
    {
        services.AddConnectorHttp(tokenAccount, new PatchworksLoginProtocol(), provider => Connection(provider).Options.Resilience, provider => new Uri(Connection(provider).Options.LoginAddress!, "/"));
        services.AddKeyedSingleton(account, (provider, _) =>
        {
            var connection = Connection(provider);
            var http = provider.GetRequiredKeyedService<ConnectorHttp>(tokenAccount);
            var clock = connection.VendorClock;
            return new TokenCache(
                token => PatchworksLogin.FetchAsync(http, connection.Current, connection.ReadSecret(), clock, token),
                clock,
                connection.ReadSecret,
                provider.GetService<TimeProvider>() ?? TimeProvider.System);
        });

        ConnectorConnection<PatchworksClientOptions> Connection(IServiceProvider provider) =>
            provider.GetRequiredKeyedService<ConnectorConnection<PatchworksClientOptions>>(account);
    }
}
