using System.Buffers;
using System.Net;
using System.Text;
using Connectors.Domain.Ports;

namespace Connectors.Http.Internal;

/// <summary>
/// One public call on its way: travels in the message's options, so that every attempt sees the operation, and brings the body back.
/// Owns the pooled buffer of the body. Used by one attempt at a time.
/// </summary>
internal sealed class ConnectorCall(ConnectorRequest asked, VendorProtocol protocol, bool isDownload, SendPermit? permit = null, IAnswer? answer = null) : IDisposable
{
    public static readonly HttpRequestOptionsKey<ConnectorCall> Key = new("Connectors.Http.Call");

    private const int ErrorBytes = 64 * 1024;
    private const int WaitBytes = 4 * 1024;
    private const int FirstBuffer = 16 * 1024;
    private const int LargestFirstBuffer = 1024 * 1024;

    private byte[]? _buffer;
    private int _length;
    private HttpResponseMessage? _judged;
    private bool _isTaken;
    private bool _mayPass = true;
    private bool _hasLeft;

    public Operation Operation => asked.Operation;

    /// <summary>The account the request named; null leaves it to the client's own.</summary>
    public string? Account => asked.AccountTag;

    /// <summary>Leave to send; null where the caller gave none.</summary>
    public SendPermit? Permit => permit;

    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Attempts begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether an attempt, now or earlier, may have been carried out without our knowing. Never for a read.</summary>
    public bool MayHaveRun { get; private set; }

    /// <summary>Whether an attempt before this one may have been carried out without our knowing.</summary>
    public bool MayHaveRunBefore { get; private set; }

    /// <summary>False while an attempt still fetches its credentials, so that nothing can have been carried out.</summary>
    public bool Sending { get; set; }

    /// <summary>What limits the call; the defaults where no pipeline took it.</summary>
    public ConnectorResilienceOptions Options { get => field ??= new(); private set; }

    /// <summary>The message of every attempt; null where no pipeline took the call.</summary>
    public HttpRequestMessage? Message { get; private set; }

    /// <summary>When the pipeline took the call, a timestamp of its clock.</summary>
    public long Taken { get; private set; }

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan NextDelay { get; set; }

    /// <summary>What the last response means; null for a success or when there was none.</summary>
    public Verdict? Verdict { get; private set; }

    /// <summary>What the last response said that the call cost; null when it did not.</summary>
    public CallCost? Cost { get; private set; }

    /// <summary>Whether this very response was read and judged; a handler outside the pipeline may have put another in its place.</summary>
    public bool HasJudged(HttpResponseMessage response) => ReferenceEquals(_judged, response);

    /// <summary>The last response's body; valid until the call is disposed.</summary>
    public ReadOnlySpan<byte> Body => _buffer.AsSpan(0, _length);

    /// <summary>A pipeline takes the call: it begins and ends the attempts.</summary>
    /// <exception cref="ConnectorException">It took the call before: something outside of it repeats what must not be repeated.</exception>
    public void Take(HttpRequestMessage message, ConnectorResilienceOptions options, long timestamp)
    {
        if (Interlocked.Exchange(ref _isTaken, true) && IsOnce)
            throw Failures.Repeated(this);
        Message = message;
        Options = options;
        Taken = timestamp;
    }

    /// <summary>Lets the request pass the guard once more. Said by our own pipeline alone, where it knows that nothing was carried out or that a repeat does no harm.</summary>
    public void LetPass() => Volatile.Write(ref _mayPass, true);

    /// <summary>Refuses what may not be sent any more.</summary>
    /// <exception cref="ConnectorException">The permit has ended.</exception>
    public void DemandPermit()
    {
        if (permit is { IsOpen: false })
            throw Failures.PermitOver(this);
    }

    /// <summary>The last thing before a request leaves.</summary>
    /// <exception cref="ConnectorException">The permit has ended, or a handler of the host repeats what must not be repeated.</exception>
    public void DemandLeave()
    {
        if (IsOnce && !Interlocked.Exchange(ref _mayPass, false))
            throw Failures.Repeated(this);
        if (permit is not null && !(IsOnce ? permit.MarkSent() : permit.IsOpen))
        {
            if (!_hasLeft)
                MayHaveRun = MayHaveRunBefore;
            throw Failures.PermitOver(this);
        }
        _hasLeft = true;
    }

    /// <summary>Without a pipeline there is exactly one attempt.</summary>
    public void BeginIfAlone()
    {
        if (Message is not null || Attempts > 0)
            return;
        BeginAttempt();
        if (IsOnce)
            permit?.MarkSent();
    }

    /// <summary>From here on, until the answer says otherwise, the outcome is unknown.</summary>
    public void BeginAttempt()
    {
        Attempts++;
        Forget();
        Sending = true;
        _hasLeft = false;
        LetPass();
        MayHaveRunBefore = MayHaveRun;
        MayHaveRun = Operation.RetrySafety != RetrySafety.Read;
    }

