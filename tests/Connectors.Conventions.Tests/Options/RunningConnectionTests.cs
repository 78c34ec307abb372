using System.Net;
using System.Text;
using System.Text.Json;
using Connectors.Mirakl;
using Connectors.ShipBob;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests.Options;

/// <summary>
/// What a running host may meet: a secret's file that is being written, a file of settings that is wrong for a moment, a name that nobody added, defaults for all
/// clients. A connection that runs goes on, and one that does not exist sends nothing.
/// </summary>
public sealed class RunningConnectionTests
{
    private readonly List<string> _sent = [];
    private Func<string?> _secret = static () => "old-secret";
    private int _runs;

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("two\nlines")]
    [InlineData(" spaced ")]
    [InlineData("kéy")]
    public async Task A_lambda_that_sets_no_usable_secret_for_a_moment_leaves_the_last_good_one_in_force(string? wrong)
    {
        await using var host = Host();
        await CallAsync(host);

        _secret = () => wrong;
        await CallAsync(host);
        _secret = static () => "new-secret";
        await CallAsync(host);

        Assert.Equal(["old-secret", "old-secret", "new-secret"], _sent);
    }

    [Fact]
    public async Task A_lambda_that_fails_for_a_moment_leaves_the_last_good_secret_in_force()
    {
        await using var host = Host();
        await CallAsync(host);

        _secret = static () => throw new IOException("The file is being written.");
        await CallAsync(host);
        _secret = static () => "new-secret";
        await CallAsync(host);

        Assert.Equal(["old-secret", "old-secret", "new-secret"], _sent);
    }

    [Fact]
    public async Task A_lambda_that_fails_while_its_section_is_reloaded_leaves_the_last_good_secret_in_force()
    {
        var source = new Counted(new() { ["shop:BaseAddress"] = "https://shop.example.com/" });
        await using var host = Host(new ConfigurationBuilder().Add(source).Build());
        await CallAsync(host);

        _secret = static () => throw new IOException("The file is being written.");
        Record.Exception(() => source.Set("shop:PageSize", "50"));
        await CallAsync(host);
        _secret = static () => "new-secret";
        await CallAsync(host);

        Assert.Equal(["old-secret", "old-secret", "new-secret"], _sent);
    }

    [Fact]
    public async Task A_lambda_runs_once_for_each_attempt_and_its_section_is_read_once_for_each_change()
    {
        var source = new Counted(new() { ["shop:BaseAddress"] = "https://shop.example.com/" });
        await using var host = Host(new ConfigurationBuilder().Add(source).Build());
        await CallAsync(host);
        var (runs, reads) = (_runs, source.Reads);

        await CallAsync(host);
        await CallAsync(host);

        Assert.Equal((runs + 2, reads), (_runs, source.Reads));
        source.Set("shop:PageSize", "50");
        await CallAsync(host);
        Assert.NotEqual(reads, source.Reads);
    }

    [Fact]
    public async Task What_a_lambda_adds_to_a_list_does_not_grow_with_the_calls()
    {
        var hosts = 0;
        var services = new ServiceCollection();
        services.AddMiraklClient("one", Section(), options =>
        {
            options.DownloadHosts.Add("files.example.com");
            hosts = Math.Max(hosts, options.DownloadHosts.Count);
        });
        await using var host = Build(services);

        await CallAsync(host);
        await CallAsync(host);
        await CallAsync(host);

        Assert.Equal(1, hosts);
    }

    [Fact]
    public async Task A_factory_gives_out_a_running_connection_while_a_change_of_its_options_is_wrong()
    {
        var source = new Counted(new() { ["shop:BaseAddress"] = "https://shop.example.com/", ["shop:ApiKey"] = "old-secret" });
        var services = new ServiceCollection();
        services.AddMiraklClient("one", new ConfigurationBuilder().Add(source).Build().GetSection("shop"));
        await using var host = Build(services);
        await host.GetRequiredService<IMiraklClientFactory>().CreateClient("one").Platform.GetAccountAsync();

        Record.Exception(() => source.Set("shop:PageSize", "many"));
        await host.GetRequiredService<IMiraklClientFactory>().CreateClient("one").Platform.GetAccountAsync();

        Assert.Equal(["old-secret", "old-secret"], _sent);
    }

    [Fact]
    public void A_name_that_nobody_added_is_no_connection_even_when_the_host_gives_every_client_an_address()
    {
        var services = new ServiceCollection();
        services.AddMiraklClient("one", Section());
        services.AddShipBobClient("one", static options => (options.Token, options.ChannelId) = ("token", 1));
        services.ConfigureHttpClientDefaults(static clients => clients.ConfigureHttpClient(static client => client.BaseAddress = new Uri("https://gateway.example.com/")));
        using var host = Build(services);

        var unknown = Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IMiraklClientFactory>().CreateClient("two"));
        Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IShipBobClientFactory>().CreateClient("two"));

        Assert.Contains("mirakl:two", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_connections_of_a_vendor_use_a_key_each()
    {
        var services = new ServiceCollection();
        services.AddMiraklClient("one", Section(), static options => options.ApiKey = "key-one");
        services.AddMiraklClient("two", Section(), static options => options.ApiKey = "key-two");
        await using var host = Build(services);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
        {
            var name = i % 2 == 0 ? "one" : "two";
            await host.GetRequiredKeyedService<MiraklClient>(name).Platform.GetAccountAsync();
        }));

        Assert.Equal((25, 25), (_sent.Count(static s => s == "key-one"), _sent.Count(static s => s == "key-two")));
    }

    [Fact]
    public async Task A_provider_that_is_disposed_during_a_call_does_not_end_it()
    {
        var (began, go) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var services = new ServiceCollection();
        services.AddMiraklClient("one", Section(), options => options.ApiKey = _secret());
        var host = Build(services, () =>
        {
            began.TrySetResult();
            return go.Task;
        });

        var call = host.GetRequiredKeyedService<MiraklClient>("one").Platform.GetAccountAsync();
        await began.Task;
        await host.DisposeAsync();
        go.SetResult();

        Assert.NotNull(await call);
    }

    [Fact]
    public void A_part_of_an_address_that_could_be_a_secret_is_not_shown()
    {
        var options = new MiraklClientOptions { BaseAddress = new Uri("https://shop.example.com/#access_token=canary") };

        Assert.DoesNotContain("canary", JsonSerializer.Serialize(options), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", options.BaseAddress!.OriginalString, StringComparison.Ordinal);
    }


    private static IConfigurationSection Section() =>
        new ConfigurationBuilder().AddInMemoryCollection([new("shop:BaseAddress", "https://shop.example.com/"), new("shop:ApiKey", "old-secret")]).Build().GetSection("shop");

    private static async Task CallAsync(IServiceProvider host) => await host.GetRequiredKeyedService<MiraklClient>("one").Platform.GetAccountAsync();

    private ServiceProvider Host(IConfiguration? configuration = null)
    {
        var services = new ServiceCollection();
        services.AddMiraklClient("one", configuration?.GetSection("shop") ?? Section(), options =>
        {
            Interlocked.Increment(ref _runs);
            options.ApiKey = _secret();
        });
        return Build(services);
    }

    private ServiceProvider Build(ServiceCollection services, Func<Task>? before = null)
    {
        foreach (var client in (string[])["mirakl:one", "mirakl:two"])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => new Handler(_sent, before ?? (static () => Task.CompletedTask)));
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class Handler(List<string> sent, Func<Task> before) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await before();
            lock (sent)
                sent.Add(request.Headers.NonValidated["Authorization"].ToString());
            return new(HttpStatusCode.OK) { Content = new StringContent("""{"shop_id":1}""", Encoding.UTF8, "application/json") };
        }
    }

    /// <summary>Configuration that tells of its changes and counts how often it is read.</summary>
    private sealed class Counted : ConfigurationProvider, IConfigurationSource
    {
        public Counted(Dictionary<string, string?> values) => Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);

        public int Reads { get; private set; }

        public override bool TryGet(string key, out string? value)
        {
            Reads++;
            return base.TryGet(key, out value);
        }

        public override void Set(string key, string? value)
        {
            base.Set(key, value);
            OnReload();
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
