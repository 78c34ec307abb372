using System.Net;
using System.Text;
using Connectors.Http;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.ShipBob.Tests;

/// <summary>A token has one limit, however many channels it is used for.</summary>
public sealed class SharedLimitsTests : IDisposable
{
    private readonly Counter _vendor = new();

    [Theory]
    [InlineData("one", "one", 140)]
    [InlineData("one", "other", 280)]
    public async Task Channels_of_one_token_share_its_calls_a_minute(string first, string second, int expected)
    {
        await using var provider = Connect(new() { ["a"] = first, ["b"] = second });

        await CallAsMuchAsItMayAsync(provider, "a");
        await CallAsMuchAsItMayAsync(provider, "b");

        Assert.Equal(expected, _vendor.Heard);
    }

    [Fact]
    public async Task Channel_that_is_given_the_token_of_another_is_counted_with_it_from_its_second_call()
    {
        var tokens = new Dictionary<string, string> { ["a"] = "one", ["b"] = "other" };
        await using var provider = Connect(tokens);
        await provider.GetRequiredKeyedService<ShipBobClient>("b").GetShipmentsAsync(1);
        await CallAsMuchAsItMayAsync(provider, "a");

        tokens["b"] = "one";
        await CallAsMuchAsItMayAsync(provider, "b");

        Assert.Equal(1 + 140 + 1, _vendor.Heard);
    }

    public void Dispose() => _vendor.Dispose();

    private ServiceProvider Connect(Dictionary<string, string> tokens)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new ManualClock());
        services.AddSingleton(static provider => new CallBudgets(provider.GetRequiredService<TimeProvider>()));
        foreach (var name in tokens.Keys)
        {
            services.AddShipBobClient(name, options =>
            {
                options.Token = tokens[name];
                options.ChannelId = 4711;
                options.Resilience.MaxBudgetWait = TimeSpan.Zero;
            }).ConfigurePrimaryHttpMessageHandler(() => _vendor);
        }
        return services.BuildServiceProvider();
    }

    private static async Task CallAsMuchAsItMayAsync(IServiceProvider provider, string name)
    {
        try
        {
            for (var call = 0; call < 150; call++)
                await provider.GetRequiredKeyedService<ShipBobClient>(name).GetShipmentsAsync(1);
        }
        catch (ConnectorBusyException)
        {
            return;   // The minute's calls are used up.
        }
        Assert.Fail("Nothing restrained it.");
    }

    private sealed class Counter : HttpMessageHandler
    {
        public int Heard { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Heard++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("[]", Encoding.UTF8, "application/json") });
        }
    }
}
