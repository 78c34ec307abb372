using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Testing.Internal;

/// <summary>A body whose connection is lost after its first bytes.</summary>
internal sealed class BrokenContent : HttpContent
{
    private readonly byte[] _start;

    public BrokenContent(string start, string mediaType)
    {
        _start = System.Text.Encoding.UTF8.GetBytes(start);
        Headers.ContentType = new MediaTypeHeaderValue(mediaType);
    }

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BrokenStream(_start));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw Lost();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private static HttpIOException Lost() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    private sealed class BrokenStream(byte[] start) : MemoryStream(start, writable: false)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0 ? read : throw Lost();
    }
}
