using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Connectors.Http.Tests.Support;

/// <summary>The primary handler of tests: answers from a script, and remembers what was sent and which responses were disposed.</summary>
internal sealed class Transport : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly Queue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly List<Sent> _sent = [];
    private readonly List<TrackedResponse> _responses = [];

    public sealed record Sent(HttpMethod Method, string Address, AuthenticationHeaderValue? Authorization, IReadOnlyDictionary<string, string> Headers, string? ContentType, string? Body);

    /// <summary>Answers when the script has run out.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Otherwise { get; set; } =
        (_, _) => throw new InvalidOperationException("The script has run out.");

    public IReadOnlyList<Sent> Requests
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    public int Attempts => Requests.Count;

    public IReadOnlyList<TrackedResponse> Responses
    {
        get
        {
            lock (_gate)
                return [.. _responses];
        }
    }

    public Transport Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> step)
    {
        _script.Enqueue(step);
        return this;
    }

    public Transport Then(HttpStatusCode status, string body = "", string? retryAfter = null, string mediaType = "application/json") =>
        Then((_, _) => Task.FromResult<HttpResponseMessage>(Answer(status, body, retryAfter, mediaType)));

    public void AlwaysMake(Func<HttpResponseMessage> answer) => Otherwise = (_, _) => Task.FromResult(answer());

    public void AlwaysAnswer(int status) => AlwaysMake(() => Answer((HttpStatusCode)status));

    public Transport Then(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            Then((HttpStatusCode)status, status == 200 ? Samples.ParcelJson : "");
        return this;
    }

    public Transport ThenMake(Func<HttpResponseMessage> answer) => Then((_, _) => Task.FromResult(answer()));

    public Transport ThenOk(string body = Samples.ParcelJson) => Then(HttpStatusCode.OK, body);

    public Transport ThenThrow(Exception exception) => Then((_, _) => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>Hangs until cancelled; the source tells when it began.</summary>
    public Transport ThenHang(TaskCompletionSource? began = null) => Then(async (_, cancellationToken) =>
    {
        began?.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Hung for ever.");
    });

    public Transport ThenContent(HttpContent content, HttpStatusCode status = HttpStatusCode.OK) =>
        Then((_, _) => Task.FromResult<HttpResponseMessage>(Track(new(status) { Content = content })));

    public static TrackedResponse Answer(HttpStatusCode status, string body = "", string? retryAfter = null, string mediaType = "application/json")
    {
        var response = new TrackedResponse(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
        if (retryAfter is not null)
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await WrittenAsync(request.Content);
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> step;
        lock (_gate)
        {
            _sent.Add(new(
                request.Method,
                request.RequestUri!.AbsoluteUri,
                request.Headers.Authorization,
                request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                request.Content?.Headers.NonValidated.TryGetValues("Content-Type", out var type) == true ? type.ToString() : null,
                body));
            step = _script.Count > 0 ? _script.Dequeue() : Otherwise;
        }
        var response = await step(request, cancellationToken);
        return response is TrackedResponse tracked ? Track(tracked) : response;
    }

    /// <summary>Written as a connection would have it: nothing stays in the content's own buffer.</summary>
    private static async Task<string> WrittenAsync(HttpContent content)
    {
        using var wire = new MemoryStream();
        await content.CopyToAsync(wire);
        return Encoding.UTF8.GetString(wire.ToArray());
    }

    private TrackedResponse Track(TrackedResponse response)
    {
        lock (_gate)
        {
            if (!_responses.Contains(response))
                _responses.Add(response);
        }
        return response;
    }

    internal sealed class TrackedResponse(HttpStatusCode status) : HttpResponseMessage(status)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
