using System.Text;

namespace Connectors.Patchworks.Internal;

/// <summary>
/// Takes the parts of a secret address out of what refuses a call: pages of errors like to quote the address that they are about, and what they say stands in exceptions.
/// </summary>
/// <param name="parts">What must not be shown, read anew for each answer.</param>
internal sealed class EchoHandler(Func<IEnumerable<string>> parts) : DelegatingHandler
{
    /// <summary>More of a refusal is never read.</summary>
    private const int Most = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
            return response;
        using var told = response.Content;
        var text = await ReadAsync(told, cancellationToken).ConfigureAwait(false);
        foreach (var part in parts().OrderByDescending(static p => p.Length))
            text = text.Replace(part, Http.Authentication.Secret.Mask, StringComparison.OrdinalIgnoreCase);
        response.Content = new StringContent(text, Encoding.UTF8);
        response.Content.Headers.ContentType = told.Headers.ContentType is { MediaType: { } mediaType } ? new(mediaType) : null;
        return response;
    }

    /// <summary>What there is of the body: a refusal that breaks off is one all the same.</summary>
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[Most];
        var length = 0;
        try
        {
            var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (length < Most && await body.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
                length += read;
        }
        catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
        {
            // The status says enough.
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
