namespace Connectors.Http.Internal;

/// <summary>
/// The innermost handler: what it lets pass leaves. It asks for the permit as the last thing before each request, and lets a request that must not be repeated
/// pass once for each attempt that our own pipeline began, whatever repeats it on the way here.
/// </summary>
internal sealed class SendGuard(HttpMessageHandler transport) : DelegatingHandler(transport)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(ConnectorCall.Key, out var call))
            call.DemandLeave();
        return base.SendAsync(request, cancellationToken);
    }
}
