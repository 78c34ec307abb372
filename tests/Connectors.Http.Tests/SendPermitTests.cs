using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Authentication;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

/// <summary>Nothing leaves past its permit, and no wait and no attempt outlasts it.</summary>
public sealed class SendPermitTests
{
    [Theory]
    [InlineData(nameof(Samples.Read), false)]
    [InlineData(nameof(Samples.SafeRepeat), false)]
    [InlineData(nameof(Samples.Create), true)]
    [InlineData(nameof(Samples.Act), true)]
    public async Task Under_an_open_permit_a_call_is_sent_and_only_what_makes_or_moves_something_is_remembered(string operation, bool isRemembered)
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();
        var permit = Open(rig);

        await SendAsync(rig.Http, permit, operation);

        Assert.Equal((1, isRemembered), (rig.Transport.Attempts, permit.HasSent));
    }

    [Theory]
    [InlineData(nameof(Samples.Read))]
    [InlineData(nameof(Samples.SafeRepeat))]
    [InlineData(nameof(Samples.Create))]
    [InlineData(nameof(Samples.Act))]
    public async Task Past_its_permit_nothing_is_sent_and_nothing_was_carried_out(string operation)
    {
        using var rig = new Rig();
        var permit = Open(rig);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        var failure = await FailAsync(rig.Http, permit, operation);

        Assert.Equal((FailureKind.NotExecuted, true, 0, false), (failure.Kind, failure.IsTransient, rig.Transport.Attempts, permit.HasSent));
        Assert.IsType<ConnectorBusyException>(failure);
    }

    [Theory]
    [InlineData(nameof(Samples.Read))]
    [InlineData(nameof(Samples.SafeRepeat))]
    [InlineData(nameof(Samples.Create))]
    public async Task Past_its_permit_the_outcome_is_unknown_once_something_has_left(string operation)
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();
        var permit = Open(rig);
        await SendAsync(rig.Http, permit, nameof(Samples.Create));
        permit.Close("the case was lost");

        var failure = await FailAsync(rig.Http, permit, operation);

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, rig.Transport.Attempts));
    }

    [Fact]
    public async Task A_read_before_does_not_make_the_outcome_unknown()
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();
        var permit = Open(rig);
        await SendAsync(rig.Http, permit, nameof(Samples.Read));
        permit.Close("the case was lost");

        Assert.Equal(FailureKind.NotExecuted, (await FailAsync(rig.Http, permit, nameof(Samples.Create))).Kind);
    }

    [Fact]
    public async Task A_wall_clock_that_was_set_back_sends_nothing_more()
    {
        using var rig = new Rig();
        var clock = new SetBack(rig.Clock);
        var permit = new SendPermit(clock, ManualClock.Start.AddMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.MaxValue);
        clock.Back = TimeSpan.FromHours(1);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(FailureKind.NotExecuted, (await FailAsync(rig.Http, permit, nameof(Samples.Create))).Kind);
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData(nameof(Samples.Read))]
    [InlineData(nameof(Samples.SafeRepeat))]
    [InlineData(nameof(Samples.Create))]
    [InlineData(nameof(Samples.Act))]
    public async Task What_ends_while_the_last_of_the_hosts_handlers_works_is_not_sent(string operation)
    {
        using var permitted = new Closing();
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(permitted.NewHandler));
        permitted.Permit = Open(rig);

        var failure = await FailAsync(rig.Http, permitted.Permit, operation);

        Assert.Equal((FailureKind.NotExecuted, 0, false), (failure.Kind, rig.Transport.Attempts, permitted.Permit.HasSent));
    }

    [Fact]
    public async Task The_guard_stands_after_handlers_of_the_hosts_defaults_and_after_a_primary_handler_that_was_replaced_last()
    {
        using var permitted = new Closing();
        using var replaced = new Transport();
        var services = new ServiceCollection();
        var builder = services.AddConnectorHttp("acme:main", new VendorProtocol(), static _ => new ConnectorResilienceOptions(), static _ => Rig.Base);
        services.ConfigureHttpClientDefaults(defaults => defaults.AddHttpMessageHandler(permitted.NewHandler));
        services.AddHttpClient("acme:main").ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Add(permitted.NewHandler()));
        builder.ConfigurePrimaryHttpMessageHandler(() => replaced);

        await NothingIsSentAsync(services, permitted, replaced);
    }

    [Fact]
    public async Task A_filter_of_the_host_that_was_there_before_changes_the_primary_handler_inside_the_guard()
    {
        using var replaced = new Transport();
        var services = new ServiceCollection();
        using var permitted = new Closing();
        services.AddSingleton<Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter>(new LastWord(permitted, replaced));
        services.AddConnectorHttp("acme:main", new VendorProtocol(), static _ => new ConnectorResilienceOptions(), static _ => Rig.Base);

        await NothingIsSentAsync(services, permitted, replaced);
    }

    [Fact]
    public void Clients_that_are_not_ours_are_left_alone()
    {
        var services = new ServiceCollection();
        services.AddConnectorHttp("acme:main", new VendorProtocol(), static _ => new ConnectorResilienceOptions(), static _ => Rig.Base);
        using var primary = new Transport();
        services.AddHttpClient("theirs").ConfigurePrimaryHttpMessageHandler(() => primary);
        using var provider = services.BuildServiceProvider();

        Assert.DoesNotContain("SendGuard", Chain(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("theirs")));
        Assert.Equal("SendGuard", Chain(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("acme:main"))[^2]);
    }

    [Theory]
    [InlineData(nameof(Samples.Read), false)]
    [InlineData(nameof(Samples.SafeRepeat), true)]
    [InlineData(nameof(Samples.Create), true)]
    public async Task An_attempt_is_cut_when_its_permit_ends(string operation, bool isUnknown)
    {
        using var rig = new Rig();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Transport.ThenHang(began);
        var permit = Open(rig, TimeSpan.FromSeconds(5));

        var call = FailAsync(rig.Http, permit, operation);
        await began.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        var failure = await call;

        Assert.Equal(isUnknown ? FailureKind.OutcomeUnknown : FailureKind.NotExecuted, failure.Kind);
        Assert.Equal((1, TimeSpan.FromSeconds(5)), (rig.Transport.Attempts, rig.Clock.Elapsed));
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_cut_when_its_permit_ends()
    {
        using var rig = new Rig();
        using var body = new HangingContent();
        rig.Transport.ThenContent(body);
        var permit = Open(rig, TimeSpan.FromSeconds(5));

        var call = FailAsync(rig.Http, permit, nameof(Samples.Create));
        while (rig.Transport.Attempts == 0)
            await Task.Yield();
        rig.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(FailureKind.OutcomeUnknown, (await call).Kind);
    }

    [Fact]
    public async Task An_attempt_goes_on_when_the_lease_was_prolonged_meanwhile()
    {
        using var rig = new Rig();
        var (began, answer) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        rig.Transport.Then(async (_, token) =>
        {
            began.SetResult();
            await answer.Task.WaitAsync(token);
            return Transport.Answer(HttpStatusCode.OK, Samples.ParcelJson);
        });
        var permit = Open(rig, TimeSpan.FromSeconds(5));

        var call = SendAsync(rig.Http, permit, nameof(Samples.Create));
        await began.Task;
        rig.Clock.Advance(TimeSpan.FromSeconds(4));
        permit.ExtendLease(rig.Clock.GetUtcNow().AddSeconds(10), TimeSpan.FromSeconds(10));
        rig.Clock.Advance(TimeSpan.FromSeconds(9));
        answer.SetResult();
        await call;

        Assert.True(permit.HasSent);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_his_cancellation()
    {
        using var rig = new Rig();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Transport.ThenHang(began);
        using var caller = new CancellationTokenSource();

        var call = rig.Http.Under(Open(rig)).SendAsync(new ConnectorRequest(Samples.Create), caller.Token);
        await began.Task;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_wait_between_attempts_that_would_outlast_the_permit_is_not_begun()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: "5");

        var failure = await FailAsync(rig.Http, Open(rig, TimeSpan.FromSeconds(5)), nameof(Samples.Create));

        Assert.Equal((FailureKind.NotExecuted, TimeSpan.FromSeconds(5), 1), (failure.Kind, failure.RetryAfter, rig.Transport.Attempts));
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task A_wait_between_attempts_that_fits_is_waited_for_and_the_repeat_may_leave()
    {
        using var rig = new Rig();
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: "4").ThenOk();

        await SendAsync(rig.Http, Open(rig, TimeSpan.FromSeconds(5)), nameof(Samples.Create));

        Assert.Equal((2, TimeSpan.FromSeconds(4)), (rig.Transport.Attempts, rig.Clock.Elapsed));
    }

    [Theory]
    [InlineData(nameof(Samples.Read))]
    [InlineData(nameof(Samples.Create))]
    public async Task A_wait_for_a_place_of_the_call_budget_that_would_outlast_the_permit_is_not_begun(string code)
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();
        var operation = Samples.ByName(code) with { Limits = [new CallLimit(1, TimeSpan.FromSeconds(8))] };
        await rig.SendAsync(operation);

        var failure = await Rig.FailAsync<ConnectorException>(rig.Http.Under(Open(rig, TimeSpan.FromSeconds(8))).SendAsync(new ConnectorRequest(operation)));

        Assert.Equal((FailureKind.NotExecuted, TimeSpan.FromSeconds(8), 1), (failure.Kind, failure.RetryAfter, rig.Transport.Attempts));
        Assert.Empty(rig.Clock.Waits);
    }

    [Fact]
    public async Task A_wait_for_a_slot_ends_with_the_permit()
    {
        using var rig = new Rig(options => options.MaxConcurrency = 1);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Transport.ThenHang(began);
        using var first = new CancellationTokenSource();
        var holder = rig.SendAsync(Samples.Act, first.Token);
        await began.Task;

        var call = FailAsync(rig.Http, Open(rig, TimeSpan.FromSeconds(5)), nameof(Samples.Create));
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        var failure = await call;

        Assert.Equal((FailureKind.NotExecuted, 1), (failure.Kind, rig.Transport.Attempts));
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => holder);
    }

    [Fact]
    public async Task A_wait_for_a_token_ends_with_the_permit()
    {
        var never = new TaskCompletionSource<AccessToken>();
        var tokens = new TokenCache(_ => never.Task);
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new BearerTokenHandler(tokens, Rig.Base)));

        var call = FailAsync(rig.Http, Open(rig, TimeSpan.FromSeconds(5)), nameof(Samples.Create));
        rig.Clock.Advance(TimeSpan.FromSeconds(5));
        var failure = await call;

        Assert.Equal((FailureKind.NotExecuted, 0), (failure.Kind, rig.Transport.Attempts));
    }

    [Fact]
    public async Task A_token_that_the_service_refused_is_replaced_and_the_call_sent_again_under_the_same_permit()
    {
        var fetches = 0;
        var tokens = new TokenCache(_ => Task.FromResult(new AccessToken($"token {++fetches}", DateTimeOffset.MaxValue)));
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new BearerTokenHandler(tokens, Rig.Base)));
        rig.Transport.Then(401, 200);
        var permit = Open(rig);

        await SendAsync(rig.Http, permit, nameof(Samples.Create));

        Assert.Equal((2, true), (rig.Transport.Attempts, permit.HasSent));
    }

    [Theory]
    [InlineData(nameof(Samples.Create), HttpRequestError.ConnectionError, FailureKind.NotExecuted)]
    [InlineData(nameof(Samples.SafeRepeat), HttpRequestError.ResponseEnded, FailureKind.OutcomeUnknown)]
    public async Task A_permit_that_ends_before_the_repeat_leaves_it_unsent_and_the_failure_tells_of_the_first_attempt(string operation, HttpRequestError error, FailureKind expected)
    {
        using var rig = new Rig();
        SendPermit permit = null!;
        rig.Transport.Then((_, _) =>
        {
            permit.Close("the case was lost");
            throw new HttpRequestException(error);
        });
        permit = Open(rig);

        var failure = await FailAsync(rig.Http, permit, operation);

        Assert.Equal((expected, 1), (failure.Kind, rig.Transport.Attempts));   // No connection: provably not carried out. No answer: nobody knows.
    }

    [Fact]
    public async Task A_client_of_the_hosts_own_making_is_asked_for_its_permit_when_a_call_begins()
    {
        using var transport = new Transport();
        transport.ThenOk();
        using var client = new HttpClient(transport) { BaseAddress = Rig.Base };
        var http = new ConnectorHttp(client, new VendorProtocol());
        var permit = SendPermit.WithoutLimit();

        await http.Under(permit).SendAsync(new ConnectorRequest(Samples.Create));
        permit.Close("the case was lost");
        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => http.Under(permit).SendAsync(new ConnectorRequest(Samples.Create)));

        Assert.Equal((FailureKind.OutcomeUnknown, 1, true), (failure.Kind, transport.Attempts, permit.HasSent));
    }

    [Fact]
    public async Task Without_a_permit_a_call_is_sent_as_ever()
    {
        using var rig = new Rig();
        rig.Transport.ThenOk();
        var permit = Open(rig);
        permit.Close("the case was lost");
        Assert.NotSame(rig.Http, rig.Http.Under(permit));

        await rig.SendAsync(Samples.Create);

        Assert.Equal(1, rig.Transport.Attempts);
    }

    private static SendPermit Open(Rig rig, TimeSpan? left = null) =>
        new(rig.Clock, rig.Clock.GetUtcNow() + (left ?? TimeSpan.FromMinutes(1)), left ?? TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    private static Task SendAsync(ConnectorHttp http, SendPermit permit, string operation) => http.Under(permit).SendAsync(new ConnectorRequest(Samples.ByName(operation)));

    private static Task<ConnectorException> FailAsync(ConnectorHttp http, SendPermit permit, string operation) => Rig.FailAsync<ConnectorException>(SendAsync(http, permit, operation));

    /// <summary>The permit is open when the call begins; what the host added closes it on the way.</summary>
    private static async Task NothingIsSentAsync(ServiceCollection services, Closing permitted, Transport transport)
    {
        using var provider = services.BuildServiceProvider();
        permitted.Permit = SendPermit.WithoutLimit();

        var failure = await FailAsync(provider.GetRequiredKeyedService<ConnectorHttp>("acme:main"), permitted.Permit, nameof(Samples.Create));

        Assert.Equal((FailureKind.NotExecuted, 0), (failure.Kind, transport.Attempts));
    }

    private static List<string> Chain(HttpMessageHandler? handler)
    {
        var names = new List<string>();
        for (; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
            names.Add(handler.GetType().Name);
        return names;
    }

    /// <summary>Handlers that end the permit as the last thing that they do.</summary>
    private sealed class Closing : IDisposable
    {
        public SendPermit? Permit { get; set; }

        public DelegatingHandler NewHandler() => new Handler(this);

        public void Dispose() => Permit?.Close("disposed");

        private sealed class Handler(Closing owner) : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                owner.Permit!.Close("the case was lost");
                return base.SendAsync(request, cancellationToken);
            }
        }
    }

    private sealed class LastWord(Closing permitted, HttpMessageHandler primary) : Microsoft.Extensions.Http.IHttpMessageHandlerBuilderFilter
    {
        public Action<Microsoft.Extensions.Http.HttpMessageHandlerBuilder> Configure(Action<Microsoft.Extensions.Http.HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(permitted.NewHandler());
            builder.PrimaryHandler = primary;
        };
    }

    private sealed class SetBack(TimeProvider inner) : TimeProvider
    {
        public TimeSpan Back { get; set; }

        public override long TimestampFrequency => inner.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() - Back;

        public override long GetTimestamp() => inner.GetTimestamp();
    }
}
