using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Patchworks.Internal;

/// <summary>What webhooks and callbacks share: repeats and limits as the options have them, the longest body, the sending. Thread-safe.</summary>
internal sealed class TriggerTransport(ConnectorHttp http, string userAgent, bool mayRepeat, int callsPerMinute, int maxBodyBytes)
{
    private readonly IReadOnlyList<CallLimit> _limits = [new CallLimit(callsPerMinute, TimeSpan.FromMinutes(1))];

    public TriggerTransport(HttpClient http, PatchworksTriggerOptions options, TimeProvider? time)
        : this(new ConnectorHttp(http, new PatchworksProtocol(), time), options.UserAgent, options.MayRepeat, options.CallsPerMinute, options.MaxBodyBytes)
    {
    }

    public ConnectorHttp Http { get; } = http;

    public TriggerTransport Under(SendPermit permit) => new(Http.Under(permit), userAgent, mayRepeat, callsPerMinute, maxBodyBytes);

    /// <summary>A call with a payload; empty sends none.</summary>
    public ConnectorRequest Call(Operation operation, ReadOnlyMemory<byte> payload, string mediaType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(mediaType);
        var request = Call(operation);
        BodyLimit.Demand(request.Operation, payload.Length, maxBodyBytes);
        return request.Body(payload, mediaType);
    }

    /// <summary>A call with parameters.</summary>
    public ConnectorRequest Call(Operation operation, IReadOnlyDictionary<string, string> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var request = Call(operation);
        foreach (var (name, value) in parameters)
            request.Query(name, value);
        return request;
    }

    private ConnectorRequest Call(Operation operation) => new ConnectorRequest(operation with { Limits = _limits, RetrySafety = mayRepeat ? RetrySafety.SafeRepeat : operation.RetrySafety })
        .Header("User-Agent", userAgent);
}
