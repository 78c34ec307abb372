using System.Collections.Concurrent;
using System.Net;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Mirakl.Tests;

/// <summary>Two shops, two marketplaces, keys that change, calls that are cancelled: each call carries its own and nothing of another's.</summary>
public sealed class MiraklIsolationTests : IDisposable
{
    private readonly ConcurrentQueue<(string Host, string Key, string? Shop)> _seen = new();
    private readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal) { ["leeds"] = "key-bq", ["york"] = "key-bq", ["paris"] = "key-fr" };
    private readonly ServiceProvider _services;

    public MiraklIsolationTests()
    {
        var services = new ServiceCollection();
        Add("leeds", "https://bq.example.com", 1);
        Add("york", "https://bq.example.com", 2);
        Add("paris", "https://fr.example.com", null);
        _services = services.BuildServiceProvider();

        void Add(string name, string address, long? shop) => services.AddMiraklClient(name, options =>
        {
            options.BaseAddress = new Uri(address);
            options.ApiKey = _keys[name];
            options.ShopId = shop;
            options.Resilience.MaxRetries = 0;
        }).ConfigurePrimaryHttpMessageHandler(() => new Recorder(this));
    }

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task Shops_and_marketplaces_keep_their_host_their_key_and_their_shop()
    {
        var names = new[] { "leeds", "york", "paris" };

        await Task.WhenAll(Enumerable.Range(0, 90).Select(i => Client(names[i % 3]).Platform.CheckHealthAsync()));

        Assert.Equal(
            [("bq.example.com", "key-bq", "1", 30), ("bq.example.com", "key-bq", "2", 30), ("fr.example.com", "key-fr", null, 30)],
            _seen.GroupBy(static s => s).Select(static g => (g.Key.Host, g.Key.Key, g.Key.Shop, g.Count())).Order());
    }

    [Fact]
    public async Task A_rotated_key_is_taken_by_the_next_call_and_by_its_own_client_only()
    {
        var (leeds, york) = (Client("leeds"), Client("york"));
        await leeds.Platform.CheckHealthAsync();

        _keys["leeds"] = "key-bq-new";
        _services.GetRequiredService<IOptionsMonitorCache<MiraklClientOptions>>().TryRemove("leeds");
        await leeds.Platform.CheckHealthAsync();
        await york.Platform.CheckHealthAsync();

        Assert.Equal(["key-bq", "key-bq-new", "key-bq"], _seen.Select(static s => s.Key));
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_next_one_of_any_client_alone()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client("leeds").Platform.CheckHealthAsync(source.Token));
        await Client("leeds").Platform.CheckHealthAsync();
        await Client("york").Platform.CheckHealthAsync();

        Assert.Equal(["1", "2"], _seen.Select(static s => s.Shop));
    }

    [Fact]
    public async Task A_marketplace_that_refuses_a_key_says_nothing_of_the_other_one()
    {
        _keys["paris"] = "refused";

        var failure = await Assert.ThrowsAnyAsync<ConnectorException>(() => Client("paris").Platform.CheckHealthAsync());
        await Client("leeds").Platform.CheckHealthAsync();

        Assert.DoesNotContain("refused", failure.ToString(), StringComparison.Ordinal);
    }

    private MiraklClient Client(string name) => _services.GetRequiredKeyedService<MiraklClient>(name);

    private sealed class Recorder(MiraklIsolationTests owner) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = request.Headers.GetValues("Authorization").Single();
            var shop = request.RequestUri!.Query.TrimStart('?').Split('&').FirstOrDefault(static p => p.StartsWith("shop_id=", StringComparison.Ordinal));
            owner._seen.Enqueue((request.RequestUri.Host, key, shop?["shop_id=".Length..]));
            return Task.FromResult(new HttpResponseMessage(key == "refused" ? HttpStatusCode.Unauthorized : HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent("{}") });
        }
    }
}
