namespace Connectors.Http;

/// <summary>
/// A file that a vendor sends, as it arrives: nothing is kept in memory. Dispose it, read to its end or not; until then it holds a connection.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// Reads of <see cref="Content"/> throw <see cref="ConnectorException"/> when the connection breaks or falls silent, when the body cannot be
/// unpacked, or when it is larger than <see cref="ConnectorResilienceOptions.MaxDownloadBytes"/>; what was read before is good, but not all.
/// Only the asynchronous reads work.
/// </remarks>
/// <param name="content">The bytes, after decompression. Disposed with the download.</param>
/// <param name="mediaType">For example <c>text/csv</c>; null when the vendor named none.</param>
/// <param name="fileName">The vendor's name for the file, without any folder; null when it gave none.</param>
/// <param name="length">Length in bytes; null when unknown, as it is for compressed bodies.</param>
public sealed class ConnectorDownload(Stream content, string? mediaType = null, string? fileName = null, long? length = null) : IAsyncDisposable
{
    /// <summary>The bytes, after decompression.</summary>
    public Stream Content { get; } = content;

    /// <summary>For example <c>text/csv</c>; null when the vendor named none.</summary>
    public string? MediaType { get; } = mediaType;

    /// <summary>
    /// The vendor's name for the file: one name, without a folder or control characters. Null when it gave none. It can quote personal data.
    /// </summary>
    public string? FileName { get; } = fileName;

    /// <summary>Length in bytes; null when unknown, as it is for compressed bodies.</summary>
    public long? Length { get; } = length;

    /// <summary>Copies all of it, for example into a file.</summary>
    /// <param name="destination">Where to; left open.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <exception cref="ConnectorException">The body could not be read to its end.</exception>
    public Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default) => Content.CopyToAsync(destination, cancellationToken);

    /// <summary>Gives the connection back.</summary>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
