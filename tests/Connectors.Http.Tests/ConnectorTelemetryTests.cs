using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Connectors.Http.Tests.Support;

namespace Connectors.Http.Tests;

public sealed class ConnectorTelemetryTests
{
    [Fact]
    public async Task Call_is_one_span_with_few_tags()
    {
        var operation = Samples.Read with { System = "spans-1", Path = "orders/{id}" };
        using var spans = new Spans("spans-1");
        using var rig = new Rig();
        rig.Transport.Then(503, 200);

        await rig.Http.SendAsync(new ConnectorRequest(operation).Path("id", "ORDER-77").Query("email", "jane@home.example"));

        var span = Assert.Single(spans.Ended);
        Assert.Equal("spans-1 GET1", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["connectors.system"] = "spans-1",
                ["connectors.operation"] = "GET1",
                ["http.request.method"] = "GET",
                ["server.address"] = "api.acme.example",
                ["server.port"] = 443,
                ["url.template"] = "orders/{id}",
                ["http.response.status_code"] = 200,
                ["http.request.resend_count"] = 1,
            },
            span.TagObjects.ToDictionary());
    }

    [Fact]
    public async Task Failed_call_says_so_on_its_span()
    {
        using var spans = new Spans("spans-2");
        using var rig = new Rig();
        rig.Transport.Then(404);

        await rig.FailAsync(Samples.Create with { System = "spans-2" });

        var span = Assert.Single(spans.Ended);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal("NotFound", span.GetTagItem("error.type"));
        Assert.Equal(404, span.GetTagItem("http.response.status_code"));
    }

    [Fact]
    public async Task Unreadable_success_and_cancelled_call_say_so_on_their_spans()
    {
        using var spans = new Spans("spans-3");
        using var rig = new Rig(static o => o.MaxRetries = 0);
        rig.Transport.Then(HttpStatusCode.OK, "<html>");
        var operation = Samples.Read with { System = "spans-3" };

        await Rig.FailAsync<ConnectorException>(rig.GetAsync(operation));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.SendAsync(operation, new CancellationToken(canceled: true)));

        Assert.Equal(["Unreadable", "Canceled"], spans.Ended.Select(span => span.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Calls_are_measured()
    {
        using var meter = new Measurements();
        using var rig = new Rig();
        rig.Transport.Then(200, 400);
        var operation = Samples.Read with { System = "meter-1" };

        await rig.SendAsync(operation);
        await rig.FailAsync(operation);

        var calls = meter.Of("connectors.http.call.duration", "connectors.system", "meter-1");
        Assert.Equal(2, calls.Count);
        Assert.Equal(
            ["connectors.operation=GET1", "connectors.system=meter-1", "error.type=Rejected", "http.response.status_code=400"],
            calls[1].Select(tag => $"{tag.Key}={tag.Value}").Order());
    }

    [Fact]
    public async Task Retries_time_outs_and_circuit_changes_reach_the_meter()
    {
        using var meter = new Measurements();
        using var rig = new Rig(o => o.MaxRetries = 1, account: "acme:events");
        var began = new TaskCompletionSource();
        rig.Transport.ThenHang(began).Then(503);
        rig.Transport.AlwaysAnswer(503);

        var call = rig.SendAsync(Samples.Read);
        await began.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        await Rig.FailAsync<ConnectorException>(call);
        for (var i = 0; i < 6; i++)
            await rig.FailAsync(Samples.Read);

        var events = meter.Of("connectors.http.resilience.events", "pipeline.instance", "acme:events")
            .Select(tags => $"{tags["strategy.name"]} {tags["event.name"]}").Distinct().ToList();
        Assert.Contains("retry OnRetry", events);
        Assert.Contains("attempt OnTimeout", events);
        Assert.Contains("circuit OnCircuitOpened", events);
    }

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;
        private readonly ConcurrentQueue<Activity> _ended = new();

        public Spans(string system)
        {
            _listener = new()
            {
                ShouldListenTo = source => source.Name == "Connectors.Http",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = activity =>
                {
                    if (Equals(activity.GetTagItem("connectors.system"), system))
                        _ended.Enqueue(activity);
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public IEnumerable<Activity> Ended => _ended;

        public void Dispose() => _listener.Dispose();
    }
}
