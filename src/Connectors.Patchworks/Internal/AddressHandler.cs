using System.Diagnostics;

namespace Connectors.Patchworks.Internal;

/// <summary>
/// Leads each attempt to another address as it leaves, and shows the connection's own address again as soon as it is back: whoever stands before it, and whoever keeps the request, never sees the other.
/// So one connection, with one count of its calls, has hosts of any number, and an address can be a secret.
/// </summary>
/// <param name="address">The address to go to; null to stay. It was checked with the options.</param>
/// <param name="isShown">Whether telemetry may tell its host.</param>
internal sealed class AddressHandler(Func<HttpRequestMessage, Uri?> address, bool isShown) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var shown = request.RequestUri;
        if (address(request) is not { } target)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (isShown && Activity.Current is { Source.Name: "Connectors.Http" } span)
            span.SetTag("server.address", target.Host).SetTag("server.port", target.Port);
        request.RequestUri = target;
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.RequestUri = shown;
        }
    }
}