    /// <summary>Judges the response and reads its whole body, except a download's: that is handed out as it arrives.</summary>
    public async ValueTask EndAttemptAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Forget();
        var maxBytes = asked.AskedItems > 0 ? (int)Math.Min(Options.MaxResponseBytes, ItemLimit.BytesOfPage(asked.AskedItems)) : Options.MaxResponseBytes;
        if (response.IsSuccessStatusCode)
        {
            if (!isDownload && ((asked.AskedItems > 0 && response.Content.Headers.ContentLength > maxBytes) || !await ReadAsync(response.Content, maxBytes, true, cancellationToken).ConfigureAwait(false)))
                throw BodyReading.TooLarge(maxBytes);
            if (!isDownload && ReadReport(response) is { } report)
            {
                Cost = report.Cost;
                if (report.Error is { } error)
                {
                    Judge(Classifier.Of(Operation, response.StatusCode, error, Waits.Bounded(error.RetryAfter)), response);
                    return;
                }
            }
            var fault = isDownload
                ? WebPages.IsMediaType(response.Content.Headers.ContentType?.MediaType) ? new AnswerFault("a web page came in place of the file", MayPass: true) : null
                : answer?.Read(response.StatusCode, Body);
            if (fault is not null)
                Verdict = Classifier.Of(Operation, fault);
        }
        else
        {
            try
            {
                await ReadAsync(response.Content, Math.Min(ErrorBytes, maxBytes), false, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or HttpRequestException or InvalidDataException)
            {
                // The status says enough; what was read of the body is kept.
            }
            var error = ReadError(response);
            Judge(Classifier.Of(Operation, response.StatusCode, error, Waits.Bounded(error.RetryAfter) ?? ReadRetryAfter(response, now)), response);
            return;
        }
        _judged = response;
    }

    private void Judge(Verdict verdict, HttpResponseMessage response)
    {
        if (verdict.Kind is not (FailureKind.OutcomeUnknown or FailureKind.Unreadable or FailureKind.Unspecified))
            MayHaveRun = MayHaveRunBefore;
        Verdict = verdict;
        _judged = response;
    }

    /// <summary>The attempt ended without a response.</summary>
    public void FailAttempt(Exception exception)
    {
        if (!Sending || Classifier.NeverSent(exception))
            MayHaveRun = MayHaveRunBefore;
    }

    /// <summary>The body as text for diagnosis, at most so many bytes.</summary>
    public string Text(int most) => Encoding.UTF8.GetString(Body[..Math.Min(most, _length)]);

    public void Dispose()
    {
        if (_buffer is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        _buffer = null;
        _length = 0;
    }

    /// <summary>Whether a second request could do a second thing.</summary>
    private bool IsOnce => Operation.RetrySafety is not (RetrySafety.Read or RetrySafety.SafeRepeat);

    private void Forget()
    {
        Cost = null;
        Verdict = null;
        _judged = null;
        _length = 0;
    }

    private VendorError ReadError(HttpResponseMessage response)
    {
        try
        {
            return protocol.ReadError(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, Text(ErrorBytes));
        }
        catch (Exception)
        {
            return new();   // A reader that fails must never hide the error it was to read.
        }
    }

    private AnswerReport? ReadReport(HttpResponseMessage response)
    {
        try
        {
            return protocol.ReadAnswer(Operation, response.Headers, Body);
        }
        catch (Exception)
        {
            return null;   // What a success is not is found where it is read.
        }
    }

    private TimeSpan? ReadRetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        try
        {
            return Waits.Bounded(protocol.ReadRetryAfter(response.Headers, now)
                ?? (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable ? Waits.InText(Text(WaitBytes)) : null));
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Fills the buffer, counting bytes after decompression, and items where there are many.</summary>
    /// <returns>Whether that was all of it.</returns>
    private async ValueTask<bool> ReadAsync(HttpContent content, int most, bool countsItems, CancellationToken cancellationToken)
    {
        ItemLimit? limit = null;
        var announced = content.Headers.ContentLength;
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than announced, so that the end is seen without growing. What is announced is only believed so far.
            _buffer ??= ArrayPool<byte>.Shared.Rent((int)Math.Min(announced ?? FirstBuffer, LargestFirstBuffer) + 1);
            while (true)
            {
                var read = await stream.ReadUnpackedAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    if (countsItems && _length >= ItemLimit.FirstLength)
                        (limit ??= ItemLimit.Of(asked.AskedItems, Options.MaxItems)).Demand(Body, true);
                    return true;
                }
                if (_length + read > most)
                {
                    _length = most;
                    return false;
                }
                _length += read;
                if (_length < _buffer.Length)
                    continue;
                if (countsItems && _length >= ItemLimit.FirstLength)
                    (limit ??= ItemLimit.Of(asked.AskedItems, Options.MaxItems)).Demand(Body, false);
                Grow(_buffer);
            }
        }
    }

    private void Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * full.Length, Array.MaxLength));
        full.CopyTo(larger, 0);
        _buffer = larger;
        ArrayPool<byte>.Shared.Return(full);
    }
}
