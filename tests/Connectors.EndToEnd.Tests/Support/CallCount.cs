using Connectors.Http;

namespace Connectors.EndToEnd.Tests.Support;

/// <summary>How often an operation is called.</summary>
internal sealed class CallCount(string operation)
{
    public int Times { get; private set; }

    /// <summary>Whether it fails before anything is sent.</summary>
    public bool IsDown { get; set; }

    public DelegatingHandler NewHandler() => new Handler(this, operation);

    private sealed class Handler(CallCount owner, string operation) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.GetOperation()?.Code == operation)
            {
                owner.Times++;
                if (owner.IsDown)
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "It is not there.");
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
