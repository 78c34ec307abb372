using System.Net;
using System.Text;
using Connectors.Http;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Mirakl.Tests;

/// <summary>Orders are asked for 60 times an hour with one key for one shop, under however many names it is connected.</summary>
public sealed class SharedLimitsTests
{
    [Theory]
    [InlineData("one", 7L, "https://one.example.com", 60)]
    [InlineData("other", 7L, "https://one.example.com", 120)]
    [InlineData("one", 8L, "https://one.example.com", 120)]
    [InlineData("one", 7L, "https://other.example.com", 120)]
    public async Task Connections_of_one_key_and_shop_share_its_frequencies(string key, long shop, string address, int expected)
    {
        using var platform = new Counter();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock());
        foreach (var (name, itsKey, itsShop, itsAddress) in new[] { ("a", "one", 7L, "https://one.example.com"), ("b", key, shop, address) })
        {
            services.AddMiraklClient(name, options =>
            {
                options.BaseAddress = new Uri(itsAddress);
                options.ApiKey = itsKey;
                options.ShopId = itsShop;
                options.Resilience.MaxBudgetWait = TimeSpan.Zero;
            }).ConfigurePrimaryHttpMessageHandler(() => platform);
        }
        await using var provider = services.BuildServiceProvider();

        foreach (var name in (string[])["a", "b"])
            await CallAsMuchAsItMayAsync(provider.GetRequiredKeyedService<MiraklClient>(name));

        Assert.Equal(expected, platform.Heard);
    }

    private static async Task CallAsMuchAsItMayAsync(MiraklClient client)
    {
        try
        {
            for (var call = 0; call < 70; call++)
            {
                await foreach (var _ in client.Orders.GetOrdersAsync())
                    Assert.Fail("There is none.");
            }
        }
        catch (ConnectorBusyException)
        {
            return;   // The hour's calls are used up.
        }
        Assert.Fail("Nothing restrained it.");
    }

    private sealed class Counter : HttpMessageHandler
    {
        public int Heard { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Heard++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"orders":[],"total_count":0}""", Encoding.UTF8, "application/json") });
        }
    }
}
