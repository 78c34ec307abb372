using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;
using Connectors.Patchworks.Tests.Conformance;
using Connectors.Patchworks.Tests.Support;
using Connectors.Testing;
using Connectors.Tests.Shared;

namespace Connectors.Patchworks.Tests;

/// <summary>
/// Client and simulator beside what is known of the vendor's contract, which is <b>partial</b>: fragments that the vendor shows, and paths seen in programs. It holds facts about paths, verbs, parameters and
/// names, and proves nothing that it does not name.
/// </summary>
public sealed partial class PatchworksContractTests
{
    private const string Core = "patchworks/core-api.partial.openapi.json";
    private const string Start = "patchworks/start-api.reconstructed.openapi.json";
    private static readonly PatchworksJsonContext Json = PatchworksJsonContext.Default;

    /// <summary>Stated by the vendor in words, and not among the fragments.</summary>
    private static readonly string[] OfTheDossierAlone =
        ["user.get", "lookups.create", "lookups.get", "lookups.delete", "data-pools.update", "data-pools.delete"];

    [ContractFact(Core)]
    public void Every_call_of_the_partial_contract_is_one_of_the_client() => Assert.Empty(CallsOf(Core, "/api/v1").Concat(CallsOf(Start, string.Empty)).Except(
        PatchworksOperations.All.Select(static o => $"{o.Method} /{Places().Replace(o.Path, "{}")}")));

