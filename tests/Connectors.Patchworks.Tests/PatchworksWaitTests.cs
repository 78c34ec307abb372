using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Models;
using Connectors.Patchworks.Tests.Support;

namespace Connectors.Patchworks.Tests;

/// <summary>Waiting for a run, on a clock that only waits move.</summary>
public sealed class PatchworksWaitTests
{
    private const string Runs = """{"id":9001,"status":1}""";

    [Fact]
    public async Task Waits_grow_by_half_up_to_the_longest_until_the_run_is_over()
    {
        using var wire = new PatchworksWire();
        for (var i = 0; i < 4; i++)
            wire.Answer(Runs);
        wire.Answer("""{"data":{"id":9001,"status":"FAILURE","summary":"no"}}""");

        var run = await wire.Client.Runs.WaitForRunAsync("9001", new() { First = TimeSpan.FromSeconds(4), Longest = TimeSpan.FromSeconds(10), Include = ["flow"] });

        Assert.Equal(FlowRunStatus.Failure, run.Status);
        Assert.Equal([4, 6, 9, 10, 10], wire.Clock.Waits.Select(static w => w.TotalSeconds));
        Assert.All(wire.Requests, static r => Assert.Equal("/api/v1/flow-runs/9001?include=flow", r.Address.PathAndQuery));
    }

    [Fact]
    public async Task At_its_deadline_it_has_asked_a_last_time_and_says_that_nobody_knows()
    {
        using var wire = new PatchworksWire();
        for (var i = 0; i < 10; i++)
            wire.Answer(Runs);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Runs.WaitForRunAsync("9001", new() { First = TimeSpan.FromSeconds(10), Within = TimeSpan.FromSeconds(30) }));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Equal((TimeSpan.FromSeconds(30), 3), (wire.Clock.Elapsed, wire.Requests.Count));   // After 10, 25 and 30 seconds.
    }

    [Fact]
    public async Task A_run_that_nobody_knows_yet_is_asked_after_again_and_one_that_nobody_ever_knew_is_not_found()
    {
        using var wire = new PatchworksWire().Answer(HttpStatusCode.NotFound).Answer("""{"id":9001,"status":2}""");
        Assert.Equal(FlowRunStatus.Success, (await wire.Client.Runs.WaitForRunAsync("9001")).Status);

        for (var i = 0; i < 20; i++)
            wire.Answer(HttpStatusCode.NotFound);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => wire.Client.Runs.WaitForRunAsync("9002", new() { Within = TimeSpan.FromMinutes(1) }));
    }

    [Fact]
    public async Task A_question_that_failed_for_now_is_asked_again_and_a_run_that_is_gone_is_told()
    {
        using var wire = new PatchworksWire(static o => o.Resilience.MaxRetries = 0).Answer(HttpStatusCode.BadGateway).Answer(Runs).Answer("""{"id":9001,"status":4}""");
        Assert.Equal(FlowRunStatus.Stopped, (await wire.Client.Runs.WaitForRunAsync("9001")).Status);

        wire.Answer(Runs).Answer(HttpStatusCode.NotFound);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => wire.Client.Runs.WaitForRunAsync("9001"));
        wire.Answer(HttpStatusCode.Unauthorized);
        await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => wire.Client.Runs.WaitForRunAsync("9001"));
    }

    [Fact]
    public async Task Who_cancels_gets_a_cancellation_at_once()
    {
        using var cancel = new CancellationTokenSource();
        using var wire = new PatchworksWire().Answer(_ =>
        {
            cancel.Cancel();
            return PatchworksWire.Respond(HttpStatusCode.OK, Runs);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wire.Client.Runs.WaitForRunAsync("9001", null, cancel.Token));

        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task It_does_not_wait_past_its_permit()
    {
        using var wire = new PatchworksWire().Answer(Runs);
        var permit = new SendPermit(wire.Clock, DateTimeOffset.MaxValue, TimeSpan.FromSeconds(4), TimeSpan.MaxValue);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => wire.Client.Under(permit).Runs.WaitForRunAsync("9001"));

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, wire.Requests.Count));   // After 2 seconds, not after 5.
    }

    [Theory]
    [InlineData(0, 2, 30)]
    [InlineData(60, 0, 30)]
    [InlineData(60, 40, 30)]
    public async Task A_wait_that_cannot_be_is_refused(int within, int first, int longest)
    {
        using var wire = new PatchworksWire();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wire.Client.Runs.WaitForRunAsync(
            "9001", new() { Within = TimeSpan.FromSeconds(within), First = TimeSpan.FromSeconds(first), Longest = TimeSpan.FromSeconds(longest) }));
    }
}
