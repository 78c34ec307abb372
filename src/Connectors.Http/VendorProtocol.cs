using System.Net.Http.Headers;

namespace Connectors.Http;

/// <summary>How one vendor says no, and how it asks to be left alone. The base class is plain HTTP; vendors override where they differ.</summary>
public class VendorProtocol
{
    /// <summary>Reads an error body. Must never throw: an HTML page, an empty or a cut body are normal.</summary>
    /// <param name="statusCode">The status, or a 2xx whose body reports failure.</param>
    /// <param name="headers">The response's headers.</param>
    /// <param name="mediaType">Media type of the body; null when the response named none.</param>
    /// <param name="body">The body as text, capped; empty when there was none.</param>
    public virtual VendorError ReadError(System.Net.HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => new();

    /// <summary>How long the vendor asks to wait; null when it does not. The base class reads <c>Retry-After</c> in both forms.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="now">The present instant, for the date form.</param>
    public virtual TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } at } => at > now ? at - now : TimeSpan.Zero,
        _ => null,
    };
}
