using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.SparkLayer.Json;

namespace Connectors.SparkLayer.Internal;

/// <summary>What every operation needs: the site on each call, the calls in force, the sending. Thread-safe.</summary>
internal sealed class SparkLayerTransport(ConnectorHttp http, SparkLayerClientOptions options, TimeProvider? time)
{
    private readonly Dictionary<Operation, Operation> _changed = options.ReadCalls();
    private ConnectorHttp _http = http;

    public SparkLayerClientOptions Options => options;

    public TimeProvider Time { get; } = time ?? TimeProvider.System;

    /// <summary>One push of prices of a connection at a time: two at once are refused by the vendor.</summary>
    public SemaphoreSlim PricePushes { get; } = new(1, 1);

    /// <summary>The same with leave to send.</summary>
    public SparkLayerTransport Under(SendPermit permit)
    {
        var copy = (SparkLayerTransport)MemberwiseClone();
        copy._http = _http.Under(permit);
        return copy;
    }

    /// <summary>A call of the operation as it is in force.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="repeat">What may be done when its answer is lost, where that is not what the operation says; null where it is.</param>
    public ConnectorRequest Call(Operation operation, RetrySafety? repeat = null)
    {
        var called = _changed.GetValueOrDefault(operation, operation);
        return new ConnectorRequest(repeat is { } safety ? called with { RetrySafety = safety } : called)
            .Header("Site-Id", options.SiteId)
            .Header("User-Agent", options.UserAgent);
    }

    public Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _http.SendForJsonAsync(request, type, cancellationToken);

    public Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);

    public Task<ConnectorResponse<T?>> SendForOptionalAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => _http.SendForOptionalAsync(request, type, null, cancellationToken);

    /// <summary>A bare list, item by item where it must be, and what the vendor's clock said.</summary>
    public async Task<(ItemList<T> Items, DateTimeOffset? SystemTime)> SendForItemsAsync<T>(ConnectorRequest request, JsonTypeInfo<IReadOnlyList<T>> type, ListShape list, CancellationToken cancellationToken)
        where T : class
    {
        var response = await _http.SendForListAsync(request, type, list, cancellationToken).ConfigureAwait(false);
        return (new ItemList<T>([.. response.Value.Where(static i => i is not null)], response.Unreadable), response.Headers.Date);
    }

    /// <summary>A list that may come bare or within an object; an item that cannot be read is named beside the others.</summary>
    public async Task<ItemList<T>> SendForListAsync<T>(ConnectorRequest request, JsonTypeInfo<Enveloped<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var list = await _http.SendForJsonAsync(request, type, cancellationToken).ConfigureAwait(false);
        return new ItemList<T>(list.Items, list.Unreadable);
    }

    /// <summary>The same where 204 says that there is none.</summary>
    public async Task<ItemList<T>> SendForOptionalListAsync<T>(ConnectorRequest request, JsonTypeInfo<Enveloped<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var response = await _http.SendForOptionalAsync(request, type, null, cancellationToken).ConfigureAwait(false);
        return response.Value is { } list ? new ItemList<T>(list.Items, list.Unreadable) : [];
    }
}
