using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Patchworks;

/// <summary>The Core API without its lookups. Where a path is not documented (stopping a run), the simulator has one of its own.</summary>
internal sealed class PatchworksCoreRoutes(PatchworksTenant tenant, PatchworksForms forms)
{
    private static readonly string[] Words = ["", "STARTED", "SUCCESS", "FAILURE", "STOPPED", "PARTIAL_SUCCESS"];

    public Reply Answer(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["flows"]) => forms.List(call, tenant.Flows.Select(f => Flow(f, call)), "flow"),
        ("POST", ["flows", "import"]) => Import(call, now),
        ("GET", ["flows", var id, "flow-versions"]) => tenant.Flow(id) is { } flow ? forms.List(call, flow.Versions.Select(v => Version(flow, v)), "flow_version") : PatchworksForms.NotFound(),
        ("GET", ["flow-versions", var id, "steps"]) => tenant.Flows.Exists(f => f.Versions.Contains(id)) ? forms.List(call, Steps(id), "flow_step") : PatchworksForms.NotFound(),
        ("GET", ["flow-runs"]) => Runs(call, now),
        ("GET", ["flow-runs", var id]) => WithRun(id, run => forms.One(200, Run(run, call, now), "flow_run")),
        ("GET", ["flow-runs", var id, "flow-run-logs"]) => WithRun(id, run => forms.List(call, Logs(run, now).Select(l => Line(l, call)), "flow_run_log")),
        ("POST", ["flow-runs", var id, "retry"]) => WithRun(id, run => PatchworksForms.Json(201, new JsonObject { ["message"] = "Flow run retried.", ["flow_run_id"] = PatchworksForms.Number(tenant.Retry(run, now).Id) })),
        ("POST", ["flow-runs", var id, "stop"]) => WithRun(id, run =>
        {
            PatchworksTenant.Stop(run, now);
            return Reply.Empty(204);
        }),
        ("GET", ["payload-metadata"]) => forms.List(call, Payloads(call, now).Select(Payload), "payload_metadata"),
        ("GET", ["payload-metadata", var id, "download"]) => tenant.Payloads.Find(p => p.Id.Text() == id && IsKept(p.At, PatchworksTenant.PayloadsKept, now)) is { } payload ? Download(payload) : PatchworksForms.NotFound(),
        ("GET", ["scheduled-flows"]) => forms.List(call, tenant.Runs.Where(r => r.Waits && Asks(call, "flow_version_id", r.VersionId)).Select(r => Waiting(r, call)), "scheduled_flow"),
        ("DELETE", ["scheduled-flows", var id]) => TakeOff(id),
        ("GET", ["data-pool"]) => forms.List(call, tenant.Pools.Where(p => Asks(call, "name", (string?)p["name"]) && Asks(call, "id", (string?)p["id"])).Select(Pool), "data_pool"),
        ("POST", ["data-pool"]) => CreatePool(call, now),
        ("GET", ["data-pool", var id]) => WithPool(id, pool => forms.One(200, Pool(pool), "data_pool")),
        ("PATCH", ["data-pool", var id]) => WithPool(id, pool => ChangePool(call, pool, now)),
        ("DELETE", ["data-pool", var id]) => WithPool(id, pool =>
        {
            tenant.Pools.Remove(pool);
            tenant.PoolEntries.Remove(id);
            return Reply.Empty(204);
        }),
        ("GET", ["data-pool", var id, "deduped-data"]) => WithPool(id, _ => forms.List(call, tenant.PoolEntries.GetValueOrDefault(id, []).Select(Copy), "deduped_data")),
        ("GET", ["caches"]) => forms.List(call, tenant.Caches.Where(c => Asks(call, "flow_id", c["flow_id"]?.ToString()) && Asks(call, "name", (string?)c["name"]) && Asks(call, "scope", (string?)c["scope"])).Select(Copy), "cache"),
        _ => PatchworksForms.NotFound(),
    };

    private Reply WithRun(string id, Func<PatchRun, Reply> answer) => tenant.Run(id) is { Status: > 0 } run ? answer(run) : PatchworksForms.NotFound();

    private Reply WithPool(string id, Func<JsonObject, Reply> answer) => tenant.Pools.Find(p => (string?)p["id"] == id) is { } pool ? answer(pool) : PatchworksForms.NotFound();

    private static bool IsKept(DateTimeOffset since, TimeSpan kept, DateTimeOffset now) => now - since < kept;

    /// <summary>Whether a filter lets the value pass; several values are joined by commas.</summary>
    private static bool Asks(Call call, string name, string? value) => call.CommaList($"filter[{name}]") is not { } wanted || (value is not null && wanted.Contains(value));

    private static bool Includes(Call call, string name) => call.CommaList("include")?.Contains(name) is true;

    private Reply Import(Call call, DateTimeOffset now)
    {
        var bundle = JsonNode.Parse(call.Body) as JsonObject ?? throw new FormatException("An object is expected.");
        var flow = tenant.AddFlow((string?)bundle["name"] ?? "Imported", isDeployed: false, tracks: null, now);
        return forms.One(201, Flow(flow, call), "flow");
    }

    private JsonObject Flow(PatchFlow flow, Call call)
    {
        var body = new JsonObject
        {
            ["id"] = PatchworksForms.Number(flow.Id),
            ["name"] = flow.Name,
            ["is_enabled"] = flow.IsEnabled,
            ["enabled_at"] = flow.IsEnabled ? PatchworksForms.Instant(flow.CreatedAt) : null,
            ["deployed_at"] = PatchworksForms.Instant(flow.DeployedAt),
            ["status"] = flow.Deployed is null ? "Draft" : "Deployed",
            ["created_at"] = PatchworksForms.Instant(flow.CreatedAt),
            ["updated_at"] = PatchworksForms.Instant(flow.DeployedAt ?? flow.CreatedAt),
        };
        if (Includes(call, "deployedVersion"))
            body[forms.Beside("deployedVersion")] = flow.Deployed is { } deployed ? forms.Form(Version(flow, deployed), "flow_version") : null;
        if (Includes(call, "versions"))
            body["versions"] = new JsonArray([.. flow.Versions.Select(v => forms.Form(Version(flow, v), "flow_version"))]);
        return body;
    }

    private static JsonObject Version(PatchFlow flow, string id) => new()
    {
        ["id"] = PatchworksForms.Number(id),
        ["flow_id"] = PatchworksForms.Number(flow.Id),
        ["status"] = id == flow.Deployed ? "Deployed" : flow.Deployed is null ? "Draft" : "Inactive",
        ["deployed_at"] = id == flow.Deployed ? PatchworksForms.Instant(flow.DeployedAt) : null,
    };

    private static IEnumerable<JsonObject> Steps(string versionId) => PatchworksTenant.StepsOf(versionId).Select((id, i) => new JsonObject
    {
        ["id"] = PatchworksForms.Number(id), ["name"] = PatchworksTenant.NameOfStep(i), ["flow_version_id"] = PatchworksForms.Number(versionId), ["children"] = new JsonArray(),
    });

    private Reply Runs(Call call, DateTimeOffset now)
    {
        // Only this list counts time in milliseconds.
        var (before, after) = (Milliseconds(call, "started_before"), Milliseconds(call, "started_after"));
        if (call.Parameter("sort") is { } sort && sort is not ("started_at" or "-started_at"))
            return PatchworksForms.Refused(400, "Requested sort is not allowed.");
        var search = call.Parameter("filter[search]");
        var runs = tenant.Runs.Where(r => r.Status > 0
            && Asks(call, "flow_id", r.Flow.Id) && Asks(call, "flow_version_id", r.VersionId) && Asks(call, "status", r.Status.Text()) && Asks(call, "trigger", r.Trigger)
            && Asks(call, "virtual_environment_id", r.EnvironmentId)
            && (before is null || r.StartedAt < before) && (after is null || r.StartedAt > after)
            && (call.Flag("filter[retried]") is not { } retried || r.IsRetried == retried)
            && (call.Flag("filter[has_warnings]") is not { } warned || r.HasWarnings == warned)
            && (search is null || r.Id == search || r.Tracked.Any(t => t.Value.Contains(search, StringComparison.OrdinalIgnoreCase))));
        var sorted = call.Parameter("sort") == "started_at" ? runs.OrderBy(static r => r.StartedAt) : runs.OrderByDescending(static r => r.StartedAt);
        return forms.List(call, sorted.Select(r => Run(r, call, now)), "flow_run");
    }

    private static DateTimeOffset? Milliseconds(Call call, string name) => call.Parameter($"filter[{name}]") is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeMilliseconds(number)
        : throw new FormatException("Milliseconds are expected.");

    private JsonObject Run(PatchRun run, Call call, DateTimeOffset now)
    {
        var body = new JsonObject
        {
            ["id"] = PatchworksForms.Number(run.Id),
            ["name"] = run.Flow.Name,
            ["status"] = tenant.Behaviours.WordsForStates ? Words[run.Status] : run.Status,
            ["summary"] = run.Summary,
            ["trigger"] = run.Trigger,
            ["flow_id"] = PatchworksForms.Number(run.Flow.Id),
            ["flow_version_id"] = PatchworksForms.Number(run.VersionId),
            ["virtual_environment_version"] = PatchworksForms.Number(run.EnvironmentId),
            ["user_id"] = null,
            ["started_at"] = PatchworksForms.Instant(run.StartedAt),
            ["finished_at"] = PatchworksForms.Instant(run.FinishedAt),
            ["duration"] = run.FinishedAt is { } end ? (end - run.StartedAt!.Value).TotalSeconds : null,
            ["retry_flow_run_id"] = PatchworksForms.Number(run.RetryOf),
            ["has_warnings"] = run.HasWarnings,
            ["created_at"] = PatchworksForms.Instant(run.QueuedAt),
            ["updated_at"] = PatchworksForms.Instant(run.FinishedAt ?? run.StartedAt),
        };
        if (Includes(call, "flow"))
            body["flow"] = forms.Form(Flow(run.Flow, call), "flow");
        if (Includes(call, "flowVersion"))
            body[forms.Beside("flowVersion")] = forms.Form(Version(run.Flow, run.VersionId), "flow_version");
        if (Includes(call, "trackedData"))
            body[forms.Beside("trackedData")] = new JsonArray([.. run.Tracked.Select(static t => new JsonObject { ["name"] = t.Name, ["value"] = t.Value })]);
        if (Includes(call, "flowRunLogs"))
            body[forms.Beside("flowRunLogs")] = new JsonArray([.. Logs(run, now).Select(l => forms.Form(Line(l, call), "flow_run_log"))]);
        if (Includes(call, "errorWarningLogs"))
            body[forms.Beside("errorWarningLogs")] = new JsonArray([.. Logs(run, now).Where(static l => l.Level != "INFO").Select(l => forms.Form(Line(l, call), "flow_run_log"))]);
        return body;
    }

    private static IEnumerable<PatchLog> Logs(PatchRun run, DateTimeOffset now) => run.Logs.Where(l => IsKept(l.At, PatchworksTenant.LogsKept, now));

    private JsonObject Line(PatchLog line, Call call)
    {
        var body = new JsonObject
        {
            ["id"] = line.Id,
            ["created_at"] = PatchworksForms.Instant(line.At),
            ["log_level"] = line.Level,
            ["log_message"] = line.Message,
            ["flow_step_id"] = PatchworksForms.Number(line.StepId),
        };
        if (call.Parameter("load_payload_ids") == "true")
            body["payload_metadata_id"] = line.Payload?.Id;
        if (Includes(call, "flowStep"))
            body[forms.Beside("flowStep")] = new JsonObject { ["id"] = PatchworksForms.Number(line.StepId), ["name"] = PatchworksTenant.NameOfStep(line.StepId[^1] - '1') };
        return body;
    }

    private IEnumerable<PatchPayload> Payloads(Call call, DateTimeOffset now) => tenant.Payloads.Where(p => IsKept(p.At, PatchworksTenant.PayloadsKept, now)
        && Asks(call, "id", p.Id.Text()) && Asks(call, "flow_run_id", p.Run.Id) && Asks(call, "flow_step_id", p.StepId)
        && Asks(call, "flow_log_id", p.Run.Logs.Find(l => l.Payload?.Id == p.Id)?.Id.Text()));

    private static JsonObject Payload(PatchPayload payload) => new()
    {
        ["id"] = payload.Id,
        ["created_at"] = PatchworksForms.Instant(payload.At),
        ["updated_at"] = PatchworksForms.Instant(payload.At),
        ["flow_version_id"] = PatchworksForms.Number(payload.Run.VersionId),
        ["flow_step_id"] = PatchworksForms.Number(payload.StepId),
        ["flow_run_id"] = PatchworksForms.Number(payload.Run.Id),
        ["payload_store_reference"] = $"payloads/{payload.Id.Text()}",
        ["payload_size"] = payload.Content.Length.Text(),
        ["dropped"] = payload.IsDropped ? "1" : "0",
    };

    private static Reply Download(PatchPayload payload) => Reply.Text(200, "application/json", PatchworksTenant.TextOf(payload.Content));

    private JsonObject Waiting(PatchRun run, Call call)
    {
        var body = new JsonObject
        {
            ["id"] = run.QueueId,
            ["created_at"] = PatchworksForms.Instant(run.QueuedAt),
            ["updated_at"] = PatchworksForms.Instant(run.QueuedAt),
            ["flow_version_id"] = PatchworksForms.Number(run.VersionId),
            ["virtual_environment_version_id"] = PatchworksForms.Number(run.EnvironmentId),
            ["payload_metadata_id"] = null,
            ["trigger"] = run.Trigger,
            ["status"] = "Pending",
        };
        if (Includes(call, "flow"))
            body["flow"] = forms.Form(Flow(run.Flow, call), "flow");
        return body;
    }

    private Reply TakeOff(string id)
    {
        if (tenant.Runs.Find(r => r.Waits && r.QueueId.Text() == id) is not { } run)
            return PatchworksForms.NotFound();
        run.IsTakenOff = true;
        return Reply.Empty(204);
    }

    private Reply CreatePool(Call call, DateTimeOffset now)
    {
        var sent = JsonNode.Parse(call.Body) as JsonObject ?? throw new FormatException("An object is expected.");
        if ((string?)sent["name"] is not { Length: >= 3 and <= 100 } name)
            return PatchworksForms.Refused(422, "The name field must be between 3 and 100 characters.", "name");
        if ((string?)sent["description"] is { Length: > 255 })
            return PatchworksForms.Refused(422, "The description field must not be greater than 255 characters.", "description");
        var pool = new JsonObject
        {
            ["id"] = tenant.NewId().Text(), ["name"] = name, ["description"] = (string?)sent["description"], ["data_pool_template_id"] = 1,
            ["created_at"] = PatchworksForms.Instant(now), ["updated_at"] = PatchworksForms.Instant(now),
        };
        tenant.Pools.Add(pool);
        return forms.One(201, Pool(pool), "data_pool");
    }

    private Reply ChangePool(Call call, JsonObject pool, DateTimeOffset now)
    {
        foreach (var (name, value) in (JsonNode.Parse(call.Body) as JsonObject ?? throw new FormatException("An object is expected.")).ToList())
            pool[name] = value?.DeepClone();
        pool["updated_at"] = PatchworksForms.Instant(now);
        return forms.One(200, Pool(pool), "data_pool");
    }

    private static JsonObject Pool(JsonObject pool)
    {
        var copy = Copy(pool);
        copy["id"] = PatchworksForms.Number((string?)pool["id"]);
        return copy;
    }

    private static JsonObject Copy(JsonObject from) => (JsonObject)from.DeepClone();
}
