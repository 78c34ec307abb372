using System.Net;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;

namespace Connectors.Mirakl.Tests;

/// <summary>What is confirmed or looked up at the same time shares its calls, and each hears of its own.</summary>
public sealed class ShipmentCallsTests : IDisposable
{
    private readonly Platform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task Dispatches_confirmed_meanwhile_share_a_call_and_each_hears_of_its_own()
    {
        using var host = Host();
        var others = Meanwhile(
            () => new[] { "b", "c", "d", "e" }.Select(order => host.Marketplace.ConfirmShipmentAsync(Dispatch(order), SendPermit.WithoutLimit())).ToArray(),
            Created("a"),
            """{"shipment_success":[{"id":"s-e","order_id":"e"},{"id":"s-b","order_id":"b"}],"shipment_errors":[{"order_id":"c","message":"Shipment quantity is invalid."}]}""");

        Assert.Equal("s-a", await host.Marketplace.ConfirmShipmentAsync(Dispatch("a"), SendPermit.WithoutLimit()));

        var asked = await others;
        Assert.Equal(["s-b", "s-e"], [await asked[0], await asked[3]]);
        var refused = await Assert.ThrowsAsync<ConnectorException>(() => asked[1]);
        Assert.Equal((FailureKind.Rejected, "Shipment quantity is invalid."), (refused.Kind, Assert.Single(refused.Details).Message));
        Assert.Equal(FailureKind.Unreadable, (await Assert.ThrowsAsync<ConnectorException>(() => asked[2])).Kind);
        Assert.Equal([["a"], ["b", "c", "d", "e"]], _platform.Created);
    }

