using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>
/// Sends calls of one vendor through a configured <see cref="HttpClient"/>: one span a call, errors as
/// <see cref="ConnectorException"/>, bodies read with source-generated JSON. Immutable and thread-safe.
/// </summary>
public sealed class ConnectorHttp
{
    private readonly HttpClient _client;
    private readonly VendorProtocol _protocol;
    private readonly TimeProvider _time;
    private readonly Uri _baseAddress;
    private readonly SendPermit? _permit;

    /// <summary>Wraps the client.</summary>
    /// <param name="client">From <see cref="IHttpClientFactory"/>, set up by <c>AddConnectorHttp</c>; its base address ends in a slash.</param>
    /// <param name="protocol">How the vendor says no.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    /// <exception cref="ArgumentException">The client has no base address, or one that does not end in a slash.</exception>
    public ConnectorHttp(HttpClient client, VendorProtocol protocol, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(protocol);
        if (client.BaseAddress is not { } baseAddress || !baseAddress.AbsoluteUri.EndsWith('/'))
            throw new ArgumentException("The client needs a base address that ends in a slash.", nameof(client));
        _client = client;
        _protocol = protocol;
        _time = time ?? TimeProvider.System;
        _baseAddress = baseAddress;
    }

    private ConnectorHttp(ConnectorHttp other, SendPermit permit)
    {
        (_client, _protocol, _time, _baseAddress) = (other._client, other._protocol, other._time, other._baseAddress);
        _permit = permit;
    }

    /// <summary>
    /// The same, with leave to send: the permit travels with each request and is asked for as the last thing before one leaves. No wait and no attempt outlasts
    /// it. Past it nothing is sent, and calls fail as <see cref="FailureKind.NotExecuted"/>, or as <see cref="FailureKind.OutcomeUnknown"/> where a request
    /// that is <see cref="RetrySafety.Create"/> or <see cref="RetrySafety.Act"/> left under it before.
    /// </summary>
    /// <remarks>On an <see cref="HttpClient"/> that was not set up by <c>AddConnectorHttp</c> it is asked for once, when a call begins.</remarks>
    /// <param name="permit">Leave to send.</param>
    public ConnectorHttp Under(SendPermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        return new(this, permit);
    }

    /// <summary>Sends the call and reads the JSON body.</summary>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> SendForJsonAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull
    {
        var answer = new JsonAnswer<T>(type);
        using var exchange = new Exchange(this, request, answer);
        try
        {
            await exchange.SendAsync(true, cancellationToken).ConfigureAwait(false);
            return answer.Value;
        }
        catch (Exception e) when (exchange.Note(e))
        {
            throw;
        }
    }

