using Microsoft.Extensions.Http;
using Polly;

namespace Connectors.Http.Polly.Internal;

/// <summary>Runs what may be repeated through a policy, and lets everything else through untouched.</summary>
internal sealed class ReadPolicyHandler(IAsyncPolicy<HttpResponseMessage> policy)
    : PolicyHttpMessageHandler(request => request.MayBeRepeated() ? policy : None)
{
    private static readonly IAsyncPolicy<HttpResponseMessage> None = Policy.NoOpAsync<HttpResponseMessage>();
}
