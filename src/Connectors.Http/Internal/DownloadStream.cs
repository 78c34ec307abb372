using System.Text;
using Polly.Timeout;

namespace Connectors.Http.Internal;

/// <summary>
/// A response body handed out while it arrives. The pipeline has ended by then, so it watches silence and size itself, and explains failures
/// as the call would. Owns the response.
/// </summary>
internal sealed class DownloadStream(HttpResponseMessage response, Stream body, ConnectorCall call, TimeProvider time) : Stream
{
    private readonly CancellationTokenSource _silence = new(Timeout.InfiniteTimeSpan, time);
    private readonly byte[] _head = new byte[WebPages.Beginning];
    private int _headStart;
    private int _headEnd;
    private bool _isLookedAt;
    private long _read;
    private TimeSpan _waited;

    public ConnectorCall Call => call;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var registration = cancellationToken.UnsafeRegister(static silence => ((CancellationTokenSource)silence!).Cancel(), _silence);
            var (began, left) = (time.GetTimestamp(), call.Options.DownloadTimeout - _waited);
            _silence.CancelAfter(left > call.Options.DownloadIdleTimeout ? call.Options.DownloadIdleTimeout : left > TimeSpan.Zero ? left : TimeSpan.Zero);
            if (!_isLookedAt && buffer.Length > 0)
                await LookAsync(buffer.Length, _silence.Token).ConfigureAwait(false);
            var read = _headStart < _headEnd ? TakeHead(buffer) : await body.ReadUnpackedAsync(buffer, _silence.Token).ConfigureAwait(false);
            _silence.CancelAfter(Timeout.InfiniteTimeSpan);
            _waited += time.GetElapsedTime(began);
            _read += read;
            return _read <= call.Options.MaxDownloadBytes ? read : throw BodyReading.TooLarge(call.Options.MaxDownloadBytes);
        }
        catch (Exception e) when (Failures.FromException(call, Told(e, cancellationToken), cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read a download asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
            _silence.Dispose();
        }
        base.Dispose(disposing);
    }

    /// <summary>What begins as markup is read until it tells whether it is a web page; of anything else the first bytes are enough.</summary>
    private async ValueTask LookAsync(int most, CancellationToken cancellationToken)
    {
        do
        {
            var read = await body.ReadUnpackedAsync(_headEnd == 0 ? _head.AsMemory(0, Math.Min(most, _head.Length)) : _head.AsMemory(_headEnd), cancellationToken).ConfigureAwait(false);
            _headEnd += read;
            if (read == 0)
                break;
        }
        while (_headEnd < _head.Length && WebPages.MayBegin(_head.AsSpan(0, _headEnd)));
        _isLookedAt = true;
        if (WebPages.Is(Encoding.UTF8.GetString(_head, 0, _headEnd)))
            throw Failures.Unreadable(call, response.StatusCode, "a web page came in place of the file", isTransient: true);
    }

    private int TakeHead(Memory<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, _headEnd - _headStart);
        _head.AsSpan(_headStart, taken).CopyTo(buffer.Span);
        _headStart += taken;
        return taken;
    }

    private Exception Told(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && _silence.IsCancellationRequested && !cancellationToken.IsCancellationRequested
            ? new TimeoutRejectedException("The body fell silent.", exception)
            : exception;
}
