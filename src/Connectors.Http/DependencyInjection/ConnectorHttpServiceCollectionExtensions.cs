using System.Net;
using Connectors.Http;
using Connectors.Http.Internal;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the HTTP side of a vendor client.</summary>
public static class ConnectorHttpServiceCollectionExtensions
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds a named <see cref="HttpClient"/> whose pipeline retries, breaks, limits and budgets as <see cref="Operation.RetrySafety"/>
    /// and the options say. Handlers that the caller adds to the returned builder run inside the retry, once an attempt.
    /// Resolve it as the keyed service <see cref="ConnectorHttp"/> with the account as the key.
    /// </summary>
    /// <remarks>
    /// A <see cref="TimeProvider"/> among the services is the clock of time-outs, waits and the circuit breaker; without one it is the
    /// system's. Register a <see cref="CallBudgets"/> yourself to measure call budgets with another clock.
    /// Whatever handlers come before it, the last thing before the transport is a guard: it asks for the call's <see cref="Connectors.Domain.Ports.SendPermit"/>, and lets what
    /// must not be repeated pass once an attempt of this pipeline, so that no retry of a host's defaults creates or moves anything twice.
    /// A primary handler of the host's stays what it is, but one of the platform's follows no redirects and keeps no cookies here either, and looks up names again.
    /// The platform's own request logging is off, because addresses can hold personal data; <c>AddDefaultLogger</c> turns it on.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="account">Name of the client and of its limits, for example <c>mirakl:bq</c>; never a secret.</param>
    /// <param name="protocol">How the vendor says no.</param>
    /// <param name="resilience">Reads the resilience options of the account, once for each handler chain; a mistake in them throws <see cref="OptionsValidationException"/>.</param>
    /// <param name="baseAddress">Reads the base address of the account: HTTPS (or HTTP to this machine); a missing slash at its end is added.</param>
    public static IHttpClientBuilder AddConnectorHttp(
        this IServiceCollection services,
        string account,
        VendorProtocol protocol,
        Func<IServiceProvider, ConnectorResilienceOptions> resilience,
        Func<IServiceProvider, Uri> baseAddress)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return Add(services, account, _ => protocol, resilience, baseAddress);
    }

    internal static IHttpClientBuilder Add(
        IServiceCollection services,
        string account,
        Func<IServiceProvider, VendorProtocol> protocol,
        Func<IServiceProvider, ConnectorResilienceOptions> resilience,
        Func<IServiceProvider, Uri> baseAddress,
        Func<IServiceProvider, Func<string>?>? owner = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(account);
        ArgumentNullException.ThrowIfNull(resilience);
        ArgumentNullException.ThrowIfNull(baseAddress);

        services.TryAddSingleton<CallBudgets>();
        services.TryAddSingleton<LimitOwners>();
        services.TryAddSingleton(static provider => new ConnectorPipelines(
            provider.GetRequiredService<CallBudgets>(), provider.GetService<TimeProvider>(), provider.GetService<ILoggerFactory>()));
        services.TryAddKeyedSingleton(account, SendGuardFilter.Guarded.Mark);
        if (!services.Any(static service => service.ImplementationType == typeof(SendGuardFilter)))
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter, SendGuardFilter>());
        services.TryAddKeyedTransient(account, (provider, _) => new ConnectorHttp(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(account), protocol(provider), provider.GetService<TimeProvider>()));

        return services.AddHttpClient(account)
            .ConfigureHttpClient((provider, client) =>
            {
                client.BaseAddress = Checked(account, baseAddress(provider));
                client.Timeout = Timeout.InfiniteTimeSpan;   // The pipeline owns time.
            })
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,   // A redirect could carry credentials to another origin.
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = ConnectTimeout,
                PooledConnectionLifetime = Transports.ConnectionLifetime,
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)   // The connection lifetime follows DNS changes already.
            .RemoveAllLoggers()
            .AddHttpMessageHandler(provider => new ResilienceHandler(provider.GetRequiredService<ConnectorPipelines>(), account, resilience(provider), owner?.Invoke(provider)));
    }

    private static Uri Checked(string account, Uri address) => Addresses.ProblemsOfRoot(address).FirstOrDefault() is { } problem
        ? throw new OptionsValidationException(account, typeof(Uri), [$"The base address of {account} {problem}."])
        : Addresses.WithSlash(address);
}
