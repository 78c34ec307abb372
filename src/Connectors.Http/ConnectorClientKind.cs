using System.Diagnostics.CodeAnalysis;
using Connectors.Http.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http;

/// <summary>All that is particular to a vendor's client, as data; <c>AddConnectorClient</c> does the rest. One for each vendor, immutable.</summary>
/// <typeparam name="TClient">The client.</typeparam>
/// <typeparam name="TOptions">Its options.</typeparam>
public sealed class ConnectorClientKind<TClient, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TClient : class
    where TOptions : ConnectorClientOptions, new()
{
    /// <summary>The system, as in its operations: <c>shipbob</c>.</summary>
    public required string System { get; init; }

    /// <summary>Makes the client.</summary>
    public required Func<HttpClient, TOptions, TimeProvider?, TClient> Create { get; init; }

    /// <summary>
    /// Binds the options: <c>static (section, options) =&gt; section.Bind(options)</c>, written in the vendor's own package, where the binding generator knows
    /// the concrete type.
    /// </summary>
    public required Action<IConfiguration, TOptions> Bind { get; init; }

    /// <summary>How the vendor says no; made once for each connection.</summary>
    public required Func<TOptions, VendorProtocol> Protocol { get; init; }

    /// <summary>The secret among the options.</summary>
    public required Func<TOptions, Secret> Secret { get; init; }

    /// <summary>
    /// Makes the handler that signs each attempt in: a <see cref="KeyHeaderHandler"/> or a <see cref="BearerTokenHandler"/> that reads its secret
    /// with <see cref="ConnectorConnection{TOptions}.ReadSecret"/>.
    /// </summary>
    public required Func<ConnectorConnection<TOptions>, DelegatingHandler> SignIn { get; init; }

    /// <summary>
    /// Tells whom the vendor counts calls for, given the options and the secret as they are now: an application, a token. Connections of one server for which it says the same share slots and
    /// call budgets, with the resilience options of the first that calls; kept as a fingerprint only. Null: each connection has its own.
    /// </summary>
    public Func<TOptions, Secret, string>? LimitsOwner { get; init; }

    /// <summary>
    /// The cheapest read that needs the sign-in, for a connection that nothing else has called (<see cref="ConnectionProbe.PingAsync"/>). Null: the vendor has none that may be asked for no
    /// other reason.
    /// </summary>
    public Func<TClient, CancellationToken, Task>? Ping { get; init; }

    /// <summary>
    /// Adds what the vendor has besides, given the services, the connection's name and its account: its factory, its token cache. Called for every
    /// connection, so it must not add twice what all share. Null adds nothing.
    /// </summary>
    public Action<IServiceCollection, string, string>? Register { get; init; }
}