    [ContractFact(Core)]
    public void What_the_partial_contract_does_not_have_is_marked_as_inferred_or_named()
    {
        var there = CallsOf(Core, "/api/v1").Concat(CallsOf(Start, string.Empty)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(
            OfTheDossierAlone.Order(),
            PatchworksCalls.All.Where(c => c.Evidence is PatchworksCalls.Documented or PatchworksCalls.InClients && !there.Contains($"{c.Operation.Method} /{Places().Replace(c.Operation.Path, "{}")}"))
                .Select(static c => c.Operation.Code).Order());
    }

    /// <summary>Requests with everything that they can hold.</summary>
    [ContractFact(Core)]
    public async Task Every_parameter_that_is_sent_is_in_the_contract()
    {
        using var wire = new PatchworksWire();
        (string Path, Func<Task> Call)[] calls =
        [
            ("/api/v1/flows", () => wire.Client.Flows.GetFlowsAsync(["versions"]).ReadToEndAsync()),
            ("/api/v1/flow-versions/{id}/steps", () => wire.Client.Flows.GetStepsAsync("1", ["x"])),
            ("/api/v1/flow-runs", () => wire.Client.Runs.GetRunsAsync(new()
            {
                FlowId = "1", FlowVersionId = "2", VirtualEnvironmentId = "3", UserId = "4", Statuses = [FlowRunStatus.Failure], Triggers = [FlowRunTrigger.Api], Search = "x", StartedAfter = DateTimeOffset.UnixEpoch,
                StartedBefore = DateTimeOffset.UnixEpoch, StartedOn = DateTimeOffset.UnixEpoch, Retried = true, HasWarnings = true, Include = ["flow"],
            }).ReadToEndAsync()),
            ("/api/v1/flow-runs/{id}", () => wire.Client.Runs.GetRunAsync("1", ["flow"])),
            ("/api/v1/flow-runs/{id}/flow-run-logs", () => wire.Client.Runs.GetLogsAsync("1").ReadToEndAsync()),
            ("/api/v1/scheduled-flows", () => wire.Client.QueuedRuns.GetQueuedRunsAsync("1", "Pending", ["flow"]).ReadToEndAsync()),
            ("/api/v1/payload-metadata", () => wire.Client.Payloads.GetPayloadsAsync(new() { Id = "1", FlowRunId = "2", FlowStepId = "3", FlowLogId = "4" }).ReadToEndAsync()),
            ("/api/v1/data-pool", () => wire.Client.DataPools.GetDataPoolsAsync("orders").ReadToEndAsync()),
            ("/api/v1/data-pool/{data_pool}/deduped-data", () => wire.Client.DataPools.GetEntriesAsync("1").ReadToEndAsync()),
            ("/api/v1/caches", () => wire.Client.Caches.GetCachesAsync(new() { FlowId = "1", ForFlow = "2", Scope = "flow", Name = "x" }).ReadToEndAsync()),
        ];
        var contract = Spec(Core).GetProperty("paths");

        foreach (var (path, call) in calls)
        {
            wire.Requests.Clear();
            wire.Answer(path.EndsWith("{id}", StringComparison.Ordinal) ? """{"id":1}""" : """{"data":[],"meta":{"last_page":1}}""");
            await call();
            var sent = wire.Requests[0].Address.Query.TrimStart('?').Split('&').Select(static p => Uri.UnescapeDataString(p.Split('=')[0]));
            Assert.Empty(sent.Except(contract.GetProperty(path).GetProperty("get").GetProperty("parameters").EnumerateArray().Select(static p => p.GetProperty("name").GetString()!)).Select(name => $"{path} {name}"));
        }
    }

    [ContractFact(Core)]
    public void Every_member_of_the_partial_contract_is_one_of_the_models()
    {
        (string Schema, JsonTypeInfo Model)[] pairs =
        [
            ("FlowRuns", Json.FlowRun), ("Flows", Json.Flow), ("ScheduledFlows", Json.ScheduledFlow), ("PayloadMetadata", Json.PayloadMetadata), ("DataPool", Json.DataPool), ("Caches", Json.Cache),
        ];
        var schemas = Spec(Core).GetProperty("components").GetProperty("schemas");
        var missing = from pair in pairs
                      from member in schemas.GetProperty(pair.Schema).GetProperty("properties").EnumerateObject()
                      where !pair.Model.Properties.Any(p => p.Name == member.Name && !p.IsExtensionData)
                      select $"{pair.Schema}.{member.Name}";

        // Kept in AdditionalData: filters and includes that the reference lists among the fields, and what its unit or form is not told of.
        Assert.Equal(
            [
                "FlowRuns.payload.id", "FlowRuns.steps.name", "FlowRuns.duration", "FlowRuns.retried_flow_run",
                "Flows.format", "Flows.body", "Flows.labels", "Flows.notification_groups", "Flows.layout_direction", "Flows.latest_deployed_version", "Flows.version_type_counts", "Flows.message_brokers", "Flows.message_broker_queues",
                "ScheduledFlows.virtual_environment_version", "ScheduledFlows.payload_metadata",
            ],
            missing);
    }

    [ContractFact(Core)]
    public void Every_word_of_the_partial_contract_has_a_constant()
    {
        var run = Spec(Core).GetProperty("components").GetProperty("schemas").GetProperty("FlowRuns").GetProperty("properties");

        Assert.Equal(Words(run.GetProperty("trigger")), Constants(typeof(FlowRunTrigger)));
        Assert.Equal(Words(run.GetProperty("status")), Constants(typeof(FlowVersionState)));   // Which the vendor lists at runs by mistake.
    }

    /// <summary>The simulator answers with members that the contract has, and no others.</summary>
    [ContractFact(Core)]
    public async Task Every_member_that_the_simulator_answers_is_in_the_contract()
    {
        await using var scene = await PatchworksScene.StartAsync(new() { QueueTime = TimeSpan.FromMinutes(1) });
        var flow = scene.Platform.AddFlow("Orders", tracks: "order");
        await scene.Client.DataPools.CreateDataPoolAsync(new() { Name = "orders" });
        scene.Platform.AddCache(flow, "cursor", "{}");
        scene.Platform.RunFlow(flow, """{"order":"1"}""");
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        scene.Platform.RunFlow(flow, """{"order":"2"}""");
        using var http = new HttpClient { BaseAddress = scene.Platform.CoreAddress };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", scene.Platform.ApiKey);
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        var schemas = Spec(Core).GetProperty("components").GetProperty("schemas");

        foreach (var (path, schema) in (IEnumerable<(string, string)>)
            [("flows?include=versions,deployedVersion", "Flows"), ("flow-runs", "FlowRuns"), ("scheduled-flows?include=flow", "ScheduledFlows"), ("payload-metadata", "PayloadMetadata"), ("data-pool", "DataPool"), ("caches", "Caches")])
        {
            using var answer = JsonDocument.Parse(await http.GetStringAsync(new Uri(path, UriKind.Relative)));
            Assert.True(answer.RootElement.GetProperty("data").GetArrayLength() > 0, path);
            Assert.Empty(Unknown(answer.RootElement.GetProperty("data")[0], schemas.GetProperty(schema), schema));
            Assert.Empty(Unknown(answer.RootElement.GetProperty("meta"), schemas.GetProperty("PaginationMeta"), "meta"));
            Assert.Empty(Unknown(answer.RootElement.GetProperty("links"), schemas.GetProperty("PaginationLinks"), "links"));
        }
    }

    private static JsonElement Spec(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ContractFactAttribute.Find(file)!));
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> CallsOf(string file, string before) =>
        from path in Spec(file).GetProperty("paths").EnumerateObject()
        from call in path.Value.EnumerateObject()
        select $"{call.Name.ToUpperInvariant()} {Places().Replace(path.Name[before.Length..], "{}")}";

    private static IEnumerable<string> Words(JsonElement member) => member.GetProperty("enum").EnumerateArray().Select(static w => w.GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Constants(Type words) => words.GetProperties().Where(p => p.PropertyType == words).Select(static p => p.GetValue(null)!.ToString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Unknown(JsonElement thing, JsonElement schema, string name) =>
        thing.EnumerateObject().Where(m => !schema.GetProperty("properties").TryGetProperty(m.Name, out _)).Select(m => $"{name}.{m.Name}");

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Places();
}
