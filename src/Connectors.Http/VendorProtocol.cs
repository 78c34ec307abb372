using System.Net.Http.Headers;
using System.Text.Json;
using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>How one vendor says no, and how it asks to be left alone. The base class is plain HTTP; vendors override where they differ.</summary>
public class VendorProtocol
{
    /// <summary>
    /// Reads an error body. Must never throw: an HTML page, an empty or a cut body are normal. What the vendor did not write itself is <see cref="VendorError.IsForeign"/>;
    /// the base class, which knows no vendor, says so of web pages.
    /// </summary>
    /// <param name="statusCode">The status, no success: what a success reports is read by <see cref="ReadAnswer"/>.</param>
    /// <param name="headers">The response's headers.</param>
    /// <param name="mediaType">Media type of the body; null when the response named none.</param>
    /// <param name="body">The body as text, capped; empty when there was none.</param>
    public virtual VendorError ReadError(System.Net.HttpStatusCode statusCode, HttpResponseHeaders headers, string? mediaType, string body) => new() { IsForeign = WebPages.Is(mediaType, body) };

    /// <summary>
    /// Reads what a success says of itself beside its content: that it is a failure after all (GraphQL says no with 200), and what the call cost. Must never throw: what cannot be
    /// read here is judged where the content is read. The base class reads nothing.
    /// </summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="headers">The response's headers.</param>
    /// <param name="body">All of the body.</param>
    /// <returns>Null when it says nothing.</returns>
    public virtual AnswerReport? ReadAnswer(Operation operation, HttpResponseHeaders headers, ReadOnlySpan<byte> body) => null;

    /// <summary>
    /// How long the vendor asks to wait; null when it does not. The base class reads <c>Retry-After</c> in both forms, and with a fraction of a second. Where this
    /// answers null, the text of a refusal is read too (<c>Try again in 25 seconds</c>). A wait of more than an hour is taken for an hour, and the account is asked again after a quarter of one.
    /// </summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="now">The present instant, for the date form.</param>
    public virtual TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return headers.RetryAfter switch
        {
            { Date: { } at } => at > now ? at - now : TimeSpan.Zero,
            _ => ReadSeconds(headers, "Retry-After"),
        };
    }

    /// <summary>A header as whole seconds, a fraction rounded up; of several values the most. Null when there is none, or none is a number.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="name">Name of the header.</param>
    protected static TimeSpan? ReadSeconds(HttpResponseHeaders headers, string name)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return headers.NonValidated.TryGetValues(name, out var values) ? values.Max(Waits.Seconds) : null;
    }

    /// <summary>
    /// Reads an error body that should be a JSON object; anything else, also a cut or empty body, is <see cref="VendorError.IsForeign"/> and has no content.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="read">Reads the object.</param>
    protected static VendorError ReadObject(string body, Func<JsonElement, VendorError> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (body is null || !body.AsSpan().TrimStart().StartsWith("{"))
            return new() { IsForeign = true };
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Names and texts may hold half a character, which is no text: no vendor writes that about itself.
            return new() { IsForeign = true };
        }
    }

    /// <summary>A member's text; null when it is missing, empty or no text.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">Name of the member.</param>
    /// <param name="numbersToo">Whether a number is taken as it is written.</param>
    protected static string? Text(JsonElement element, string name, bool numbersToo = false) => element.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number when numbersToo => value.GetRawText(),
            _ => TextOf(value),
        }
        : null;

    /// <summary>A value's text; null when it is empty, no text, or holds half a character.</summary>
    /// <param name="value">The value.</param>
    protected static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
