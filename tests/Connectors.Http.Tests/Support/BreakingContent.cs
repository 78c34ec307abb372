using System.Net;

namespace Connectors.Http.Tests.Support;

/// <summary>A body that breaks off after its first bytes.</summary>
internal sealed class BreakingContent(Exception exception, string start = """{"number":""") : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new BreakingStream(exception, start));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private sealed class BreakingStream(Exception exception, string start) : MemoryStream(System.Text.Encoding.UTF8.GetBytes(start))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is var read and > 0 ? read : throw exception;
    }
}
