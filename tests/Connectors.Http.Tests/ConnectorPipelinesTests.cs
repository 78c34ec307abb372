using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Tests;

public sealed class ConnectorPipelinesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Read_is_repeated_until_it_succeeds()
    {
        using var rig = new Rig();
        rig.Transport.Then(503, 503, 200);

        var parcel = await rig.GetAsync(Samples.Read);

        Assert.Equal("P-1", parcel.Number);
        Assert.Equal(3, rig.Transport.Attempts);
        Assert.Equal(2, rig.Clock.Waits.Count);
    }

    [Theory]
    [InlineData(nameof(Samples.Create), 408)]
    [InlineData(nameof(Samples.Create), 500)]
    [InlineData(nameof(Samples.Create), 502)]
    [InlineData(nameof(Samples.Create), 503)]
    [InlineData(nameof(Samples.Create), 504)]
    [InlineData(nameof(Samples.Act), 408)]
    [InlineData(nameof(Samples.Act), 503)]
    public async Task Write_of_unknown_outcome_is_never_repeated(string operation, int status)
    {
        using var rig = new Rig();
        rig.Transport.Then(status);

        var failure = await rig.FailAsync(Samples.ByName(operation));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Operation_without_a_rule_is_never_repeated()
    {
        using var rig = new Rig();
        rig.Transport.Then(503);

        var failure = await rig.FailAsync(Samples.Operation("X", HttpMethod.Get, RetrySafety.Unspecified));

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(520)]
    [InlineData(529)]
    public async Task Safe_repeat_is_repeated_though_it_is_a_post(int status)
    {
        using var rig = new Rig();
        rig.Transport.Then(status, 200);

        await rig.SendAsync(Samples.SafeRepeat);

        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    [InlineData(501)]
    [InlineData(505)]
    [InlineData(507)]
    public async Task Lasting_failure_is_not_repeated_even_for_a_read(int status)
    {
        using var rig = new Rig();
        rig.Transport.Then(status);

        await rig.FailAsync(Samples.Read);

        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(nameof(Samples.Read))]
    [InlineData(nameof(Samples.Create))]
    [InlineData(nameof(Samples.Act))]
    [InlineData(nameof(Samples.SafeRepeat))]
    public async Task Throttled_call_is_repeated_whatever_the_rule(string operation)
    {
        using var rig = new Rig();
        rig.Transport.Then(429, 429, 200);

        await rig.SendAsync(Samples.ByName(operation));

        Assert.Equal(3, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Retries_end_after_the_set_number()
    {
        using var rig = new Rig(o => o.MaxRetries = 2);
        rig.Transport.Then(503, 503, 503);

        var failure = await rig.FailAsync(Samples.Read);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failure.StatusCode);
        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.True(failure.IsTransient);
        Assert.Equal(3, rig.Transport.Attempts);
    }

    [Fact]
    public async Task No_retries_means_one_attempt()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(503);

        await rig.FailAsync(Samples.Read);

        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Retry_after_in_seconds_is_the_wait()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: "7").ThenOk();

        await rig.SendAsync(Samples.Create);

        Assert.Equal([7 * Second], rig.Clock.Waits);
    }

    [Fact]
    public async Task Retry_after_as_a_date_is_measured_on_the_injected_clock()
    {
        using var rig = new Rig();
        var at = (ManualClock.Start + (11 * Second)).ToString("R", CultureInfo.InvariantCulture);
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: at).ThenOk();

        await rig.SendAsync(Samples.Create);

        Assert.Equal([11 * Second], rig.Clock.Waits);
    }

    [Theory]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT")]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("-5")]
    public async Task Retry_after_that_names_no_wait_leaves_our_own(string retryAfter)
    {
        using var rig = new Rig(o => o.BaseDelay = 2 * Second);
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: retryAfter).ThenOk();

        await rig.SendAsync(Samples.Read);

        Assert.InRange(Assert.Single(rig.Clock.Waits), Second, 3 * Second);
    }

    [Fact]
    public async Task Retry_after_of_a_busy_server_is_honoured_too()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.ServiceUnavailable, retryAfter: "9").ThenOk();

        await rig.SendAsync(Samples.Read);

        Assert.Equal([9 * Second], rig.Clock.Waits);
    }

    [Theory]
    [InlineData("120")]
    [InlineData("3600")]
    [InlineData("2147483647")]
    public async Task Retry_after_beyond_the_deadline_is_returned_at_once(string retryAfter)
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: retryAfter);

        var failure = await rig.FailAsync<ConnectorRateLimitException>(Samples.Read);

        Assert.Equal(TimeSpan.FromSeconds(Math.Min(3600, int.Parse(retryAfter, CultureInfo.InvariantCulture))), failure.RetryAfter);   // More than an hour is not believed.
        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(1, rig.Transport.Attempts);
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task Deadline_counts_the_time_already_spent()
    {
        using var rig = new Rig();
        rig.Transport
            .Then(HttpStatusCode.TooManyRequests, retryAfter: "80")
            .Then(HttpStatusCode.TooManyRequests, retryAfter: "50");

        var failure = await rig.FailAsync<ConnectorRateLimitException>(Samples.Read);

        Assert.Equal(50 * Second, failure.RetryAfter);
        Assert.Equal([80 * Second], rig.Clock.Waits);
    }

    [Fact]
    public async Task Vendor_wait_without_end_is_returned_at_once()
    {
        using var rig = new Rig(protocol: new EndlessWait());
        rig.Clock.Advance(Second);
        rig.Transport.Then(async (_, _) =>
        {
            rig.Clock.Advance(Second);
            return await Task.FromResult(Transport.Answer(HttpStatusCode.TooManyRequests));
        });

        var failure = await rig.FailAsync<ConnectorRateLimitException>(Samples.Read);

        Assert.Equal(TimeSpan.FromHours(1), failure.RetryAfter);
    }

    public static TheoryData<string, HttpContent> OneTimeContent() => new()
    {
        { "stream", new StreamContent(new MemoryStream([1])) },
        { "multipart with a stream", new MultipartFormDataContent { { new StringContent("a"), "a" }, { new StreamContent(new MemoryStream([1])), "file" } } },
        { "nested multipart with a stream", new MultipartContent { new MultipartContent { new StreamContent(new MemoryStream([1])) } } },
    };

    [Theory]
    [MemberData(nameof(OneTimeContent), DisableDiscoveryEnumeration = true)]
    public async Task Content_that_reads_once_is_sent_once(string name, HttpContent content)
    {
        using var rig = new Rig();
        rig.Transport.Then(429);

        await Rig.FailAsync<ConnectorRateLimitException>(rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Content(content)));

        Assert.True(rig.Transport.Attempts == 1, name);
    }

    public static TheoryData<string, HttpContent> RereadableContent() => new()
    {
        { "bytes", new ByteArrayContent([1]) },
        { "memory", new ReadOnlyMemoryContent(new byte[] { 1 }) },
        { "text", new StringContent("a") },
        { "form", new FormUrlEncodedContent([new("a", "b")]) },
        { "json", JsonContent.Create(new Parcel("P", default, 1), SamplesJsonContext.Default.Parcel) },
        { "streamed", new StreamedContent((stream, cancellationToken) => stream.WriteAsync(new byte[] { 1 }, cancellationToken).AsTask()) },
        { "file", StreamedContent.Of(() => new MemoryStream([1])) },
        { "multipart", new MultipartFormDataContent { { new StringContent("a"), "a" }, { new ByteArrayContent([1]), "file" } } },
    };

    [Theory]
    [MemberData(nameof(RereadableContent), DisableDiscoveryEnumeration = true)]
    public async Task Content_that_can_be_read_again_is_sent_again_whole(string name, HttpContent content)
    {
        using var rig = new Rig();
        rig.Transport.Then(429, 200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Content(content));

        Assert.True(rig.Transport.Attempts == 2, name);
        Assert.NotEmpty(rig.Transport.Requests[0].Body!);
        Assert.Equal(rig.Transport.Requests[0].Body, rig.Transport.Requests[1].Body);
    }

    public static TheoryData<string, Exception> NeverSent() => new()
    {
        { "refused", new HttpRequestException(HttpRequestError.ConnectionError) },
        { "name", new HttpRequestException(HttpRequestError.NameResolutionError) },
        { "tls", new HttpRequestException(HttpRequestError.SecureConnectionError) },
        { "proxy", new HttpRequestException(HttpRequestError.ProxyTunnelError) },
        { "connect timeout", new TaskCanceledException("connect", new TimeoutException()) },
    };

    [Theory]
    [MemberData(nameof(NeverSent), DisableDiscoveryEnumeration = true)]
    public async Task Create_that_never_left_is_repeated(string name, Exception exception)
    {
        using var rig = new Rig();
        rig.Transport.ThenThrow(exception).ThenOk();

        await rig.SendAsync(Samples.Create);

        Assert.True(rig.Transport.Attempts == 2, name);
    }

    [Theory]
    [MemberData(nameof(NeverSent), DisableDiscoveryEnumeration = true)]
    public async Task Create_that_never_left_ends_as_not_executed(string name, Exception exception)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.ThenThrow(exception);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.True(failure.Kind == FailureKind.NotExecuted, name);
        Assert.Equal("acme NEW1 failed: no connection", failure.Message);
        Assert.Same(exception, failure.InnerException);
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.HttpProtocolError)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task Create_whose_connection_broke_is_not_repeated(HttpRequestError error)
    {
        using var rig = new Rig();
        rig.Transport.ThenThrow(new HttpRequestException(error));

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Null(failure.StatusCode);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Read_whose_connection_broke_is_repeated()
    {
        using var rig = new Rig();
        rig.Transport.ThenThrow(new HttpRequestException(HttpRequestError.ResponseEnded)).ThenThrow(new IOException()).ThenOk();

        await rig.SendAsync(Samples.Read);

        Assert.Equal(3, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Throttling_after_an_unknown_outcome_does_not_make_it_known()
    {
        using var rig = new Rig(o => o.MaxRetries = 1);
        rig.Transport.Then(503, 429);

        var failure = await rig.FailAsync(Samples.SafeRepeat);

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Equal(HttpStatusCode.TooManyRequests, failure.StatusCode);
    }

    [Fact]
    public async Task No_connection_after_an_unknown_outcome_does_not_make_it_known()
    {
        using var rig = new Rig(o => o.MaxRetries = 1);
        rig.Transport.Then(503).ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError));

        var failure = await rig.FailAsync(Samples.SafeRepeat);

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
    }

    [Fact]
    public async Task Attempt_that_hangs_is_cut_and_a_read_repeated()
    {
        using var rig = new Rig();
        var began = new TaskCompletionSource();
        rig.Transport.ThenHang(began).ThenOk();

        var call = rig.SendAsync(Samples.Read);
        await began.Task;
        rig.Clock.Advance(30 * Second);
        await call;

        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Create_that_hangs_is_cut_and_its_outcome_is_unknown()
    {
        using var rig = new Rig();
        var began = new TaskCompletionSource();
        rig.Transport.ThenHang(began);

        var call = rig.SendAsync(Samples.Create);
        await began.Task;
        rig.Clock.Advance(30 * Second);
        var failure = await Rig.FailAsync<ConnectorException>(call);

        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
        Assert.Equal("acme NEW1 failed: timed out", failure.Message);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    public async Task Body_that_hangs_after_its_headers_is_part_of_the_attempt(int status)
    {
        using var rig = new Rig();
        var content = new HangingContent();
        rig.Transport.ThenContent(content, (HttpStatusCode)status).ThenOk();

        var call = rig.GetAsync(Samples.Read);
        await content.Began;
        rig.Clock.Advance(30 * Second);
        await call;

        Assert.Equal(2, rig.Transport.Attempts);
        Assert.True(rig.Transport.Responses[0].IsDisposed);
    }

    [Fact]
    public async Task Body_that_breaks_off_is_part_of_the_attempt()
    {
        using var rig = new Rig();
        rig.Transport.ThenContent(new BreakingContent(new HttpIOException(HttpRequestError.ResponseEnded))).ThenOk();

        var parcel = await rig.GetAsync(Samples.Read);

        Assert.Equal("P-1", parcel.Number);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Total_time_ends_the_call_within_an_attempt()
    {
        using var rig = new Rig(o => o.TotalTimeout = 40 * Second);
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        rig.Transport.ThenHang(first).ThenHang(second);

        var call = rig.SendAsync(Samples.Read);
        await first.Task;
        rig.Clock.Advance(30 * Second);
        await second.Task;
        rig.Clock.Advance(10 * Second);
        var failure = await Rig.FailAsync<ConnectorException>(call);

        Assert.Equal("acme GET1 failed: timed out", failure.Message);
        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Caller_who_cancels_within_an_attempt_gets_his_cancellation_at_once()
    {
        using var rig = new Rig();
        using var caller = new CancellationTokenSource();
        var began = new TaskCompletionSource();
        rig.Transport.ThenHang(began);

        var call = rig.SendAsync(Samples.Read, caller.Token);
        await began.Task;
        await caller.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(caller.Token, cancelled.CancellationToken);
        Assert.Equal(1, rig.Transport.Attempts);
        Assert.Equal(TimeSpan.Zero, rig.Clock.Elapsed);
    }

    [Fact]
    public async Task Caller_who_cancels_during_a_wait_gets_his_cancellation_at_once()
    {
        using var rig = new Rig(clock: new(skipsWaits: false));
        using var caller = new CancellationTokenSource();
        rig.Transport.Then(503);

        var call = rig.SendAsync(Samples.Read, caller.Token);
        await rig.Clock.NextWaitAsync();
        await caller.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(caller.Token, cancelled.CancellationToken);
        Assert.Equal(1, rig.Transport.Attempts);
        Assert.Equal(TimeSpan.Zero, rig.Clock.Elapsed);
    }

    [Fact]
    public async Task Caller_who_cancelled_before_sends_nothing()
    {
        using var rig = new Rig();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.SendAsync(Samples.Read, new CancellationToken(canceled: true)));

        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Circuit_opens_on_server_faults_and_says_when_it_closes()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.AlwaysAnswer(500);
        for (var i = 0; i < 10; i++)
            await rig.FailAsync(Samples.Create);

        var failure = await rig.FailAsync<ConnectorBusyException>(Samples.Create);

        Assert.Equal(10, rig.Transport.Attempts);
        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(30 * Second, failure.RetryAfter);
        Assert.Equal("acme NEW1 failed: circuit breaker is open", failure.Message);
    }

    [Fact]
    public async Task Circuit_of_what_fails_leaves_the_other_operations_of_the_account_alone()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.AlwaysAnswer(500);
        for (var i = 0; i < 12; i++)
            await rig.FailAsync(Samples.Create);
        rig.Transport.AlwaysAnswer(200);

        await rig.SendAsync(Samples.Read);
        await rig.FailAsync<ConnectorBusyException>(Samples.Create);

        Assert.Equal(11, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Circuit_is_shared_by_the_operations_of_a_group()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.AlwaysAnswer(500);
        var (one, other) = (Samples.Read with { Code = "GET2", Group = "reads" }, Samples.Read with { Code = "GET3", Group = "reads" });
        for (var i = 0; i < 10; i++)
            await rig.FailAsync(one);

        await rig.FailAsync<ConnectorBusyException>(other);

        Assert.Equal(10, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Circuit_lets_calls_through_again_after_the_break()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Then(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 200, 200);
        for (var i = 0; i < 10; i++)
            await rig.FailAsync(Samples.Read);
        await rig.FailAsync<ConnectorBusyException>(Samples.Read);

        rig.Clock.Advance(30 * Second);
        await rig.SendAsync(Samples.Read);
        await rig.SendAsync(Samples.Read);

        Assert.Equal(12, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public async Task Circuit_opens_when_half_of_ten_calls_failed(int failures, bool opens)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        for (var i = 0; i < 10; i++)
            rig.Transport.Then(i < 10 - failures ? 200 : 500);
        rig.Transport.AlwaysAnswer(200);
        for (var i = 0; i < 10; i++)
            await Record.ExceptionAsync(() => rig.SendAsync(Samples.Read));

        var eleventh = await Record.ExceptionAsync(() => rig.SendAsync(Samples.Read));

        Assert.Equal(opens, eleventh is ConnectorBusyException);
        Assert.Equal(opens ? 10 : 11, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(501)]
    public async Task Circuit_stays_closed_on_throttling_and_refusals(int status)
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.AlwaysAnswer(status);
        for (var i = 0; i < 30; i++)
            await rig.FailAsync(Samples.Read);

        Assert.Equal(30, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Circuit_opens_on_lost_connections()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.Otherwise = (_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError);
        for (var i = 0; i < 10; i++)
            await rig.FailAsync(Samples.Create);

        await rig.FailAsync<ConnectorBusyException>(Samples.Create);
    }

    [Fact]
    public async Task Circuit_that_opens_between_attempts_leaves_an_unknown_outcome_unknown()
    {
        using var rig = new Rig(o => o.MaxRetries = 10);
        rig.Transport.AlwaysAnswer(503);

        var failure = await rig.FailAsync(Samples.SafeRepeat);

        Assert.IsNotType<ConnectorBusyException>(failure);
        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
    }

    [Fact]
    public async Task Circuit_survives_a_new_handler_chain()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.AlwaysAnswer(500);
        for (var i = 0; i < 10; i++)
            await rig.FailAsync(Samples.Read);

        // What the client factory does when a handler's lifetime is over.
        var chain = rig.Services.GetRequiredService<HttpMessageHandlerBuilder>();
        chain.Name = rig.Account;
        foreach (var configure in rig.Services.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(rig.Account).HttpMessageHandlerBuilderActions)
            configure(chain);
        using var client = new HttpClient(chain.Build()) { BaseAddress = Rig.Base };
        var rotated = new ConnectorHttp(client, new(), rig.Clock);

        await Rig.FailAsync<ConnectorBusyException>(rotated.SendAsync(new ConnectorRequest(Samples.Read)));
        Assert.Equal(10, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Accounts_do_not_share_a_circuit()
    {
        using var rig = new Rig(o => o.MaxRetries = 0);
        rig.Transport.AlwaysAnswer(500);
        for (var i = 0; i < 11; i++)
            await rig.FailAsync(Samples.Read);

        var other = await Rig.FailAsync<ConnectorException>(rig.OtherHttp.SendAsync(new ConnectorRequest(Samples.Read)));
        var tagged = await Rig.FailAsync<ConnectorException>(rig.Http.SendAsync(new ConnectorRequest(Samples.Read).Account("acme:third")));

        Assert.Equal(HttpStatusCode.InternalServerError, other.StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, tagged.StatusCode);
    }

    [Fact]
    public async Task Every_response_is_disposed()
    {
        using var rig = new Rig();
        rig.Transport.Then(503, 429, 200, 404);

        await rig.SendAsync(Samples.Read);
        await rig.FailAsync(Samples.Read);

        Assert.Equal(4, rig.Transport.Responses.Count);
        Assert.All(rig.Transport.Responses, response => Assert.True(response.IsDisposed));
    }

    [Fact]
    public async Task Calls_beyond_the_slots_wait_for_one()
    {
        using var rig = new Rig(o => o.MaxConcurrency = 2);
        var gate = new TaskCompletionSource();
        rig.Transport.Otherwise = async (_, _) =>
        {
            await gate.Task;
            return Transport.Answer(HttpStatusCode.OK);
        };

        var calls = Enumerable.Range(0, 5).Select(_ => rig.SendAsync(Samples.Read)).ToList();
        var underWay = rig.Transport.Attempts;
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(2, underWay);
        Assert.Equal(5, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Calls_beyond_the_queue_are_refused_at_once()
    {
        using var rig = new Rig(o => (o.MaxConcurrency, o.MaxQueue) = (1, 1));
        var gate = new TaskCompletionSource();
        rig.Transport.Otherwise = async (_, _) =>
        {
            await gate.Task;
            return Transport.Answer(HttpStatusCode.OK);
        };
        var first = rig.SendAsync(Samples.Create);
        var second = rig.SendAsync(Samples.Create);

        var failure = await rig.FailAsync<ConnectorBusyException>(Samples.Create);
        gate.SetResult();
        await Task.WhenAll(first, second);

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Call_that_gets_no_slot_in_time_was_not_executed()
    {
        using var rig = new Rig(o => (o.MaxConcurrency, o.AttemptTimeout) = (1, 119 * Second));
        var gate = new TaskCompletionSource();
        rig.Transport.Otherwise = async (_, _) =>
        {
            await gate.Task;
            return Transport.Answer(HttpStatusCode.OK);
        };
        var first = rig.SendAsync(Samples.Create);
        var second = rig.SendAsync(Samples.Create);

        rig.Clock.Advance(120 * Second);
        var failure = await Rig.FailAsync<ConnectorBusyException>(second);
        gate.SetResult();
        await Rig.FailAsync<ConnectorException>(first);   // Its answer came too late.

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Vendor_who_says_not_executed_is_asked_again_even_for_a_create()
    {
        using var rig = new Rig(protocol: new Locks());
        rig.Transport.Then(HttpStatusCode.BadRequest, "locked").ThenOk();

        await rig.SendAsync(Samples.Create);

        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Vendor_who_says_nothing_special_is_taken_by_his_status()
    {
        using var rig = new Rig(protocol: new Locks());
        rig.Transport.Then(HttpStatusCode.BadRequest, "bad").Then(HttpStatusCode.Conflict, "bad");

        var rejected = await rig.FailAsync(Samples.Create);
        var conflict = await rig.FailAsync<ConnectorConflictException>(Samples.Create);

        Assert.Equal(FailureKind.Rejected, rejected.Kind);
        Assert.Equal(FailureKind.Conflict, conflict.Kind);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(nameof(Samples.SafeRepeat), 2)]
    [InlineData(nameof(Samples.Read), 2)]
    [InlineData(nameof(Samples.Create), 1)]
    public async Task Conflict_marked_transient_is_repeated_where_a_repeat_is_safe(string operation, int attempts)
    {
        using var rig = new Rig(o => o.MaxRetries = 1, protocol: new Locks());
        rig.Transport.Then(HttpStatusCode.Conflict, "locked").Then(HttpStatusCode.Conflict, "locked");

        var failure = await rig.FailAsync<ConnectorConflictException>(Samples.ByName(operation));

        Assert.True(failure.IsTransient);
        Assert.Equal(attempts, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Vendor_may_make_a_status_permanent()
    {
        using var rig = new Rig(protocol: new Locks());
        rig.Transport.Then(HttpStatusCode.ServiceUnavailable, "gone for good");

        var failure = await rig.FailAsync(Samples.Read);

        Assert.Equal(FailureKind.Rejected, failure.Kind);
        Assert.False(failure.IsTransient);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Request_that_did_not_come_through_the_connector_is_refused()
    {
        using var rig = new Rig();
        using var client = rig.Services.GetRequiredService<IHttpClientFactory>().CreateClient(rig.Account);

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(new Uri("parcels", UriKind.Relative)));
    }

    [Fact]
    public async Task Options_with_mistakes_are_refused_with_all_of_them()
    {
        using var rig = new Rig(o => (o.MaxRetries, o.MaxConcurrency) = (11, 0));

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => rig.SendAsync(Samples.Read));

        Assert.Equal(2, refused.Failures.Count());
    }

    private sealed class EndlessWait : VendorProtocol
    {
        public override TimeSpan? ReadRetryAfter(System.Net.Http.Headers.HttpResponseHeaders headers, DateTimeOffset now) => TimeSpan.MaxValue;
    }

    private sealed class Locks : VendorProtocol
    {
        public override VendorError ReadError(HttpStatusCode statusCode, System.Net.Http.Headers.HttpResponseHeaders headers, string? mediaType, string body) => (statusCode, body) switch
        {
            (HttpStatusCode.BadRequest, "locked") => new() { Code = "Locked", Kind = FailureKind.NotExecuted, IsTransient = true },
            (HttpStatusCode.Conflict, "locked") => new() { Code = "Locked", IsTransient = true },
            (HttpStatusCode.ServiceUnavailable, "gone for good") => new() { Kind = FailureKind.Rejected, IsTransient = false },
            _ => new(),
        };
    }
}
