using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Testing.Ports;

/// <summary>
/// Loses answers on purpose, for adapters whose client is built on <c>Connectors.Http</c>: add <see cref="NewHandler"/> to the builder that <c>Add…Client</c> returned.
/// Reads pass untouched. Thread-safe.
/// </summary>
public sealed class LostAnswers
{
    private int _next;
    private Action? _before;

    private enum Loss
    {
        None = 0,
        Answer,
        Request,
    }

    /// <summary>The next write reaches the system and is carried out; its answer is lost on the way back.</summary>
    public void LoseNextAnswer() => Interlocked.Exchange(ref _next, (int)Loss.Answer);

    /// <summary>The next write is lost before it reaches the system, in a way that the client cannot tell from a lost answer.</summary>
    public void LoseNextRequest() => Interlocked.Exchange(ref _next, (int)Loss.Request);

    /// <summary>Right before the next write goes on to the transport, this happens once.</summary>
    /// <param name="act">What happens.</param>
    public void BeforeNextWrite(Action act)
    {
        ArgumentNullException.ThrowIfNull(act);
        Interlocked.Exchange(ref _before, act);
    }

    /// <summary>A handler for the client's chain. All handlers of one object lose one answer between them.</summary>
    public DelegatingHandler NewHandler() => new Handler(this);

    private sealed class Handler(LostAnswers owner) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.GetOperation() is null or { RetrySafety: RetrySafety.Read })
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref owner._before, null)?.Invoke();
            var loss = (Loss)Interlocked.Exchange(ref owner._next, (int)Loss.None);
            if (loss == Loss.Request)
                throw Lost();
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (loss == Loss.None)
                return response;
            response.Dispose();
            throw Lost();
        }

        private static HttpRequestException Lost() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");
    }
}