    [Theory]
    [InlineData("""{"shipment_success":[null]}""")]
    [InlineData("""{"shipment_success":[{"id":"s-a","order_id":"a"},null],"shipment_errors":[]}""")]
    [InlineData("""{"shipment_errors":[null]}""")]
    public async Task An_answer_with_null_for_a_shipment_leaves_open_what_became_of_it(string answer)
    {
        using var host = Host();
        _platform.Answers.Enqueue(() => answer);

        var failed = await Assert.ThrowsAnyAsync<PortException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch("a"), SendPermit.WithoutLimit()));

        Assert.Equal(FailureKind.Unreadable, failed.Kind);
    }

    [Fact]
    public async Task Two_dispatches_of_one_order_never_share_a_call()
    {
        using var host = Host();
        var others = Meanwhile(
            () => new[] { "b", "b" }.Select(order => host.Marketplace.ConfirmShipmentAsync(Dispatch(order), SendPermit.WithoutLimit())).ToArray(), Created("a"), Created("b"), Created("b"));

        await host.Marketplace.ConfirmShipmentAsync(Dispatch("a"), SendPermit.WithoutLimit());
        await Task.WhenAll(await others);

        Assert.Equal([["a"], ["b"], ["b"]], _platform.Created);
    }

    [Fact]
    public async Task What_is_sent_together_is_sent_under_the_permit_of_each_and_one_that_ended_keeps_nobody_back()
    {
        using var host = Host();
        SendPermit[] permits = [SendPermit.WithoutLimit(), SendPermit.WithoutLimit(), SendPermit.WithoutLimit()];
        permits[1].Close("the case was lost");
        var others = Meanwhile(
            () => permits.Zip("bcd").Select(p => host.Marketplace.ConfirmShipmentAsync(Dispatch($"{p.Second}"), p.First)).ToArray(),
            Created("a"),
            """{"shipment_success":[{"id":"s-b","order_id":"b"},{"id":"s-d","order_id":"d"}]}""");

        await host.Marketplace.ConfirmShipmentAsync(Dispatch("a"), SendPermit.WithoutLimit());

        var asked = await others;
        Assert.Equal(["s-b", "s-d"], [await asked[0], await asked[2]]);
        Assert.Equal(FailureKind.NotExecuted, (await Assert.ThrowsAnyAsync<PortException>(() => asked[1])).Kind);
        Assert.Equal([true, false, true], permits.Select(static p => p.HasSent));
        Assert.Equal([["a"], ["b", "d"]], _platform.Created);
    }

    [Fact]
    public async Task A_process_that_slept_while_it_looked_at_the_permits_sends_nothing_and_says_so()
    {
        using var host = Host();
        var clock = new SleepyClock();
        var permit = new SendPermit(clock, DateTimeOffset.MaxValue, TimeSpan.MaxValue, TimeSpan.FromMinutes(1));
        clock.SleepsAfter = 2;

        var failed = await Assert.ThrowsAnyAsync<PortException>(() => host.Marketplace.ConfirmShipmentAsync(Dispatch("a"), permit));

        Assert.Equal((FailureKind.NotExecuted, false), (failed.Kind, permit.HasSent));
        Assert.Empty(_platform.Created);
    }

    [Fact]
    public async Task Whether_dispatches_were_confirmed_is_looked_up_together()
    {
        using var host = Host();
        var others = Meanwhile(
            () => new[] { "b", "c" }.Select(order => host.Marketplace.FindShipmentAsync(Dispatch(order))).ToArray(),
            """{"data":[]}""",
            $$"""{"data":[{{Shipment("c")}}]}""");

        Assert.IsType<LookupResult<string>.Absent>(await host.Marketplace.FindShipmentAsync(Dispatch("a")));

        var asked = await others;
        Assert.IsType<LookupResult<string>.Absent>(await asked[0]);
        Assert.Equal(new LookupResult<string>.Found("s-c"), await asked[1]);
        Assert.Equal(["?order_id=a&sort=dateCreated%2CASC&limit=100", "?order_id=b&order_id=c&sort=dateCreated%2CASC&limit=100"], _platform.Queries);
    }

    [Theory]
    [InlineData("""{"id":"s-x","order_id":"x","status":"SHIPPED","shipment_lines":[]}""")]
    [InlineData("""{"id":"s-x","status":"SHIPPED","shipment_lines":[]}""")]
    [InlineData("""{"id":"s-c","order_id":"c","status":"SHIPPED","shipment_lines":"many"}""")]
    public async Task An_answer_that_does_not_tell_whose_a_shipment_is_is_asked_for_order_by_order(string strange)
    {
        using var host = Host();
        var others = Meanwhile(
            () => new[] { "b", "c" }.Select(order => host.Marketplace.FindShipmentAsync(Dispatch(order))).ToArray(),
            """{"data":[]}""",
            $$"""{"data":[{{Shipment("c")}},{{strange}}]}""",
            """{"data":[]}""",
            $$"""{"data":[{{Shipment("c")}}]}""");

        await host.Marketplace.FindShipmentAsync(Dispatch("a"));

        var asked = await others;
        Assert.IsType<LookupResult<string>.Absent>(await asked[0]);
        Assert.Equal(new LookupResult<string>.Found("s-c"), await asked[1]);
        Assert.Equal(4, _platform.Queries.Count);
    }

    /// <summary>What is asked while the first call is under way: the first answer waits for it to be asked.</summary>
    private Task<Task<T>[]> Meanwhile<T>(Func<Task<T>[]> ask, string first, params string[] answers)
    {
        var asked = new TaskCompletionSource<Task<T>[]>();
        _platform.Answers.Enqueue(() =>
        {
            asked.SetResult(ask());
            return first;
        });
        foreach (var answer in answers)
            _platform.Answers.Enqueue(() => answer);
        return asked.Task;
    }

    private MiraklHost Host() => new(static o => o.Capabilities = new MiraklCapabilities { MultipleShipments = true }, _platform);

    private static string Created(string order) => $$"""{"shipment_success":[{"id":"s-{{order}}","order_id":"{{order}}"}]}""";

    private static string Shipment(string order) =>
        $$"""{"id":"s-{{order}}","order_id":"{{order}}","status":"SHIPPED","shipment_lines":[{"order_line_id":"{{order}}-1","quantity":1}],"tracking":{"tracking_number":"T-{{order}}"} }""";

    private static ShipmentConfirmation Dispatch(string order) => new()
    {
        Order = new OrderKey(new ConnectionName("bq"), order),
        Carrier = new CarrierCode("DPD_UK"),
        TrackingNumber = new TrackingNumber($"T-{order}"),
        Lines = [new ConfirmedLine(new OrderLineId($"{order}-1"), 1)],
    };

    /// <summary>A clock of a machine that sleeps an hour right after somebody has looked at it so many times.</summary>
    private sealed class SleepyClock : TimeProvider
    {
        private int _looks;

        public int SleepsAfter { get; set; } = int.MaxValue;

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, _looks++ >= SleepsAfter ? 10 : 9, 0, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }

    private sealed class Platform : HttpMessageHandler
    {
        public Queue<Func<string>> Answers { get; } = new();

        public List<string[]> Created { get; } = [];

        public List<string> Queries { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is null)
            {
                Queries.Add(request.RequestUri!.Query);
            }
            else
            {
                using var body = JsonDocument.Parse(await request.Content.ReadAsStringAsync(cancellationToken));
                Created.Add([.. body.RootElement.GetProperty("shipments").EnumerateArray().Select(static s => s.GetProperty("order_id").GetString()!)]);
            }

            return new HttpResponseMessage(request.Content is null ? HttpStatusCode.OK : HttpStatusCode.Created) { Content = new StringContent(Answers.Dequeue()(), null, "application/json") };
        }
    }
}
