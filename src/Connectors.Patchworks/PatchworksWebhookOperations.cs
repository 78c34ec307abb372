using Connectors.Http;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>The operations of <see cref="PatchworksWebhook"/>, as data. Where they go is a secret, so the path names nothing of it.</summary>
public static class PatchworksWebhookOperations
{
    internal const string SystemName = "patchworks-webhook";

    /// <summary>As many as the vendor allows.</summary>
    internal const int CallsPerMinute = 120;

    /// <summary><c>POST</c> to the trigger's address: starts its flow with a payload. Nothing can be looked up.</summary>
    public static Operation Post { get; } = Make("webhook.post", HttpMethod.Post);

    /// <summary><c>GET</c> of the trigger's address: starts its flow with parameters. Nothing can be looked up.</summary>
    public static Operation Get { get; } = Make("webhook.get", HttpMethod.Get);

    private static Operation Make(string code, HttpMethod method) => TriggerOperation.Make(SystemName, code, method, "webhooks", CallsPerMinute);
}
