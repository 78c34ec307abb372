using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

/// <summary>A host may wrap all of its clients in retries that do not ask what they repeat. What must not be repeated leaves once all the same.</summary>
public sealed class RepeatedByTheHostTests
{
    public static TheoryData<string, string> Ways
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var way in (string[])["defaults before", "defaults after", "on the builder", "standard by default", "standard on the builder"])
            {
                foreach (var operation in (string[])[nameof(Samples.Create), nameof(Samples.Act)])
                    data.Add(way, operation);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_must_not_be_repeated_leaves_once_whatever_the_host_wraps_it_in(string way, string operation)
    {
        using var transport = Failing();
        using var provider = Build(way, transport);

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => SendAsync(provider, operation));

        Assert.Equal((FailureKind.OutcomeUnknown, 1), (failure.Kind, transport.Attempts));
    }

    [Theory]
    [InlineData("defaults before")]
    [InlineData("on the builder")]
    [InlineData("standard by default")]
    public async Task What_was_throttled_was_not_carried_out_and_a_hosts_repeat_of_it_is_told_as_that(string way)
    {
        using var transport = new Transport();
        transport.AlwaysMake(static () => Transport.Answer(HttpStatusCode.TooManyRequests, retryAfter: "1"));
        using var provider = Build(way, transport);
        var permit = SendPermit.WithoutLimit();

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => provider.GetRequiredKeyedService<ConnectorHttp>("acme:main")
            .Under(permit).SendAsync(new ConnectorRequest(Samples.Create)));

        Assert.Equal(way == "on the builder" ? FailureKind.OutcomeUnknown : FailureKind.NotExecuted, failure.Kind);
        Assert.Equal(1, transport.Attempts);
    }

    [Theory]
    [InlineData("defaults before")]
    [InlineData("on the builder")]
    [InlineData("standard by default")]
    public async Task What_may_be_repeated_is_repeated_by_the_host_as_well(string way)
    {
        using var transport = Failing();
        transport.Then(503, 503, 200);
        using var provider = Build(way, transport);

        await SendAsync(provider, nameof(Samples.Read));

        Assert.Equal(3, transport.Attempts);
    }

    [Fact]
    public async Task What_our_own_pipeline_knows_was_not_carried_out_it_sends_again_inside_a_hosts_retry()
    {
        using var transport = new Transport();
        transport.Then(HttpStatusCode.TooManyRequests).ThenOk();
        using var provider = Build("defaults before", transport, static options => options.MaxRetries = 1);

        await SendAsync(provider, nameof(Samples.Create));

        Assert.Equal(2, transport.Attempts);
    }

    private static Transport Failing()
    {
        var transport = new Transport();
        transport.AlwaysAnswer(503);
        return transport;
    }

    private static Task SendAsync(IServiceProvider provider, string operation) =>
        provider.GetRequiredKeyedService<ConnectorHttp>("acme:main").SendAsync(new ConnectorRequest(Samples.ByName(operation)));

    private static ServiceProvider Build(string way, HttpMessageHandler transport, Action<ConnectorResilienceOptions>? configure = null)
    {
        var services = new ServiceCollection();
        if (way == "defaults before")
            services.ConfigureHttpClientDefaults(static defaults => defaults.AddHttpMessageHandler(static () => new FourTimes()));
        if (way == "standard by default")
            services.ConfigureHttpClientDefaults(static defaults => Standard(defaults));
        var resilience = new ConnectorResilienceOptions { MaxRetries = 0, BaseDelay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) };
        configure?.Invoke(resilience);
        var builder = services.AddConnectorHttp("acme:main", new VendorProtocol(), _ => resilience, static _ => Rig.Base);
        builder.ConfigurePrimaryHttpMessageHandler(() => transport);
        if (way == "on the builder")
            builder.AddHttpMessageHandler(static () => new FourTimes());
        if (way == "standard on the builder")
            Standard(builder);
        if (way == "defaults after")
            services.ConfigureHttpClientDefaults(static defaults => defaults.AddHttpMessageHandler(static () => new FourTimes()));
        return services.BuildServiceProvider();
    }

    private static void Standard(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(static options =>
    {
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.UseJitter = false;
        options.Retry.ShouldRetryAfterHeader = false;
    });

    /// <summary>Repeats whatever did not succeed.</summary>
    private sealed class FourTimes : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 1; ; attempt++)
            {
                var response = await base.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode || attempt == 4)
                    return response;
                response.Dispose();
            }
        }
    }
}
