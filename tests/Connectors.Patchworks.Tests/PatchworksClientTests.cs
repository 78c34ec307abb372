using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Models;
using Connectors.Patchworks.Tests.Support;
using Connectors.Testing;

namespace Connectors.Patchworks.Tests;

/// <summary>What is sent, byte for byte where it counts, and how every form of an answer is read.</summary>
public sealed class PatchworksClientTests
{
    private const string NoRuns = """{"data":[],"meta":{"current_page":1,"last_page":1}}""";

    [Fact]
    public async Task Every_host_has_its_own_address_and_the_key_goes_there_as_it_is()
    {
        using var wire = new PatchworksWire().Answer("""{"data":{"id":7,"companies":[{"id":41,"name":"acme"}]}}""").Answer(NoRuns).Answer("""{"message":"ok","flow_run_id":9001}""");

        var user = await wire.Client.Account.GetUserAsync();
        await wire.Client.Runs.GetRunsAsync().ReadToEndAsync();
        var run = await wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, "{}"u8.ToArray());

        Assert.Equal(
            ["GET fabric.example.com/api/v2/my/user", "GET core.example.com/api/v1/flow-runs?sort=started_at&page=1&per_page=100", "POST start.example.com/api/v1/flows/1001/start/raw"], wire.Lines);
        Assert.All(wire.Requests, static r => Assert.Equal((PatchworksWire.Key, "application/json", "Connectors.Patchworks"), (r.Headers["Authorization"], r.Headers["Accept"], r.Headers["User-Agent"])));
        Assert.Equal(("7", "41", "9001"), (user.Id, Assert.Single(user.Companies).Id, run.RunId));
    }

    [Fact]
    public async Task A_repeat_goes_to_the_same_host_with_the_key()
    {
        using var wire = new PatchworksWire().Answer(HttpStatusCode.TooManyRequests).Answer("""{"message":"ok","id":"r-1"}""");

        await wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, default);

        Assert.Equal(["POST start.example.com/api/v1/flows/1001/start/raw", "POST start.example.com/api/v1/flows/1001/start/raw"], wire.Lines);
        Assert.All(wire.Requests, static r => Assert.Equal(PatchworksWire.Key, r.Headers["Authorization"]));
    }

    [Fact]
    public async Task Runs_are_asked_for_by_every_filter_and_instants_are_milliseconds()
    {
        using var wire = new PatchworksWire().Answer(NoRuns);

        await wire.Client.Runs.GetRunsAsync(new()
        {
            FlowId = "1", FlowVersionId = "2", VirtualEnvironmentId = "3", UserId = "4", Statuses = [FlowRunStatus.Failure, FlowRunStatus.PartialSuccess], Triggers = [FlowRunTrigger.Retry],
            Search = "12345-A", StartedAfter = new DateTimeOffset(2026, 3, 2, 10, 0, 0, 1, TimeSpan.FromHours(1)), StartedBefore = DateTimeOffset.UnixEpoch.AddDays(1), StartedOn = DateTimeOffset.UnixEpoch,
            Retried = false, HasWarnings = true, NewestFirst = true, Include = ["flow", "trackedData"],
        }).ReadToEndAsync();

        Assert.Equal(
            "/api/v1/flow-runs?filter[flow_id]=1&filter[flow_version_id]=2&filter[virtual_environment_id]=3&filter[user_id]=4&filter[status]=3,5&filter[trigger]=Retry&filter[search]=12345-A"
            + "&filter[started_before]=86400000&filter[started_after]=1772442000001&filter[started_on]=0&filter[retried]=false&filter[has_warnings]=true&sort=-started_at&include=flow,trackedData&page=1&per_page=100",
            Uri.UnescapeDataString(wire.Requests[0].Address.PathAndQuery));
    }

    [Theory]
    [InlineData("""{"id":9001,"name":"Orders","status":5,"summary":"why","trigger":"Webhook","flow_id":1001,"flow_version_id":{"id":1002},"started_at":"2026-03-02T09:00:00.000Z","retry_flow_run_id":"8999","has_warnings":[{}],"tracked_data":[{"name":"order","value":12345}]}""")]
    [InlineData("""{"data":{"id":"9001","type":"flow_run","attributes":{"name":"Orders","status":"PARTIAL_SUCCESS","summary":"why","trigger":"webhook","flow_id":"1001","flow_version_id":"1002","started_at":"2026-03-02 09:00:00","retry_flow_run_id":8999,"has_warnings":true,"trackedData":{"order":"12345"}}}}""")]
    [InlineData("""{"data":{"id":"9001","name":"Orders","status":"5","summary":"why","trigger":"Webhook","flowId":1001,"flowVersionId":1002,"startedAt":"2026-03-02T10:00:00+01:00","retryFlowRunId":8999,"hasWarnings":"1","trackedData":{"data":[{"id":1,"attributes":{"key":"order","value":"12345"}}]}}}""")]
    public async Task A_run_is_the_same_in_every_form(string body)
    {
        using var wire = new PatchworksWire().Answer(body);

        var run = await wire.Client.Runs.GetRunAsync("9001", ["trackedData"]);

        Assert.Equal(
            ("9001", "Orders", FlowRunStatus.PartialSuccess, "why", FlowRunTrigger.Webhook, "1001", "1002", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), "8999", true),
            (run.Id, run.Name, run.Status, run.Summary, run.Trigger, run.FlowId, run.FlowVersionId, run.StartedAt, run.RetryFlowRunId, run.HasWarnings));
        Assert.Equal([new TrackedValue("order", "12345")], run.TrackedData);
        Assert.Equal("/api/v1/flow-runs/9001?include=trackedData", wire.Requests[0].Address.PathAndQuery);
    }

    [Theory]
    [InlineData("1", "STARTED", false, false)]
    [InlineData("2", "SUCCESS", true, false)]
    [InlineData("3", "FAILURE", true, true)]
    [InlineData("4", "STOPPED", true, true)]
    [InlineData("partial success", "PARTIAL_SUCCESS", true, true)]
    [InlineData("Deployed", "Deployed", false, false)]
    [InlineData("17", "17", false, false)]
    public void A_status_is_a_number_or_a_word_and_what_is_unknown_is_kept(string text, string shown, bool isEnded, bool isTrouble)
    {
        var status = FlowRunStatus.From(text);

        Assert.Equal((shown, isEnded, isTrouble), (status.ToString(), status.IsEnded, status.IsTrouble));
        Assert.Equal(status, FlowRunStatus.From(status.ToString()));
    }

    [Fact]
    public async Task Lists_are_read_page_by_page_until_the_last_and_an_item_that_cannot_be_read_is_named()
    {
        using var wire = new PatchworksWire()
            .Answer("""{"data":[{"id":1},{"name":"no id"},{"id":3,"latest_version":[],"deployed_version":{"data":{"id":31,"attributes":{"status":"Deployed"}}}}],"meta":{"current_page":1,"last_page":"2"}}""")
            .Answer("""{"data":[{"type":"flow","id":4,"attributes":{"name":"Stock","is_enabled":1}}],"meta":{"current_page":2,"last_page":2}}""");
        var flows = new List<Flow>();

        var failure = await Assert.ThrowsAsync<ConnectorUnreadableItemsException>(async () =>
        {
            await foreach (var flow in wire.Client.Flows.GetFlowsAsync(["deployedVersion"]))
                flows.Add(flow);
        });

        Assert.Equal(["1", "3", "4"], flows.Select(static f => f.Id));
        Assert.Equal(("31", FlowVersionState.Deployed, true), (flows[1].DeployedVersion!.Id, flows[1].DeployedVersion!.Status, flows[2].IsEnabled));
        Assert.Equal("$.data[1]", Assert.Single(failure.Items).Path);
        Assert.Equal(["GET core.example.com/api/v1/flows?include=deployedVersion&page=1&per_page=100", "GET core.example.com/api/v1/flows?include=deployedVersion&page=2&per_page=100"], wire.Lines);
    }

    [Fact]
    public async Task A_list_without_pages_of_its_own_ends_where_it_brings_nothing_new()
    {
        using var wire = new PatchworksWire().Answer("""[{"id":1,"log_level":"ERROR","log_message":"x"}]""").Answer("""[{"id":1,"log_level":"ERROR"}]""");

        var lines = new List<FlowRunLog>();
        await foreach (var line in wire.Client.Runs.GetLogsAsync("9001"))
            lines.Add(line);

        Assert.True(Assert.Single(lines).LogLevel.IsFailure);
        Assert.Equal("/api/v1/flow-runs/9001/flow-run-logs?include=flowRunLogMetadata%2CflowStep&sort=id&load_payload_ids=true&page=1&per_page=100", wire.Requests[0].Address.PathAndQuery);
    }

    [Theory]
    [InlineData(false, false, false, "start/raw", """{"order":"1"}""")]
    [InlineData(false, false, true, "start/raw/1002", """{"order":"1"}""")]
    [InlineData(false, true, false, "start", """{"payload":"{\u0022order\u0022:\u00221\u0022}"}""")]
    [InlineData(false, true, true, "start/1002", """{"payload":"{\u0022order\u0022:\u00221\u0022}"}""")]
    [InlineData(true, false, false, "manual/raw", """{"order":"1"}""")]
    [InlineData(true, false, true, "manual/raw/1002", """{"order":"1"}""")]
    [InlineData(true, true, false, "manual", """{"payload":"{\u0022order\u0022:\u00221\u0022}"}""")]
    [InlineData(true, true, true, "manual/1002", """{"payload":"{\u0022order\u0022:\u00221\u0022}"}""")]
    public async Task A_payload_goes_as_it_is_or_as_a_text(bool isManual, bool isText, bool hasVersion, string path, string body)
    {
        using var wire = new PatchworksWire(o => o.StringifiesPayloads = isText).Answer("""{"message":"Flow initialised.","data":{"id":9001}}""");

        var started = await wire.Client.Starts.StartAsync(new() { FlowId = "1001", IsManual = isManual, VersionId = hasVersion ? "1002" : null }, """{"order":"1"}"""u8.ToArray());

        Assert.Equal(($"POST /api/v1/flows/1001/{path}", body, "application/json"), (wire.Requests[0].Line, wire.Requests[0].Body, wire.Requests[0].Headers["Content-Type"]));
        Assert.Equal(("9001", "Flow initialised."), (started.RunId, started.Message));
    }

    [Fact]
    public async Task Variables_and_environment_go_with_a_payload_as_it_is_and_never_with_one_as_text()
    {
        using var wire = new PatchworksWire().Answer("""{"flow_run_id":"r-1"}""");
        var start = new FlowStart { FlowId = "1001", VirtualEnvironmentId = "3", Variables = new Dictionary<string, string> { ["day"] = "2026-03-02" } };

        await wire.Client.Starts.StartAsync(start, default);
        await Assert.ThrowsAsync<ArgumentException>(() => wire.Client.Starts.StartAsync(start with { StringifiesPayload = true }, default));

        Assert.Equal("""POST /api/v1/flows/1001/start/raw?virtual_environment_id=3&flow_variables={"day":"2026-03-02"}""", Uri.UnescapeDataString(Assert.Single(wire.Requests).Line));
        Assert.Equal(("", "application/json"), (wire.Requests[0].Body, wire.Requests[0].Headers["Content-Type"]));
    }

    [Theory]
    [InlineData("""{"flow_run_id":9001,"id":3}""", "9001")]
    [InlineData("""{"id":"r-1"}""", "r-1")]
    [InlineData("""{"data":{"flow_run_id":"r-2","id":4}}""", "r-2")]
    [InlineData("""{"data":{"attributes":{"flowRunId":"r-3"}}}""", "r-3")]
    [InlineData("""{"flow_run":{"id":5}}""", "5")]
    [InlineData("""{"message":"Flow initialised."}""", null)]
    public async Task The_run_that_a_start_made_is_found_wherever_it_is_told(string body, string? runId)
    {
        using var wire = new PatchworksWire().Answer(body, HttpStatusCode.Created);

        Assert.Equal(runId, (await wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, default)).RunId);
    }

    [Fact]
    public async Task A_flow_without_a_deployed_version_is_told_as_such_and_other_refusals_with_their_fields()
    {
        using var wire = new PatchworksWire()
            .Answer("""{"message":"The flow has no deployed version."}""", HttpStatusCode.UnprocessableEntity)
            .Answer("""{"message":"The given data was invalid.","errors":{"payload":["The payload must be a string."]}}""", HttpStatusCode.UnprocessableEntity);

        var undeployed = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, default));
        var invalid = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, default));

        Assert.Equal((FailureKind.Rejected, PatchworksErrorCodes.NotDeployed), (undeployed.Kind, undeployed.ErrorCode));
        Assert.Equal((FailureKind.Rejected, null, "payload"), (invalid.Kind, invalid.ErrorCode, Assert.Single(invalid.Details).Field));
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "", FailureKind.Rejected)]
    [InlineData(HttpStatusCode.NotFound, "", FailureKind.NotFound)]
    [InlineData(HttpStatusCode.Forbidden, "Forbidden", FailureKind.Denied)]
    [InlineData(HttpStatusCode.NotFound, "<html></html>", FailureKind.NotExecuted)]
    [InlineData(HttpStatusCode.UnprocessableEntity, "", FailureKind.NotExecuted)]
    [InlineData(HttpStatusCode.UnprocessableEntity, """{"unknown":1}""", FailureKind.NotExecuted)]
    public async Task A_refusal_is_the_platforms_own_where_it_may_be(HttpStatusCode status, string body, FailureKind kind)
    {
        using var wire = new PatchworksWire(static o => o.Resilience.MaxRetries = 0).Answer(body, status, "text/plain");

        Assert.Equal(kind, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Runs.GetRunAsync("9001"))).Kind);
    }

    [Fact]
    public async Task What_nobody_documented_is_refused_with_the_option_that_sets_it_and_sends_nothing()
    {
        using var wire = new PatchworksWire();

        foreach (var call in Conformance.PatchworksCalls.All.Where(static c => c.Evidence == Conformance.PatchworksCalls.Nowhere))
        {
            var refused = await Assert.ThrowsAsync<ConnectorNotAvailableException>(() => call.RunAsync(wire.Client, default));
            Assert.Contains($"Calls:{call.Operation.Code}", refused.Message, StringComparison.Ordinal);
            Assert.Equal(FailureKind.NotAvailable, refused.Kind);
        }

        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task An_option_says_how_a_call_is_made()
    {
        using var wire = new PatchworksWire(static o =>
        {
            o.Calls["flow-runs.stop"] = "PUT runs/{id}/halt";
            o.Calls["lookups.list"] = "GET maps";
        }).Answer(HttpStatusCode.NoContent).Answer("""{"data":[],"meta":{"last_page":1}}""");

        await wire.Client.Runs.StopRunAsync("9001");
        await wire.Client.Lookups.GetLookupsAsync().ReadToEndAsync();

        Assert.Equal(["PUT core.example.com/api/v1/runs/9001/halt", "GET core.example.com/api/v1/maps?page=1&per_page=100"], wire.Lines);
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public async Task A_body_that_is_too_long_is_refused_before_it_leaves(int bytes, bool isRefused)
    {
        using var wire = new PatchworksWire(static o => o.MaxBodyBytes = 1000, static o => o.MaxBodyBytes = 1000, static o => o.MaxBodyBytes = 1000);
        for (var i = 0; i < 3; i++)
            wire.Answer("""[{"id":1}]""");
        var payload = System.Text.Encoding.UTF8.GetBytes($"\"{new string('x', bytes - 2)}\"");

        Func<Task>[] calls =
        [
            () => wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, payload),
            () => wire.Webhook.TriggerAsync(payload),
            () => wire.Callback.CallForPayloadsAsync(payload),
        ];
        foreach (var call in calls)
        {
            var failure = await Record.ExceptionAsync(call);
            if (isRefused)
                Assert.Equal(FailureKind.Rejected, Assert.IsType<ConnectorException>(failure).Kind);
        }

        Assert.Equal(isRefused ? 0 : 3, wire.Requests.Count);
    }

    [Fact]
    public async Task What_a_text_costs_counts_against_the_longest_body()
    {
        using var wire = new PatchworksWire(static o => (o.MaxBodyBytes, o.StringifiesPayloads) = (40, true));

        var refused = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Starts.StartAsync(new() { FlowId = "1001" }, """{"order":"12345-A"}"""u8.ToArray()));

        Assert.Contains("at most 40", refused.Message, StringComparison.Ordinal);
        Assert.Empty(wire.Requests);
    }

    [Fact]
    public async Task A_change_names_what_changes_and_null_clears()
    {
        using var wire = new PatchworksWire().Answer(HttpStatusCode.NoContent).Answer("""{"id":8,"name":"orders"}""", HttpStatusCode.Created).Answer(HttpStatusCode.NoContent);

        await wire.Client.DataPools.UpdateDataPoolAsync("8", new() { Description = null });
        var pool = await wire.Client.DataPools.CreateDataPoolAsync(new() { Name = "orders" });
        await wire.Client.Lookups.UpdateLookupAsync("5", new() { Name = "Companies", DefaultValue = "C-0" });

        Assert.Equal(["""{"description":null}""", """{"name":"orders"}""", """{"name":"Companies","default_value":"C-0"}"""], wire.Requests.Select(static r => r.Body));
        Assert.Equal(["PATCH /api/v1/data-pool/8", "POST /api/v1/data-pool", "PATCH /api/v1/cross-reference-lookups/5"], wire.Requests.Select(static r => r.Line));
        Assert.Equal("8", pool!.Id);
    }

    [Fact]
    public void A_run_has_a_page_for_people()
    {
        using var wire = new PatchworksWire();

        Assert.Equal("https://dashboard.example.com/flow-run-logs/01HZ%2F1", wire.Client.GetRunPage("01HZ/1").AbsoluteUri);
        Assert.Throws<ArgumentException>(() => wire.Client.GetRunPage(" "));
    }

    [Fact]
    public async Task Past_its_permit_nothing_is_sent()
    {
        using var wire = new PatchworksWire();
        var over = SendPermit.WithoutLimit();
        over.Close("the case was lost");

        Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Client.Under(over).Starts.StartAsync(new() { FlowId = "1001" }, default))).Kind);
        Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Webhook.Under(over).TriggerAsync(default))).Kind);
        Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAnyAsync<ConnectorException>(() => wire.Callback.Under(over).CallForPayloadsAsync(default))).Kind);
        Assert.Empty(wire.Requests);
    }
}
