using System.Text;
using System.Text.Json;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Models;
using Connectors.Patchworks.Tests.Conformance;
using Connectors.Patchworks.Tests.Support;
using Connectors.Simulators.Patchworks;

namespace Connectors.Patchworks.Tests;

/// <summary>Starts, runs, logs, payloads and triggers on a simulated platform, in all the forms that it may answer in.</summary>
public sealed class SimulatedRunsTests
{
    private static readonly byte[] Order = """{"order":"12345-A"}"""u8.ToArray();

    public static TheoryData<string> Forms => ["plain", "wrapped", "nowhere"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_run_is_started_waited_for_and_found_by_its_key(string form)
    {
        await using var scene = await PatchworksScene.StartAsync(Behaviours(form));
        var flow = scene.Platform.AddFlow("Orders in", tracks: "order");

        var started = await scene.Client.Starts.StartAsync(new() { FlowId = flow, Variables = new Dictionary<string, string> { ["day"] = "1" } }, Order);

        var found = Assert.Single(await ListAsync(scene.Client.Runs.GetRunsAsync(new() { Search = "12345-A", Include = ["trackedData", "flow", "flowVersion"] })));
        Assert.Equal([new TrackedValue("order", "12345-A")], found.TrackedData);
        Assert.Equal((flow, FlowRunStatus.Started, FlowRunTrigger.Api, flow, "Deployed"), (found.FlowId, found.Status, found.Trigger, found.Flow!.Id, found.FlowVersion!.Status.Value));
        Assert.Equal(form == "nowhere" ? null : found.Id, started.RunId);
        var ended = await scene.Client.Runs.WaitForRunAsync(found.Id);
        Assert.Equal((FlowRunStatus.Success, TimeSpan.FromMinutes(1)), (ended.Status, ended.FinishedAt - ended.StartedAt));
        Assert.Equal("""{"day":"1"}""", Assert.Single(scene.Platform.ReadRuns()).Variables);
    }

    [Theory]
    [InlineData(PatchworksFate.Fails, "FAILURE", false)]
    [InlineData(PatchworksFate.IsStopped, "STOPPED", false)]
    [InlineData(PatchworksFate.SucceedsInPart, "PARTIAL_SUCCESS", false)]
    [InlineData(PatchworksFate.DropsPayload, "SUCCESS", true)]
    public async Task However_a_run_ends_its_status_log_and_payload_tell(PatchworksFate fate, string status, bool isDropped)
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Orders in");
        scene.Platform.PlanRuns(flow, fate);

        var started = await scene.Client.Starts.StartAsync(new() { FlowId = flow }, Order);
        var run = await scene.Client.Runs.WaitForRunAsync(started.RunId!, new() { Include = ["errorWarningLogs"] });

        Assert.Equal((status, isDropped), (run.Status.ToString(), run.HasWarnings));
        var log = await ListAsync(scene.Client.Runs.GetLogsAsync(run.Id));
        Assert.Equal(log.Where(static l => l.LogLevel != RunLogLevel.Info).Select(static l => l.Id), run.ErrorWarningLogs.Select(static l => l.Id));
        if (fate is PatchworksFate.Fails)
            Assert.Equal(("map", "The mapping of a record failed."), (log.First(static l => l.LogLevel.IsFailure).FlowStep!.Name, run.Summary));
        var payloads = await ListAsync(scene.Client.Payloads.GetPayloadsAsync(new() { FlowRunId = run.Id }));
        Assert.Equal(isDropped, payloads.Any(static p => p.Dropped is true));
        Assert.Equal(log.Select(static l => l.PayloadMetadataId).OfType<string>(), payloads.Select(static p => p.Id));
        Assert.Equal(Order, await DownloadAsync(scene, payloads[0].Id));
    }

    [Fact]
    public async Task Payloads_are_gone_after_72_hours_and_logs_after_seven_days()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var run = scene.Platform.RunFlow(scene.Platform.AddFlow("Orders in"), """{"order":"1"}""");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var payload = (await ListAsync(scene.Client.Payloads.GetPayloadsAsync(new() { FlowRunId = run })))[0].Id;

