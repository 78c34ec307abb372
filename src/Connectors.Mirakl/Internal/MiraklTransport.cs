using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Mirakl.Internal;

/// <summary>What every operation needs: the shop on each call, the limits in force, the sending. Immutable and thread-safe.</summary>
internal sealed class MiraklTransport
{
    private readonly ConnectorHttp _http;
    private readonly long? _shopId;
    private readonly Dictionary<Operation, Operation> _relimited;

    public MiraklTransport(ConnectorHttp http, MiraklClientOptions options)
    {
        _http = http;
        _shopId = options.ShopId;
        PageSize = options.PageSize;
        _relimited = MiraklOperations.All
            .Where(o => o.Limits.Count > 0 && options.CallLimits.ContainsKey(o.Code))
            .ToDictionary(o => o, o => o with { Limits = options.CallLimits[o.Code] });
    }

    public int PageSize { get; }

    public ConnectorRequest Call(Operation operation) =>
        new ConnectorRequest(_relimited.GetValueOrDefault(operation, operation)).Query("shop_id", _shopId);

    public Task<T> SendAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _http.SendAsync(request, type, cancellationToken);

    public Task<ConnectorResponse<T>> SendForResponseAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull => _http.SendForResponseAsync(request, type, cancellationToken);

    public Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken) => _http.SendAsync(request, cancellationToken);
}
