using System.Net;

namespace Connectors.Http;

/// <summary>
/// A request body that is written while it is sent, and written anew for each attempt, so that it may be repeated like bytes in memory.
/// Its length is not announced.
/// </summary>
public sealed class StreamedContent : HttpContent
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    /// <summary>Makes a body of what <paramref name="write"/> writes.</summary>
    /// <param name="write">Writes the whole body; called once for each attempt. It leaves the stream open.</param>
    /// <param name="mediaType">For example <c>text/csv</c>; null names none.</param>
    public StreamedContent(Func<Stream, CancellationToken, Task> write, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        _write = write;
        if (mediaType is not null)
            Headers.TryAddWithoutValidation("Content-Type", mediaType);
    }

    /// <summary>Makes a body of a file, or of anything else that can be opened again.</summary>
    /// <param name="open">Opens it at its beginning; called once for each attempt, and what it returns is disposed.</param>
    /// <param name="mediaType">For example <c>text/csv</c>; null names none.</param>
    public static StreamedContent Of(Func<Stream> open, string? mediaType = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(WriteAsync, mediaType);

        async Task WriteAsync(Stream target, CancellationToken cancellationToken)
        {
            var source = open();
            await using (source.ConfigureAwait(false))
                await source.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _write(stream, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => _write(stream, cancellationToken);

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