        scene.Clock.Advance(TimeSpan.FromHours(71));
        Assert.NotEmpty(await DownloadAsync(scene, payload));
        scene.Clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Payloads.DownloadPayloadAsync(payload));
        Assert.Empty(await ListAsync(scene.Client.Payloads.GetPayloadsAsync(new() { FlowRunId = run })));
        Assert.Equal(2, (await ListAsync(scene.Client.Runs.GetLogsAsync(run))).Count);

        scene.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Empty(await ListAsync(scene.Client.Runs.GetLogsAsync(run)));
        Assert.Equal(FlowRunStatus.Success, (await scene.Client.Runs.GetRunAsync(run)).Status);
    }

    [Fact]
    public async Task A_retry_is_a_new_run_that_names_the_old_and_a_lost_answer_is_looked_up()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Orders in");
        scene.Platform.PlanRuns(flow, PatchworksFate.Fails);
        var run = scene.Platform.RunFlow(flow, """{"order":"1"}""");
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var began = scene.Clock.GetUtcNow();
        Assert.IsType<LookupResult<FlowRun>.Absent>(await scene.Client.Runs.FindRetryAsync(run, began));

        scene.Lost.LoseNextAnswer();
        var lost = await Assert.ThrowsAsync<ConnectorException>(() => scene.Client.Runs.RetryRunAsync(run));

        Assert.Equal(FailureKind.OutcomeUnknown, lost.Kind);
        var found = Assert.IsType<LookupResult<FlowRun>.Found>(await scene.Client.Runs.FindRetryAsync(run, began)).Value;
        Assert.Equal((run, FlowRunTrigger.Retry), (found.RetryFlowRunId, found.Trigger));
        Assert.Equal(2, scene.Platform.ReadRuns().Count);
        Assert.Equal(scene.Platform.RetryByHand(run), (await ListAsync(scene.Client.Runs.GetRunsAsync(new() { Triggers = [FlowRunTrigger.Retry], NewestFirst = false })))[^1].Id);
        Assert.Equal(run, Assert.Single(await ListAsync(scene.Client.Runs.GetRunsAsync(new() { Retried = true }))).Id);
    }

    [Fact]
    public async Task A_start_whose_answer_or_request_was_lost_is_never_sent_again()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Orders in");
        var (hook, call) = (scene.Webhook(scene.Platform.AddWebhook(flow)), scene.Callback(scene.Platform.AddCallback(flow, static _ => ["{}"])));
        Func<Task>[] starts =
        [
            () => scene.Client.Starts.StartAsync(new() { FlowId = flow }, Order), () => scene.Client.Starts.StartAsync(new() { FlowId = flow, StringifiesPayload = true, IsManual = true }, Order),
            () => hook.TriggerAsync(Order), () => call.CallAsync(Order, TestJson.Default.JsonElement),
        ];

        foreach (var (index, start) in starts.Index())
        {
            scene.Lost.LoseNextAnswer();
            Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAsync<ConnectorException>(start)).Kind);
            Assert.Equal(index + 1, scene.Platform.ReadRuns().Count);
            scene.Lost.LoseNextRequest();
            Assert.Equal(FailureKind.OutcomeUnknown, (await Assert.ThrowsAsync<ConnectorException>(start)).Kind);
            Assert.Equal(index + 1, scene.Platform.ReadRuns().Count);
        }
    }

    [Fact]
    public async Task A_flow_without_a_deployed_version_is_refused_and_a_version_may_be_named()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Orders in", isDeployed: false);
        var version = Assert.Single(await ListAsync(scene.Client.Flows.GetVersionsAsync(flow)));
        Assert.Equal((FlowVersionState.Draft, flow), (version.Status, version.FlowId));

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => scene.Client.Starts.StartAsync(new() { FlowId = flow }, Order));
        await scene.Client.Starts.StartAsync(new() { FlowId = flow, VersionId = version.Id, IsManual = true, StringifiesPayload = true }, Order);

        Assert.Equal((FailureKind.Rejected, PatchworksErrorCodes.NotDeployed), (refused.Kind, refused.ErrorCode));
        Assert.Equal(("Manual", Encoding.UTF8.GetString(Order)), (scene.Platform.ReadRuns()[0].Trigger, scene.Platform.ReadRuns()[0].Payload));
        Assert.Equal(["trigger", "map", "send"], (await scene.Client.Flows.GetStepsAsync(version.Id)).Select(static s => s.Name));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.Starts.StartAsync(new() { FlowId = "1" }, Order));
    }

    [Fact]
    public async Task A_run_in_the_queue_is_no_run_yet_and_can_be_taken_off()
    {
        await using var scene = await PatchworksScene.StartAsync(new() { QueueTime = TimeSpan.FromMinutes(3) });
        var flow = scene.Platform.AddFlow("Orders in");
        var started = await scene.Client.Starts.StartAsync(new() { FlowId = flow }, Order);
        await scene.Client.Starts.StartAsync(new() { FlowId = flow }, Order);

        Assert.Empty(await ListAsync(scene.Client.Runs.GetRunsAsync()));
        var waiting = await ListAsync(scene.Client.QueuedRuns.GetQueuedRunsAsync(include: ["flow"]));
        Assert.Equal((2, flow), (waiting.Count, waiting[0].Flow!.Id));
        await scene.Client.QueuedRuns.DeleteQueuedRunAsync(waiting[1].Id);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.QueuedRuns.DeleteQueuedRunAsync(waiting[1].Id));

        Assert.Equal(FlowRunStatus.Success, (await scene.Client.Runs.WaitForRunAsync(started.RunId!)).Status);
        Assert.Equal([2, 0], scene.Platform.ReadRuns().Select(static r => r.Status));
    }

    [Fact]
    public async Task A_run_is_stopped_where_an_option_says_how()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var run = scene.Platform.RunFlow(scene.Platform.AddFlow("Orders in"), "{}");

        await scene.Client.Runs.StopRunAsync(run);

        Assert.Equal(FlowRunStatus.Stopped, (await scene.Client.Runs.GetRunAsync(run)).Status);
    }

    [Fact]
    public async Task A_trigger_needs_its_signature_and_a_flow_that_is_deployed_and_enabled()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Orders in");
        var address = scene.Platform.AddWebhook(flow, "taken", "text/plain", 202);
        await scene.Webhook(address).TriggerAsync(Order);
        await scene.Webhook(address).TriggerWithParametersAsync(new Dictionary<string, string> { ["order"] = "2" });
        Assert.Equal(["""{"order":"12345-A"}""", """{"order":"2"}"""], scene.Platform.ReadRuns().Select(static r => r.Payload));

        scene.Platform.SetEnabled(flow, false);
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<ConnectorException>(() => scene.Webhook(address).TriggerAsync(Order))).Kind);
        scene.Platform.SetEnabled(flow, true);
        scene.Platform.Undeploy(flow);
        Assert.Equal(PatchworksErrorCodes.NotDeployed, (await Assert.ThrowsAsync<ConnectorException>(() => scene.Webhook(address).TriggerAsync(Order))).ErrorCode);
        Assert.Equal(FailureKind.Denied, (await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => scene.Webhook(address[..^1] + "x").TriggerAsync(Order))).Kind);
        Assert.Equal(2, scene.Platform.ReadRuns().Count);
    }

    [Fact]
    public async Task A_callback_answers_what_its_flow_makes_of_the_payload_and_a_failed_flow_is_a_failure()
    {
        await using var scene = await PatchworksScene.StartAsync();
        var flow = scene.Platform.AddFlow("Get orders");
        var callback = scene.Callback(scene.Platform.AddCallback(flow, static asked => [asked, """{"externalId":"1002","totalPrice":1.50}"""]));

        var orders = await callback.CallAsync("""{"externalId":"1001","totalPrice":2}"""u8.ToArray(), TestJson.Default.FoundOrder);
        scene.Platform.PlanRuns(flow, PatchworksFate.Fails);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => callback.CallAsync(Order, TestJson.Default.FoundOrder));

        Assert.Equal([new("1001", 2m), new("1002", 1.50m)], orders);
        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
    }

    [Fact]
    public async Task Versions_that_are_deployed_show_in_the_flow_and_in_the_runs()
    {
        await using var scene = await PatchworksScene.StartAsync(Behaviours("wrapped"));
        var flow = scene.Platform.AddFlow("Orders in");
        var before = Assert.Single(await ListAsync(scene.Client.Flows.GetFlowsAsync(["deployedVersion", "versions"]))).DeployedVersion!.Id;

        var version = scene.Platform.DeployNewVersion(flow);
        var run = await scene.Client.Runs.GetRunAsync((await scene.Client.Starts.StartAsync(new() { FlowId = flow }, Order)).RunId!, ["flowVersion"]);
        var shown = Assert.Single(await ListAsync(scene.Client.Flows.GetFlowsAsync(["deployedVersion", "versions"])));

        Assert.Equal((version, version, version, 2), (shown.DeployedVersion!.Id, run.FlowVersionId, run.FlowVersion!.Id, shown.Versions.Count));
        Assert.NotEqual(before, version);
    }

    [Fact]
    public async Task A_person_who_runs_a_failed_run_again_is_seen()
    {
        await using var scene = await PatchworksScene.StartAsync(new() { FailedRuns = 1m, RetriedByPeople = 1m });
        var run = scene.Platform.RunFlow(scene.Platform.AddFlow("Orders in"), "{}");
        scene.Clock.Advance(TimeSpan.FromMinutes(70));

        Assert.Equal(run, (await ListAsync(scene.Client.Runs.GetRunsAsync(new() { Triggers = [FlowRunTrigger.Retry] })))[0].RetryFlowRunId);
    }

    [Fact]
    public async Task Pools_caches_and_an_imported_flow_are_kept()
    {
        await using var scene = await PatchworksScene.StartAsync(Behaviours("wrapped"));
        var pool = await scene.Client.DataPools.CreateDataPoolAsync(new() { Name = "orders", Description = "seen" });
        scene.Platform.AddPoolEntry(pool!.Id, "12345-A");
        await scene.Client.DataPools.UpdateDataPoolAsync(pool.Id, new() { Description = null });
        var flow = await scene.Client.Flows.ImportFlowAsync("""{"name":"Stock out"}"""u8.ToArray());
        scene.Platform.AddCache(flow!.Id, "cursor", """{"at":"2026-03-02"}""");

        Assert.Equal(("orders", null), ((await scene.Client.DataPools.GetDataPoolAsync(pool.Id)).Name, Assert.Single(await ListAsync(scene.Client.DataPools.GetDataPoolsAsync("orders"))).Description));
        Assert.Equal("12345-A", Assert.Single(await ListAsync(scene.Client.DataPools.GetEntriesAsync(pool.Id))).AdditionalData!["key"].GetString());
        Assert.Equal(JsonValueKind.String, Assert.Single(await ListAsync(scene.Client.Caches.GetCachesAsync(new() { FlowId = flow.Id, Name = "cursor", Scope = "flow" }))).Content!.Value.ValueKind);
        await scene.Client.DataPools.DeleteDataPoolAsync(pool.Id);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => scene.Client.DataPools.GetDataPoolAsync(pool.Id));
        Assert.Equal("name", Assert.Single((await Assert.ThrowsAsync<ConnectorException>(() => scene.Client.DataPools.CreateDataPoolAsync(new() { Name = "x" }))).Details).Field);
    }

    [Fact]
    public async Task Long_lists_are_read_to_their_end_also_while_runs_begin()
    {
        await using var scene = await PatchworksScene.StartAsync(configure: static o => o.PageSize = 7);
        var flow = scene.Platform.AddFlow("Orders in");
        for (var i = 0; i < 20; i++)
        {
            scene.Platform.RunFlow(flow, "{}");
            scene.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var ids = new List<string>();
        await foreach (var page in scene.Client.Runs.GetRunsAsync().AsPages())
        {
            ids.AddRange(page.Items.Select(static r => r.Id));
            if (ids.Count < 20)
            {
                scene.Platform.RunFlow(flow, "{}");
                scene.Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        Assert.Equal(scene.Platform.ReadRuns().Select(static r => r.Id), ids);
    }

    private static PatchworksBehaviours Behaviours(string form) => form switch
    {
        "wrapped" => new() { WrappedFields = true, NamedLikeAsked = true, TextRunIds = true, WordsForStates = true, StartTellsRunIn = "data.id" },
        "nowhere" => new() { StartTellsRunIn = "" },
        _ => new(),
    };

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> all)
    {
        var list = new List<T>();
        await foreach (var item in all)
            list.Add(item);
        return list;
    }

    private static async Task<byte[]> DownloadAsync(PatchworksScene scene, string payloadId)
    {
        await using var download = await scene.Client.Payloads.DownloadPayloadAsync(payloadId);
        using var bytes = new MemoryStream();
        await download.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
