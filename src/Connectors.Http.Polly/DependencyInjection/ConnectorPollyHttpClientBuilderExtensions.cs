using Connectors.Domain.Ports;
using Connectors.Http.Polly.Internal;
using Polly;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds policies of Polly 7 to connections.</summary>
public static class ConnectorPollyHttpClientBuilderExtensions
{
    /// <summary>
    /// Runs every call whose operation is <see cref="RetrySafety.Read"/> or <see cref="RetrySafety.SafeRepeat"/> through the policy. A call that creates
    /// something or moves it on, one whose body can be written only once, and a request without an operation pass as if the policy were not there.
    /// </summary>
    /// <remarks>
    /// The policy is the outermost of all, around the pipeline of the connection: what it sends again takes its place in the call budget, waits for its slot and
    /// is repeated by the pipeline itself. A retry policy therefore multiplies: with <c>Resilience.MaxRetries</c> = r and n retries of its own a call that keeps
    /// failing is sent (r + 1) × (n + 1) times. Where the policy is to be the only one that repeats, set <c>MaxRetries</c> to 0. Of several policies the first added
    /// is the outermost.
    /// </remarks>
    /// <param name="builder">What an <c>Add…Client</c> returned.</param>
    /// <param name="policy">The policy, shared by all calls of the connection.</param>
    /// <returns>The same builder.</returns>
    public static IHttpClientBuilder AddReadPolicy(this IHttpClientBuilder builder, IAsyncPolicy<HttpResponseMessage> policy)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(policy);
        return builder.ConfigureAdditionalHttpMessageHandlers((handlers, _) =>
            handlers.Insert(handlers.TakeWhile(static handler => handler is ReadPolicyHandler).Count(), new ReadPolicyHandler(policy)));
    }
}