    /// <summary>Sends the call, reads the JSON body, and gives the status and headers too.</summary>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConnectorResponse<T>> SendForResponseAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull
    {
        var answer = new JsonAnswer<T>(type);
        using var exchange = new Exchange(this, request, answer);
        try
        {
            var response = await exchange.SendAsync(true, cancellationToken).ConfigureAwait(false);
            return new(answer.Value, response.StatusCode, response.Headers);
        }
        catch (Exception e) when (exchange.Note(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Sends the call and reads a JSON body that holds a list, item by item where it must be: an item that cannot be read is left out of the value and named in
    /// <see cref="ConnectorResponse{T}.Unreadable"/>. The first reading is of the whole body, so that good answers cost nothing more.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="type">Metadata of the body.</param>
    /// <param name="list">Where the body holds the list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The call failed, or what is around the items could not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConnectorResponse<T>> SendForListAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, ListShape list, CancellationToken cancellationToken = default)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(list);
        var answer = new JsonAnswer<T>(type, list);
        using var exchange = new Exchange(this, request, answer);
        try
        {
            var response = await exchange.SendAsync(true, cancellationToken).ConfigureAwait(false);
            return new(answer.Value, response.StatusCode, response.Headers) { Unreadable = answer.Unreadable };
        }
        catch (Exception e) when (exchange.Note(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Sends the call and reads the JSON body that a success may come with: a list of which there may be none (204), or a write whose answer may tell what was stored.
    /// An empty success is no answer to a read, unless it is 204.
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="type">Metadata of the body.</param>
    /// <param name="list">Where the body holds a list that is read item by item where it must be, see <see cref="SendForListAsync"/>; null for none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The answer; its value is null when it came without a body.</returns>
    /// <exception cref="ConnectorException">The call failed, or its body could not be read.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConnectorResponse<T?>> SendForOptionalAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, ListShape? list = null, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = new JsonAnswer<T>(type, list, request.Operation.RetrySafety == RetrySafety.Read ? NoDocument.WhereSaid : NoDocument.WhereEmpty);
        using var exchange = new Exchange(this, request, answer);
        try
        {
            var response = await exchange.SendAsync(true, cancellationToken).ConfigureAwait(false);
            return new(answer.ValueOrNone, response.StatusCode, response.Headers) { Unreadable = answer.Unreadable };
        }
        catch (Exception e) when (exchange.Note(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Sends a call whose success says nothing but that it was done: 204, or another 2xx whose body is empty or JSON, which is ignored. Anything else, such as a page of
    /// something on the way, proves nothing: <see cref="FailureKind.OutcomeUnknown"/>, for a read <see cref="FailureKind.Unreadable"/>.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken = default)
    {
        using var exchange = new Exchange(this, request, DoneAnswer.Instance);
        try
        {
            await exchange.SendAsync(false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (exchange.Note(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Sends the call and hands out the body of a success as it arrives, of any size. Errors are read, judged and repeated like any call's.
    /// The attempt's time-out ends with the headers; from then on <see cref="ConnectorResilienceOptions.DownloadIdleTimeout"/> limits each read.
    /// The call's slot and span end with the headers too.
    /// </summary>
    /// <returns>The body; the caller disposes it.</returns>
    /// <exception cref="ConnectorException">The call failed. Reads of the body throw it too.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ConnectorDownload> SendForDownloadAsync(ConnectorRequest request, CancellationToken cancellationToken = default)
    {
        using var exchange = new Exchange(this, request, null);
        try
        {
            await exchange.SendAsync(false, cancellationToken).ConfigureAwait(false);
            return await exchange.HandOutAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (exchange.Note(e))
        {
            throw;
        }
    }

    /// <summary>
    /// Sends the call and reads a list of any size, one item at a time: see <see cref="SendForDownloadAsync"/>. The body is an array, or an
    /// object whose member is the array, or, where no member is named, JSON objects one after the other (NDJSON).
    /// </summary>
    /// <param name="request">The call.</param>
    /// <param name="type">Metadata of an item; one item is at most <see cref="ConnectorResilienceOptions.MaxResponseBytes"/> long.</param>
    /// <param name="member">Name of the member that holds the array, where the body is an object; null where it never is.</param>
    /// <param name="idMembers">Members of an item that may name it, the best first; null for none.</param>
    /// <param name="cancellationToken">Cancels the call and the reading.</param>
    /// <returns>The items in their order, without nulls; read once.</returns>
    /// <exception cref="ConnectorUnreadableItemsException">After the last item: some items could not be read.</exception>
    /// <exception cref="ConnectorException">The call failed, or the body broke off or could not be read: what was read before is good, but not all.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async IAsyncEnumerable<T> SendForItemsAsync<T>(
        ConnectorRequest request, JsonTypeInfo<T> type, string? member = null, IReadOnlyList<string>? idMembers = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : notnull
    {
        var download = await SendForDownloadAsync(request, cancellationToken).ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
        {
            var call = ((DownloadStream)download.Content).Call;
            using var items = new JsonItems<T>(download.Content, type, member, call.Options.MaxResponseBytes, idMembers ?? []);
            while (await ReadAsync(items, call, type, cancellationToken).ConfigureAwait(false))
                yield return items.Current;
            if (items.Unreadable.Count > 0)
                throw ConnectorUnreadableItemsException.Of(request.Operation, items.Unreadable);
        }
    }

    private static async ValueTask<bool> ReadAsync<T>(JsonItems<T> items, ConnectorCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull
    {
        try
        {
            return await items.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (ConnectorException or OperationCanceledException or OutOfMemoryException))
        {
            throw Failures.Unreadable(call, HttpStatusCode.OK, "unreadable body", JsonFailures.WithoutQuotes(e, type));
        }
    }

    /// <summary>One call from span start to span end, with everything it must give back.</summary>
    private sealed class Exchange(ConnectorHttp owner, ConnectorRequest request, IAnswer? answer) : IDisposable
    {
        private readonly ConnectorCall _call = new(request, owner._protocol, answer is null, owner._permit, answer);
        private readonly ConnectorTelemetry.CallSpan _span = ConnectorTelemetry.Start(request.Operation, owner._baseAddress);
        private HttpRequestMessage? _message;
        private HttpResponseMessage? _response;
        private HttpStatusCode? _status;
        private Exception? _failure;

        public async ValueTask<HttpResponseMessage> SendAsync(bool json, CancellationToken cancellationToken)
        {
            _message = request.ToMessage(owner._baseAddress)
                ?? throw Failures.Unreadable(_call, null, "a link leads to another origin; nothing was sent");
            _message.Options.Set(ConnectorCall.Key, _call);
            _call.DemandPermit();
            if (json && !_message.Headers.Contains("Accept"))
                _message.Headers.TryAddWithoutValidation("Accept", "application/json");
            try
            {
                // The body is read within the attempt, under its time-out; see ResilienceHandler.
                _response = await owner._client.SendAsync(_message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
                _status = _response.StatusCode;
                _call.BeginIfAlone();
                if (!_call.HasJudged(_response))
                    await _call.EndAttemptAsync(_response, owner._time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (Failures.FromException(_call, e, cancellationToken) is { } failure)
            {
                throw failure;
            }
            if (_call.Verdict is { } verdict)
                throw Failures.FromResponse(_call, _response.StatusCode, verdict);
            return _response;
        }

        [SuppressMessage("Reliability", "CA2000", Justification = "The download owns its stream.")]
        public async ValueTask<ConnectorDownload> HandOutAsync(CancellationToken cancellationToken)
        {
            var content = _response!.Content;
            var body = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var download = new ConnectorDownload(
                new DownloadStream(_response, body, _call, owner._time), content.Headers.ContentType?.MediaType, FileNames.Read(content.Headers), content.Headers.ContentLength);
            _response = null;
            return download;
        }

        /// <summary>Remembers the failure while the stack is still whole; never catches.</summary>
        public bool Note(Exception failure)
        {
            _failure = failure;
            return false;
        }

        public void Dispose()
        {
            _span.End(_status, _call.Attempts, _failure);
            _response?.Dispose();
            _message?.Dispose();
            _call.Dispose();
        }
    }
}
