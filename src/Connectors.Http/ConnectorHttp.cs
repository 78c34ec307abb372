using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http;

/// <summary>
/// Sends calls of one vendor through a configured <see cref="HttpClient"/>: one span a call, errors as
/// <see cref="ConnectorException"/>, bodies read with source-generated JSON. Immutable and thread-safe.
/// </summary>
public sealed class ConnectorHttp
{
    /// <summary>Wraps the client.</summary>
    /// <param name="client">From <see cref="IHttpClientFactory"/>, set up by <c>AddConnectorHttp</c>; its base address ends in a slash.</param>
    /// <param name="protocol">How the vendor says no.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    public ConnectorHttp(HttpClient client, VendorProtocol protocol, TimeProvider? time = null) => throw new NotImplementedException();

    /// <summary>Sends the call and reads the JSON body.</summary>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => throw new NotImplementedException();

    /// <summary>Sends the call, reads the JSON body, and gives the status and headers too.</summary>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ConnectorResponse<T>> SendForResponseAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => throw new NotImplementedException();

    /// <summary>Sends the call and ignores the body of a success.</summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
