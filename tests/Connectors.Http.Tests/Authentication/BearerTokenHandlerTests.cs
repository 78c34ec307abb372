using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Authentication;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests.Authentication;

public sealed class BearerTokenHandlerTests
{
    private int _fetches;

    [Fact]
    public async Task Every_attempt_carries_the_token()
    {
        using var rig = Bearing();
        rig.Transport.Then(503, 200);

        await rig.SendAsync(Samples.Read);

        Assert.Equal(["Bearer token 1", "Bearer token 1"], rig.Transport.Requests.Select(request => request.Authorization!.ToString()));
    }

    [Fact]
    public async Task Token_that_ends_between_attempts_is_renewed()
    {
        using var rig = Bearing(life: TimeSpan.FromSeconds(5));
        rig.Transport.Then(HttpStatusCode.TooManyRequests, retryAfter: "60").ThenOk();

        await rig.SendAsync(Samples.Create);

        Assert.Equal(["Bearer token 1", "Bearer token 2"], rig.Transport.Requests.Select(request => request.Authorization!.ToString()));
    }

    [Fact]
    public async Task Refused_token_is_dropped_and_the_call_replayed_once_with_its_body()
    {
        using var rig = Bearing();
        rig.Transport.Then(401, 200);

        await rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Json(new Parcel("P", default, 1), SamplesJsonContext.Default.Parcel));

        Assert.Equal(["Bearer token 1", "Bearer token 2"], rig.Transport.Requests.Select(request => request.Authorization!.ToString()));
        Assert.Equal(rig.Transport.Requests[0].Body, rig.Transport.Requests[1].Body);
        Assert.All(rig.Transport.Responses, response => Assert.True(response.IsDisposed));
    }

    [Fact]
    public async Task Second_refusal_is_the_answer()
    {
        using var rig = Bearing();
        rig.Transport.Then(401, 401);

        var failure = await rig.FailAsync<ConnectorAuthenticationException>(Samples.Read);

        Assert.Equal(FailureKind.Denied, failure.Kind);
        Assert.Equal(2, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Refusal_is_the_answer_when_there_is_no_other_token()
    {
        using var rig = Bearing(value: "always");
        rig.Transport.Then(401);

        await rig.FailAsync<ConnectorAuthenticationException>(Samples.Read);

        Assert.Equal(1, rig.Transport.Attempts);
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task An_API_that_refuses_every_token_is_not_the_token_endpoints_trouble()
    {
        using var rig = Bearing();
        rig.Transport.AlwaysAnswer(401);

        for (var i = 0; i < 50; i++)
            await rig.FailAsync<ConnectorAuthenticationException>(Samples.Read);

        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Refused_call_whose_content_reads_once_is_not_replayed()
    {
        using var rig = Bearing();
        rig.Transport.Then(401);

        var call = rig.Http.SendAsync(new ConnectorRequest(Samples.Create).Content(new StreamContent(new MemoryStream([1]))));

        await Rig.FailAsync<ConnectorAuthenticationException>(call);
        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Without_a_token_nothing_was_executed()
    {
        using var rig = Bearing(failOn: 1);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.Equal("acme NEW1 failed: no access token", failure.Message);
        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Without_a_second_token_the_refused_call_was_not_executed_and_its_answer_is_disposed()
    {
        using var rig = Bearing(failOn: 2);
        rig.Transport.Then(401);

        var failure = await rig.FailAsync(Samples.Create);

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
        Assert.True(Assert.Single(rig.Transport.Responses).IsDisposed);
    }

    [Fact]
    public async Task Without_a_token_after_an_unknown_outcome_it_stays_unknown()
    {
        using var rig = Bearing(life: TimeSpan.FromMilliseconds(1), failOn: 2);
        rig.Transport.Then(503);

        var failure = await rig.FailAsync(Samples.SafeRepeat);

        Assert.Equal("acme SET1 failed: no access token", failure.Message);
        Assert.Equal(FailureKind.OutcomeUnknown, failure.Kind);
    }

    [Fact]
    public async Task Attempt_cut_while_it_waits_for_a_token_was_not_executed_and_is_repeated()
    {
        var began = new TaskCompletionSource();
        var clock = new ManualClock();
        var cache = new TokenCache(
            async cancellationToken =>
            {
                if (++_fetches == 1)
                {
                    began.SetResult();
                    await Task.Delay(TimeSpan.FromSeconds(40), clock, cancellationToken);
                }
                return new("late", clock.GetUtcNow() + TimeSpan.FromHours(1));
            },
            clock);
        using var rig = new Rig(clock: clock, handlers: builder => builder.AddHttpMessageHandler(() => new BearerTokenHandler(cache, Rig.Base)));
        rig.Transport.ThenOk();

        await rig.SendAsync(Samples.Create);

        Assert.Equal(1, rig.Transport.Attempts);
    }

    [Fact]
    public async Task Token_never_goes_to_another_origin()
    {
        using var rig = Bearing(tokenOrigin: "https://login.acme.example/");

        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.SendAsync(Samples.Read));

        Assert.Equal(0, rig.Transport.Attempts);
    }

    [Theory]
    [InlineData("http://api.acme.example/v1/", false)]
    [InlineData("http://127.0.0.1:5000/v1/", true)]
    [InlineData("http://localhost:5000/v1/", true)]
    [InlineData("https://api.acme.example/v1/", true)]
    public async Task Token_leaves_this_machine_over_https_only(string address, bool leaves)
    {
        var transport = new Transport().ThenOk();
        using var chain = new BearerTokenHandler(new(_ => Task.FromResult(new AccessToken("t", ManualClock.Start.AddYears(50)))), new Uri(address)) { InnerHandler = transport };
        using var client = new HttpClient(chain) { BaseAddress = new Uri(address) };
        var http = new ConnectorHttp(client, new());

        var call = http.SendAsync(new ConnectorRequest(Samples.Read));

        if (leaves)
            await call;
        else
            await Assert.ThrowsAsync<InvalidOperationException>(() => call);
        Assert.Equal(leaves ? 1 : 0, transport.Attempts);
    }

    private Rig Bearing(TimeSpan? life = null, int failOn = 0, string? value = null, string? tokenOrigin = null)
    {
        var clock = new ManualClock();
        var cache = new TokenCache(
            _ => ++_fetches == failOn
                ? Task.FromException<AccessToken>(new HttpRequestException("down"))
                : Task.FromResult(new AccessToken(value ?? $"token {_fetches}", clock.GetUtcNow() + (life ?? TimeSpan.FromHours(1)))),
            clock);
        return new(clock: clock, handlers: builder => builder.AddHttpMessageHandler(
            () => new BearerTokenHandler(cache, tokenOrigin is null ? Rig.Base : new Uri(tokenOrigin))));
    }
}
