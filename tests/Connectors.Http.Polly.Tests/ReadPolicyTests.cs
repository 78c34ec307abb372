using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.Extensions.Http;

namespace Connectors.Http.Polly.Tests;

public sealed class ReadPolicyTests
{
    private static readonly IAsyncPolicy<HttpResponseMessage> TwiceAgain = HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(2);

    [Fact]
    public async Task A_read_is_repeated_by_the_policy()
    {
        using var rig = Alone(TwiceAgain);
        rig.Transport.Then(503, 503, 200);

        await rig.GetAsync(Samples.Read);

        Assert.Equal(3, rig.Transport.Attempts);
    }

    [Fact]
    public async Task A_write_that_sets_a_value_is_repeated_with_its_body()
    {
        using var rig = Alone(TwiceAgain);
        rig.Transport.Then(503, 200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.SafeRepeat).Json(new("P-1", ParcelStatus.Lost, 2), SamplesJsonContext.Default.Parcel));

        Assert.Equal([Samples.ParcelJson, Samples.ParcelJson], rig.Transport.Requests.Select(static r => r.Body));
    }

    [Theory]
    [InlineData(RetrySafety.Create)]
    [InlineData(RetrySafety.Act)]
    [InlineData(RetrySafety.Unspecified)]
    public async Task What_must_not_be_repeated_is_sent_once(RetrySafety rule)
    {
        using var rig = Alone(TwiceAgain);
        rig.Transport.AlwaysAnswer(503);

        var failure = await rig.FailAsync(Samples.Operation("X1", HttpMethod.Put, rule));

        Assert.Equal(1, rig.Transport.Attempts);
        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
    }

    [Fact]
    public async Task A_policy_without_the_extension_is_kept_from_repeating_what_must_not_be_repeated()
    {
        using var rig = new Rig(static o => o.MaxRetries = 0, handlers: static b => b.AddPolicyHandler(TwiceAgain));
        rig.Transport.AlwaysAnswer(503);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, rig.Transport.Attempts));
    }

    [Fact]
    public async Task A_body_that_can_be_written_only_once_is_sent_once()
    {
        using var rig = Alone(TwiceAgain);
        rig.Transport.AlwaysAnswer(503);
        using var body = new MemoryStream("text"u8.ToArray());
        using var content = new StreamContent(body);

        await Rig.FailAsync<ConnectorException>(rig.Http.SendAsync(new ConnectorRequest(Samples.SafeRepeat).Content(content)));

        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task A_request_without_an_operation_is_sent_once()
    {
        using var transport = new Transport();
        transport.AlwaysAnswer(503);
        var services = new ServiceCollection();
        services.AddHttpClient("plain").ConfigurePrimaryHttpMessageHandler(() => transport).AddReadPolicy(TwiceAgain);
        await using var provider = services.BuildServiceProvider();

        using var response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("plain").GetAsync(Rig.Base);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 1), (response.StatusCode, transport.Attempts));
    }

    [Fact]
    public async Task The_policy_stands_around_the_pipeline_so_that_their_attempts_multiply()
    {
        using var rig = new Rig(static o => o.MaxRetries = 1, handlers: static b => b.AddReadPolicy(TwiceAgain));
        rig.Transport.AlwaysAnswer(503);

        await rig.FailAsync(Samples.Read);

        Assert.Equal((1 + 1) * (2 + 1), rig.Transport.Attempts);
    }

    [Fact]
    public async Task What_the_policy_sends_again_takes_its_place_in_the_call_budget()
    {
        using var rig = Alone(TwiceAgain);
        rig.Transport.AlwaysAnswer(503);

        var failure = await rig.FailAsync(Samples.Read with { Limits = [new CallLimit(2, TimeSpan.FromHours(1))] });

        Assert.Equal(2, rig.Transport.Attempts);
        Assert.IsType<ConnectorBusyException>(failure);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_repeated_by_the_policy()
    {
        using var rig = Alone(TwiceAgain);
        rig.Transport.ThenContent(new BreakingContent(new HttpRequestException("broken off"))).ThenOk();

        var parcel = await rig.GetAsync(Samples.Read);

        Assert.Equal(("P-1", 2), (parcel.Number, rig.Transport.Attempts));
    }

    [Fact]
    public async Task Of_two_policies_the_first_added_is_the_outermost()
    {
        var seen = new List<string>();
        using var rig = new Rig(static o => o.MaxRetries = 0, handlers: b => b.AddReadPolicy(Noting("first")).AddReadPolicy(Noting("second")));
        rig.Transport.AlwaysAnswer(503);

        await rig.FailAsync(Samples.Read);

        Assert.Equal(["second", "second", "first", "second", "second", "first"], seen);

        IAsyncPolicy<HttpResponseMessage> Noting(string name) => Policy
            .HandleResult<HttpResponseMessage>(r =>
            {
                seen.Add(name);
                return true;
            })
            .RetryAsync(1);
    }

    [Fact]
    public async Task What_a_policy_puts_in_place_of_an_answer_is_what_the_caller_reads()
    {
        using var rig = Alone(HttpPolicyExtensions.HandleTransientHttpError().FallbackAsync(
            static _ => Task.FromResult<HttpResponseMessage>(Transport.Answer(HttpStatusCode.OK, Samples.ParcelJson))));
        rig.Transport.AlwaysAnswer(503);

        Assert.Equal("P-1", (await rig.GetAsync(Samples.Read)).Number);
    }

    [Fact]
    public async Task A_circuit_breaker_of_the_host_refuses_as_ours_does()
    {
        using var rig = Alone(HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(1, TimeSpan.FromHours(1)));
        rig.Transport.AlwaysAnswer(503);
        await rig.FailAsync(Samples.Read);

        var failure = await rig.FailAsync<ConnectorBusyException>(Samples.Read);

        Assert.Equal((FailureKind.NotExecuted, 1), (failure.Kind, rig.Transport.Attempts));
    }

    [Fact]
    public async Task A_bulkhead_of_the_host_refuses_with_our_exception()
    {
        using var rig = Alone(Policy.BulkheadAsync<HttpResponseMessage>(1, 0));
        var began = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        rig.Transport.ThenHang(began);
        var first = rig.SendAsync(Samples.Read, stop.Token);
        await began.Task;

        var failure = await rig.FailAsync<ConnectorBusyException>(Samples.Read);

        Assert.Equal((FailureKind.NotExecuted, 1), (failure.Kind, rig.Transport.Attempts));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    private static Rig Alone(IAsyncPolicy<HttpResponseMessage> policy) => new(static o => o.MaxRetries = 0, handlers: b => b.AddReadPolicy(policy));
}
