using System.Net;

namespace Connectors.Http.Tests.Support;

/// <summary>A list of tiny items that goes on for as many bytes as are wished, and counts how many of them were read.</summary>
internal sealed class TinyItemsContent(string start, string item, long length) : HttpContent
{
    private readonly TinyStream _stream = new(System.Text.Encoding.UTF8.GetBytes(start), System.Text.Encoding.UTF8.GetBytes(item), length);

    public long BytesRead => _stream.BytesRead;

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_stream);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }

    private sealed class TinyStream(byte[] start, byte[] item, long length) : MemoryStream
    {
        public long BytesRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(Math.Min(buffer.Length, 32 * 1024), length - BytesRead);
            for (var i = 0; i < count; i++)
            {
                var at = BytesRead + i;
                buffer.Span[i] = at < start.Length ? start[at] : item[(at - start.Length) % item.Length];
            }

            BytesRead += count;
            return new(count);
        }
    }
}
