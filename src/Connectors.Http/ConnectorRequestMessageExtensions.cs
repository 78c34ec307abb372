using Connectors.Domain.Ports;
using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>What a handler can learn about the request that passes through it.</summary>
public static class ConnectorRequestMessageExtensions
{
    /// <summary>The operation that the request carries out; null when it was not sent by <see cref="ConnectorHttp"/>, as requests for tokens are.</summary>
    /// <param name="request">The request, as a handler sees it.</param>
    public static Operation? GetOperation(this HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Options.TryGetValue(ConnectorCall.Key, out var call) ? call.Operation : null;
    }

    /// <summary>
    /// Whether a handler may send the request again whatever became of it: its operation is <see cref="RetrySafety.Read"/> or
    /// <see cref="RetrySafety.SafeRepeat"/>, and its body can be written again. Never for a request without an operation.
    /// </summary>
    /// <param name="request">The request, as a handler sees it.</param>
    public static bool MayBeRepeated(this HttpRequestMessage request) =>
        request.GetOperation() is { RetrySafety: RetrySafety.Read or RetrySafety.SafeRepeat } && Replay.IsPossible(request.Content);
}
