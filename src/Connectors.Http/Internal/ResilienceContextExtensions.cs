using Polly;

namespace Connectors.Http.Internal;

/// <summary>The call travels in the context, because a failed attempt has no response to ask for its request.</summary>
internal static class ResilienceContextExtensions
{
    private static readonly ResiliencePropertyKey<ConnectorCall> Key = new("Connectors.Http.Call");

    public static void Carry(this ResilienceContext context, ConnectorCall call) => context.Properties.Set(Key, call);

    public static ConnectorCall Call(this ResilienceContext context) =>
        context.Properties.TryGetValue(Key, out var call) ? call : throw new InvalidOperationException("The pipeline runs connector calls only.");
}
