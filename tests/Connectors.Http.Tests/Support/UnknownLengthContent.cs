using System.Net;
using System.Text;

namespace Connectors.Http.Tests.Support;

/// <summary>A body that does not say how long it is.</summary>
internal sealed class UnknownLengthContent(string text) : HttpContent
{
    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
