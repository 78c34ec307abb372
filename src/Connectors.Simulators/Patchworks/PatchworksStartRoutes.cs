using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>The Start API: payloads as they are, or as a text within an object.</summary>
internal sealed class PatchworksStartRoutes(PatchworksTenant tenant)
{
    public Reply Answer(Call call, string[] path, DateTimeOffset now)
    {
        var (flowId, kind, version, isRaw) = path switch
        {
            ["flows", var id, ("start" or "manual") and var how, "raw"] => (id, how, null, true),
            ["flows", var id, ("start" or "manual") and var how, "raw", var number] => (id, how, number, true),
            ["flows", var id, ("start" or "manual") and var how] => (id, how, null, false),
            ["flows", var id, ("start" or "manual") and var how, var number] => (id, how, (string?)number, false),
            _ => (string.Empty, string.Empty, null, false),
        };
        if (tenant.Flow(flowId) is not { } flow)
            return PatchworksForms.NotFound();
        if (version is not null && !flow.Versions.Contains(version))
            return PatchworksForms.NotFound();
        if ((version ?? flow.Deployed) is not { } versionId)
            return PatchworksForms.Refused(422, "The flow has no deployed version.");
        if (!TryReadPayload(call, isRaw, out var payload))
            return PatchworksForms.Refused(422, "The payload field must be a string.", "payload");
        var run = tenant.Start(flow, versionId, kind == "manual" ? "Manual" : "API", payload, now, environment: call.Parameter("virtual_environment_id"), variables: call.Parameter("flow_variables"));
        return PatchworksForms.Json(200, Started(run));
    }

    private JsonObject Started(PatchRun run)
    {
        var body = new JsonObject { ["message"] = "Flow initialised." };
        switch (tenant.Behaviours.StartTellsRunIn)
        {
            case "data.id":
                body["data"] = new JsonObject { ["id"] = PatchworksForms.Number(run.Id) };
                break;
            case { Length: > 0 } member:
                body[member] = PatchworksForms.Number(run.Id);
                break;
        }

        return body;
    }

    /// <summary>An object in the place of the text is refused, and a body that is no JSON too.</summary>
    private static bool TryReadPayload(Call call, bool isRaw, out byte[] payload)
    {
        payload = call.Body;
        if (call.Body.Length == 0)
            return true;
        using var document = JsonDocument.Parse(call.Body);
        if (isRaw)
            return true;
        if (document.RootElement.Child("payload") is not { ValueKind: JsonValueKind.String } text)
            return false;
        payload = Encoding.UTF8.GetBytes(text.GetString()!);
        return true;
    }
}
