using System.Text;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>Webhooks and callbacks. An address without its signature is nobody's.</summary>
internal sealed class PatchworksTriggerRoutes(PatchworksTenant tenant)
{
    private const string Signature = "patchworks_signature";

    public Reply Webhook(Call call, string[] path, DateTimeOffset now)
    {
        if (Find(call, path, tenant.Webhooks, out var refused) is not { } webhook)
            return refused!;
        var payload = PayloadOf(call);
        tenant.Start(webhook.Flow, webhook.Flow.Deployed!, "Webhook", payload, now);
        return Reply.Text(webhook.Status, webhook.MediaType, webhook.Answer(PatchworksTenant.TextOf(payload))[0]);
    }

    /// <summary>Runs at once up to the callback shape, and answers a list; the rest takes its time.</summary>
    public Reply Callback(Call call, string[] path, DateTimeOffset now)
    {
        if (Find(call, path, tenant.Callbacks, out var refused) is not { } callback)
            return refused!;
        var payload = PayloadOf(call);
        var run = tenant.Start(callback.Flow, callback.Flow.Deployed!, "Callback", payload, now);
        return run.Fate == PatchworksFate.Fails
            ? PatchworksForms.Refused(500, "The flow failed before its callback.")
            : Reply.Text(callback.Status, callback.MediaType, $"[{string.Join(',', callback.Answer(PatchworksTenant.TextOf(payload)))}]");
    }

    private static PatchTrigger? Find(Call call, string[] path, List<PatchTrigger> triggers, out Reply? refused)
    {
        refused = null;
        var trigger = path is [PatchworksTenant.Company, var id, ..] and { Length: <= 3 } ? triggers.Find(t => t.Id == id) : null;
        if (call.Method is not ("GET" or "POST"))
            refused = Reply.Empty(405);
        else if (trigger is null)
            refused = PatchworksForms.NotFound();
        else if (call.Parameter(Signature) != trigger.Signature)
            refused = PatchworksForms.Refused(403, "Invalid signature.");
        else if (trigger.Flow is not { Deployed: not null, IsEnabled: true })
            refused = PatchworksForms.Refused(422, "The flow is not deployed and enabled.");
        return refused is null ? trigger : null;
    }

    /// <summary>The body, or the parameters where there is none.</summary>
    private static byte[] PayloadOf(Call call)
    {
        if (call.Body.Length > 0)
            return call.Body;
        var parameters = new JsonObject();
        foreach (var (name, value) in call.Query.Where(static q => q.Key != Signature))
            parameters[name] = value.ToString();
        return parameters.Count > 0 ? Encoding.UTF8.GetBytes(parameters.ToJsonString()) : [];
    }
}
