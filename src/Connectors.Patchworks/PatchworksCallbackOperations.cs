using Connectors.Http;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>The operations of <see cref="PatchworksCallback"/>, as data. Where they go is a secret, so the path names nothing of it.</summary>
public static class PatchworksCallbackOperations
{
    internal const string SystemName = "patchworks-callback";

    /// <summary>As many as the vendor allows.</summary>
    internal const int CallsPerMinute = 240;

    /// <summary><c>POST</c> to the trigger's address: runs its flow with a payload and waits for what it answers. Nothing can be looked up.</summary>
    public static Operation Post { get; } = Make("callback.post", HttpMethod.Post);

    /// <summary><c>GET</c> of the trigger's address: runs its flow with parameters and waits for what it answers. Nothing can be looked up.</summary>
    public static Operation Get { get; } = Make("callback.get", HttpMethod.Get);

    private static Operation Make(string code, HttpMethod method) => TriggerOperation.Make(SystemName, code, method, "callbacks", CallsPerMinute);
}
