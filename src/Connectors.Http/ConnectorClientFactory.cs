using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Http;

/// <summary>Gives out the clients of a vendor's named connections; behind the vendor's own <c>I…ClientFactory</c>. Thread-safe.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
/// <param name="kind">The vendor.</param>
/// <param name="services">The host's services, to which the connections were added.</param>
public sealed class ConnectorClientFactory<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    ConnectorClientKind<TClient, TOptions> kind, IServiceProvider services)
    where TClient : class
    where TOptions : ConnectorClientOptions, new()
{
    /// <summary>The client of the connection; while a change of its options is wrong, with the last good ones.</summary>
    /// <param name="name">Name it was registered under.</param>
    /// <exception cref="OptionsValidationException">The options of the connection are wrong, or there is no such connection.</exception>
    public TClient Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var account = $"{kind.System}:{name}";
        return services.GetKeyedService<ConnectorConnection<TOptions>>(account) is { } connection
            ? kind.Create(services.GetRequiredService<IHttpClientFactory>().CreateClient(account), connection.Current, services.GetService<TimeProvider>())
            : throw new OptionsValidationException(name, typeof(TOptions), [$"{account} is no connection: nothing was added under that name."]);
    }
}
