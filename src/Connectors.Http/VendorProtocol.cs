using System.Net.Http.Headers;
using System.Text.Json;

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

    /// <summary>Reads an error body that should be a JSON object; anything else, also a cut or empty body, is <see cref="VendorError"/> without content.</summary>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads the object.</param>
    protected static VendorError ReadObject(string body, Func<JsonElement, VendorError> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (body is null || !body.AsSpan().TrimStart().StartsWith("{"))
            return new();
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return new();   // The status says enough.
        }
    }

    /// <summary>A member's text; null when it is missing, empty or no text.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="numbersToo">Whether a number is taken as it is written.</param>
    protected static string? Text(JsonElement element, string name, bool numbersToo = false) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number when numbersToo => value.GetRawText(),
            _ => null,
        }
        : null;
}
