using System.Net;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RichardSzalay.MockHttp;

namespace Connectors.Hosting.Tests;

/// <summary>A connection's health is what its calls came to; the vendor is asked for it only where nothing else asks.</summary>
public sealed class ClientHealthTests : IDisposable
{
    private const string Bq = ConnectorHealthNames.ClientPrefix + "mirakl:bq";

    private readonly ManualClock _clock = new();
    private readonly MockHttpMessageHandler _vendor = new();
    private readonly MockedRequest _ping;
    private readonly List<ServiceProvider> _hosts = [];
    private HttpStatusCode _answer = HttpStatusCode.OK;
    private Exception? _failure;

    public ClientHealthTests() =>
        _ping = _vendor.When("https://shop.example/api/reasons").Respond(_ => _failure is { } failure
            ? throw failure
            : new HttpResponseMessage(_answer) { Content = new StringContent(_answer == HttpStatusCode.OK ? """{"reasons":[]}""" : """{"message":"No","status":1}""", System.Text.Encoding.UTF8, "application/json") });

    private int Calls => _vendor.GetMatchCount(_ping);

    public void Dispose()
    {
        _hosts.ForEach(static h => h.Dispose());
        _vendor.Dispose();
    }

    [Fact]
    public async Task A_connection_that_nothing_has_called_is_called_once_however_many_ask()
    {
        var host = Host();

        var first = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CheckAsync(host)));
        _clock.Advance(TimeSpan.FromMinutes(14));
        await CheckAsync(host);

        Assert.All(first, static e => Assert.Equal(HealthStatus.Healthy, e.Status));
        Assert.Equal(1, Calls);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await CheckAsync(host);
        Assert.Equal(2, Calls);
    }

    [Fact]
    public async Task Where_it_is_switched_off_nobody_is_called_and_the_check_says_so()
    {
        var entry = await CheckAsync(Host(static o => o.PingAfter = TimeSpan.Zero));

        Assert.Equal((HealthStatus.Healthy, "mirakl:bq was not called yet."), (entry.Status, entry.Description));
        Assert.Equal(0, Calls);
    }

    [Fact]
    public async Task A_refused_key_is_unhealthy_at_once_and_well_again_with_the_next_answer()
    {
        var host = Host();
        _answer = HttpStatusCode.Unauthorized;

        var refused = await CheckAsync(host);

        Assert.Equal((HealthStatus.Unhealthy, "mirakl:bq refuses the sign-in since 2026-03-02 09:00:00Z."), (refused.Status, refused.Description));

        _answer = HttpStatusCode.OK;
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Theory]
    [InlineData(true, "mirakl:bq cannot be reached since 2026-03-02 09:00:00Z.")]
    [InlineData(false, "mirakl:bq does not answer since 2026-03-02 09:00:00Z.")]
    public async Task Who_does_not_answer_is_degraded_and_unhealthy_once_it_has_lasted(bool isUnreachable, string said)
    {
        var host = Host(static o => o.UnansweredFor = TimeSpan.FromMinutes(30));
        (_failure, _answer) = (isUnreachable ? new HttpRequestException(HttpRequestError.ConnectionError, "no route") : null, HttpStatusCode.BadGateway);

        var first = await CheckAsync(host);
        _clock.Advance(TimeSpan.FromMinutes(15));
        var later = await CheckAsync(host);
        _clock.Advance(TimeSpan.FromMinutes(15));
        var last = await CheckAsync(host);

        Assert.Equal([HealthStatus.Degraded, HealthStatus.Degraded, HealthStatus.Unhealthy], [first.Status, later.Status, last.Status]);
        Assert.All([first, later, last], e => Assert.Equal(said, e.Description));
        Assert.Equal(3, Calls);
    }

    [Fact]
    public async Task A_missing_right_is_an_answer()
    {
        _answer = HttpStatusCode.Forbidden;

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(Host())).Status);
    }

    [Fact]
    public async Task A_connection_has_a_check_of_its_own_also_when_it_is_added_later()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddHealthChecks().AddConnectors(static o => o.PingAfter = TimeSpan.Zero);
        services.AddShipBobClient("warehouse", static o => (o.Token, o.ChannelId) = ("t", 1));
        services.AddShopifyClient("shop", static o => (o.Shop, o.AccessToken) = ("acme", "t"));
        await using var host = services.BuildServiceProvider();

        var report = await host.GetRequiredService<HealthCheckService>().CheckHealthAsync(static r => r.Tags.Contains(ConnectorHealthNames.Tag) && !r.Tags.Contains(ConnectorHealthNames.ReadyTag));

        Assert.Equal(["connectors-client:shipbob:warehouse", "connectors-client:shopify:shop", "connectors-holds"], report.Entries.Keys.Order(StringComparer.Ordinal));
    }

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider host) => (await host.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[Bq];

    private ServiceProvider Host(Action<ConnectorHealthOptions>? configure = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock);
        services.AddMiraklClient("bq", static o =>
        {
            (o.BaseAddress, o.ApiKey) = (new Uri("https://shop.example/"), "key");
            o.Resilience.MaxRetries = 0;
        }).ConfigurePrimaryHttpMessageHandler(() => _vendor);
        services.AddHealthChecks().AddConnectors(configure);
        _hosts.Add(services.BuildServiceProvider());
        return _hosts[^1];
    }
}
