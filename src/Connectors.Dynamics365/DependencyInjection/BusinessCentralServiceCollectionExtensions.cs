using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.Entra;
using Connectors.Http;
using Connectors.Http.Authentication;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Business Central.</summary>
public static class BusinessCentralServiceCollectionExtensions
{
    /// <summary>
    /// Adds a <see cref="BusinessCentralClient"/> under the key <paramref name="name"/>, with options of that name that are checked at start.
    /// Its HTTP client is named <c>business-central:{name}</c>; tokens come through another, <c>entra:{name}</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the connection, for example <c>bc</c>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder of the API's HTTP client; handlers added to it run once an attempt, inside the retry.</returns>
    public static IHttpClientBuilder AddBusinessCentralClient(this IServiceCollection services, string name, Action<BusinessCentralClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var account = $"{BusinessCentralOperations.SystemName}:{name}";
        var tokenAccount = $"entra:{name}";
        IReadOnlyList<string> lockPhrases = [];

        services.AddOptions<BusinessCentralClientOptions>(name).Configure(configure)
            .PostConfigure(options => lockPhrases = [.. options.LockPhrases])
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BusinessCentralClientOptions>>(new BusinessCentralClientOptionsValidator(name));

        services.AddConnectorHttp(tokenAccount, new EntraProtocol(), Resilience, provider => new Uri(Options(provider).TokenRoot, "/"));
        services.AddKeyedSingleton(account, (provider, _) =>
        {
            var time = provider.GetService<TimeProvider>() ?? TimeProvider.System;
            var http = new ConnectorHttp(provider.GetRequiredService<IHttpClientFactory>().CreateClient(tokenAccount), new EntraProtocol(), time);
            return new TokenCache(
                token =>
                {
                    // Read anew each time, so that a rotated secret takes effect without a restart.
                    var options = Options(provider);
                    return EntraTokens.FetchAsync(http, options.TokenRoot, options.ClientId, options.ClientSecret, options.Scope, time, token);
                },
                time);
        });
        services.AddKeyedSingleton(name, (provider, _) => new BusinessCentralClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(account), Options(provider), provider.GetService<TimeProvider>()));
        return services
            .AddConnectorHttp(account, new BusinessCentralProtocol(() => lockPhrases), Resilience, provider => Options(provider).Root)
            .AddHttpMessageHandler(provider => new BearerTokenHandler(provider.GetRequiredKeyedService<TokenCache>(account), Options(provider).Root));

        BusinessCentralClientOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptionsMonitor<BusinessCentralClientOptions>>().Get(name);
        ConnectorResilienceOptions Resilience(IServiceProvider provider) => Options(provider).Resilience;
    }

    /// <summary>Adds the client of that name as <see cref="IErp"/> under the key <paramref name="connection"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connection">Name of the connection; the client was added under it.</param>
    /// <param name="configure">Sets how orders are written: charges, units, time zone; null leaves the defaults.</param>
    public static IServiceCollection AddBusinessCentralErp(
        this IServiceCollection services, string connection, Action<BusinessCentralErpOptions>? configure = null)
    {
        var key = new ConnectionName(connection);
        services.AddOptions<BusinessCentralErpOptions>(connection).Configure(options => configure?.Invoke(options));
        return services.AddKeyedSingleton<IErp>(connection, (provider, _) => new BusinessCentralErp(
            key,
            provider.GetRequiredKeyedService<BusinessCentralClient>(connection),
            provider.GetRequiredService<IOptionsMonitor<BusinessCentralErpOptions>>().Get(connection)));
    }
}
