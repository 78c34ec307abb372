using Connectors.Http;

namespace Connectors.Testing.Internal;

/// <summary>Stands where the vendor would: gives every request the same answer, and counts those of one operation.</summary>
internal sealed class VendorHandler(Operation operation, Func<HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _origins = new(StringComparer.OrdinalIgnoreCase);
    private int _sent;

    /// <summary>Requests of the operation that arrived.</summary>
    public int Sent
    {
        get
        {
            lock (_gate)
                return _sent;
        }
    }

    /// <summary>Scheme, host and port of everything that was called.</summary>
    public IReadOnlyList<string> Origins
    {
        get
        {
            lock (_gate)
                return [.. _origins];
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (request.Content is { } content)
            await content.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);   // As a connection would: the request has left before its answer comes.
        lock (_gate)
        {
            if (request.GetOperation() is { } sent && sent.System == operation.System && sent.Code == operation.Code && sent.Method == operation.Method)
                _sent++;
            _origins.Add(request.RequestUri!.GetLeftPart(UriPartial.Authority));
        }
        var response = answer();
        response.RequestMessage = request;
        return response;
    }
}
