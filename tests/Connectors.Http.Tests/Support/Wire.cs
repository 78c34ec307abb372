using System.Text;

namespace Connectors.Http.Tests.Support;

/// <summary>A connection in memory: what a server would have received and what it answers, byte for byte.</summary>
internal sealed class Wire(byte[] answer) : Stream
{
    private readonly MemoryStream _received = new();
    private readonly MemoryStream _answer = new(answer);

    public static byte[] Http(string head, byte[]? body = null) => [.. Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), .. body ?? []];

    public string Received => Encoding.UTF8.GetString(_received.ToArray());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => _answer.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => _answer.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count) => _received.Write(buffer, offset, count);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => _received.WriteAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
