using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace Connectors.Http;

/// <summary>Gives out the clients of a vendor's named connections; behind the vendor's own <c>I…ClientFactory</c>. Thread-safe.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
/// <param name="kind">The vendor.</param>
/// <param name="http">Makes the HTTP clients.</param>
/// <param name="options">The options of the connections.</param>
/// <param name="time">Clock; the system's when null.</param>
public sealed class ConnectorClientFactory<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    ConnectorClientKind<TClient, TOptions> kind, IHttpClientFactory http, IOptionsMonitor<TOptions> options, TimeProvider? time = null)
    where TClient : class
    where TOptions : ConnectorClientOptions, new()
{
    /// <summary>The client of the connection.</summary>
    /// <param name="name">Name it was registered under.</param>
    /// <exception cref="OptionsValidationException">The options of the connection are wrong, or there is no such connection.</exception>
    public TClient Create(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var settings = options.Get(name);
        var client = http.CreateClient($"{kind.System}:{name}");
        return client.BaseAddress is not null
            ? kind.Create(client, settings, time)
            : throw new OptionsValidationException(name, typeof(TOptions), [$"{kind.System}:{name} is no connection: nothing was added under that name."]);
    }
}
