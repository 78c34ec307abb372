using System.Net;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Tests.Support;
using Connectors.Simulators;
using Connectors.Testing;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Patchworks.Tests;

/// <summary>Calls are counted as the vendor counts them, before they leave.</summary>
public sealed class PatchworksBudgetTests
{
    [Theory]
    [InlineData(240, false, null)]
    [InlineData(480, true, null)]
    [InlineData(60, false, 60)]
    public async Task Core_and_Start_count_together_unless_an_option_says_otherwise(int expected, bool isApart, int? limit)
    {
        using var transport = new Counter();
        await using var provider = Connect(transport, o => (o.CountsStartsApart, o.CallsPerMinute) = (isApart, limit ?? o.CallsPerMinute), "one");
        var client = provider.GetRequiredKeyedService<PatchworksClient>("a");

        await CallAsMuchAsItMayAsync(() => client.Runs.GetRunAsync("1"));
        await CallAsMuchAsItMayAsync(() => client.Starts.StartAsync(new() { FlowId = "1" }, default));

        Assert.Equal(expected, transport.Sent);
    }

    [Theory]
    [InlineData("one", "one", 240)]
    [InlineData("one", "other", 480)]
    public async Task Connections_of_one_key_share_its_calls(string first, string second, int expected)
    {
        using var transport = new Counter();
        await using var provider = Connect(transport, null, first, second);

        await CallAsMuchAsItMayAsync(() => provider.GetRequiredKeyedService<PatchworksClient>("a").Runs.GetRunAsync("1"));
        await CallAsMuchAsItMayAsync(() => provider.GetRequiredKeyedService<PatchworksClient>("b").Runs.GetRunAsync("1"));

        Assert.Equal(expected, transport.Sent);
    }

    [Theory]
    [InlineData("acme", "acme", 120, 240)]
    [InlineData("acme", "other", 240, 480)]
    public async Task Triggers_of_one_company_share_its_calls(string first, string second, int webhooks, int callbacks)
    {
        using var transport = new Counter();
        var services = Services();
        foreach (var (name, company) in (IEnumerable<(string, string)>)[("a", first), ("b", second)])
        {
            services.AddPatchworksWebhook(name, o => (o.Address, o.Resilience.MaxBudgetWait) = ($"https://webhooks.wearepatchworks.com/api/v1/{company}/hook-{name}?patchworks_signature=s", TimeSpan.Zero));
            services.AddPatchworksCallback(name, o => (o.Address, o.Resilience.MaxBudgetWait) = ($"https://callbacks.wearepatchworks.com/api/v1/{company}/call-{name}?patchworks_signature=s", TimeSpan.Zero));
            services.AddHttpClient($"patchworks-webhook:{name}").ConfigurePrimaryHttpMessageHandler(() => transport);
            services.AddHttpClient($"patchworks-callback:{name}").ConfigurePrimaryHttpMessageHandler(() => transport);
        }

        await using var provider = services.BuildServiceProvider();
        foreach (var name in (string[])["a", "b"])
            await CallAsMuchAsItMayAsync(() => provider.GetRequiredKeyedService<PatchworksWebhook>(name).TriggerAsync(default));
        Assert.Equal(webhooks, transport.Sent);

        foreach (var name in (string[])["a", "b"])
            await CallAsMuchAsItMayAsync(() => provider.GetRequiredKeyedService<PatchworksCallback>(name).CallForPayloadsAsync(default));
        Assert.Equal(webhooks + callbacks, transport.Sent);
    }

    /// <summary>The platform counts too, and never has to say no.</summary>
    [Fact]
    public async Task However_much_is_called_the_platform_is_never_called_too_often()
    {
        await using var scene = await PatchworksScene.StartAsync(new() { CallsPerMinute = 20 }, static o => (o.CallsPerMinute, o.Resilience.MaxBudgetWait) = (20, TimeSpan.Zero), CallLimitMode.Published);
        var flow = scene.Platform.AddFlow("Orders");
        var began = scene.Clock.GetUtcNow();

        for (var i = 0; i < 25; i++)
        {
            await InItsTimeAsync(scene, () => scene.Client.Starts.StartAsync(new() { FlowId = flow }, default));
            await InItsTimeAsync(scene, () => scene.Client.Flows.GetFlowsAsync().ReadToEndAsync());
        }

        Assert.Equal((0, 25), (scene.Platform.TooManyCalls, scene.Platform.ReadRuns().Count));
        Assert.True(scene.Clock.GetUtcNow() - began >= TimeSpan.FromMinutes(2), "The calls were counted in no time.");
    }

    /// <summary>Waits as long as the refusal says, on the simulated clock.</summary>
    private static async Task InItsTimeAsync(PatchworksScene scene, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (ConnectorException e) when (e is { Kind: FailureKind.NotExecuted, RetryAfter: not null })
        {
            scene.Clock.Advance(e.RetryAfter.Value);
            await call();
        }
    }

    private static async Task CallAsMuchAsItMayAsync(Func<Task> call)
    {
        for (var i = 0; i < 1000; i++)
        {
            try
            {
                await call();
            }
            catch (ConnectorException e) when (e.Kind == FailureKind.NotExecuted)
            {
                return;
            }
        }

        Assert.Fail("Nothing limits the calls.");
    }

    private static ServiceCollection Services()
    {
        var clock = new ManualClock();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new CallBudgets(clock));
        return services;
    }

    private static ServiceProvider Connect(Counter transport, Action<PatchworksClientOptions>? configure, params string[] keys)
    {
        var services = Services();
        foreach (var (index, key) in keys.Index())
        {
            var name = ((char)('a' + index)).ToString();
            services.AddPatchworksClient(name, options =>
            {
                (options.ApiKey, options.Resilience.MaxBudgetWait) = (key, TimeSpan.Zero);
                configure?.Invoke(options);
            });
            services.AddHttpClient($"patchworks:{name}").ConfigurePrimaryHttpMessageHandler(() => transport);
        }

        return services.BuildServiceProvider();
    }

    private sealed class Counter : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            return Task.FromResult(PatchworksWire.Respond(HttpStatusCode.OK, """{"id":1}"""));
        }
    }
}
