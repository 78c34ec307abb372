using System.Net;
using System.Text;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Mirakl;
using Connectors.ShipBob;
using Connectors.SparkLayer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connectors.Conventions.Tests.Options;

/// <summary>A secret that was changed is the one that the next call (or the next token) is made with, whichever way the options were set.</summary>
public sealed class RotationTests : IDisposable
{
    private readonly Wire _wire = new();
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["mirakl:BaseAddress"] = "https://shop.example.com/",
        ["shipbob:ChannelId"] = "1",
        ["sparklayer:SiteId"] = "site",
        ["sparklayer:ClientId"] = "client",
        ["business-central:TenantId"] = "tenant",
        ["business-central:CompanyId"] = "7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111",
        ["business-central:ClientId"] = "client",
    };

    private string _secret = "old-secret";

    public static TheoryData<string> Vendors => ["mirakl", "shipbob", "sparklayer", "business-central"];

    public static TheoryData<string, bool> VendorsTwice => new()
    {
        { "mirakl", false }, { "mirakl", true }, { "shipbob", false }, { "shipbob", true }, { "sparklayer", false }, { "sparklayer", true }, { "business-central", false }, { "business-central", true },
    };

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task A_lambda_that_sets_another_secret_now_is_followed(string vendor)
    {
        await using var host = Host(services => Add(services, vendor, null, () => _secret));
        await CallAsync(host, vendor);

        _secret = "new-secret";
        await CallAsync(host, vendor);

        Assert.Equal(["old-secret", "new-secret"], _wire.Secrets);
    }

    [Theory]
    [MemberData(nameof(VendorsTwice))]
    public async Task A_section_that_is_reloaded_is_followed_with_a_lambda_and_without(string vendor, bool hasLambda)
    {
        var (source, configuration) = Reload(vendor);
        await using var host = Host(services => Add(services, vendor, configuration, hasLambda ? static () => null : null));
        await CallAsync(host, vendor);

        source.Set(KeyOf(vendor), "new-secret");
        await CallAsync(host, vendor);

        Assert.Equal(["old-secret", "new-secret"], _wire.Secrets);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task Options_that_are_configured_elsewhere_are_followed(string vendor)
    {
        await using var host = Host(services =>
        {
            Add(services, vendor, null, () => null);
            services.Configure<MiraklClientOptions>("one", o => o.ApiKey = _secret);
            services.PostConfigure<ShipBobClientOptions>("one", o => o.Token = _secret);
            services.PostConfigure<SparkLayerClientOptions>("one", o => o.ClientSecret = _secret);
            services.AddOptions<BusinessCentralClientOptions>("one").Configure<Wire>((o, _) => o.ClientSecret = _secret);
            services.AddSingleton(_wire);
        });
        await CallAsync(host, vendor);

        _secret = "new-secret";
        await CallAsync(host, vendor);

        Assert.Equal(["old-secret", "new-secret"], _wire.Secrets);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public async Task What_a_host_puts_into_the_monitor_is_followed(string vendor)
    {
        await using var host = Host(services => Add(services, vendor, null, () => "old-secret"));
        await CallAsync(host, vendor);

        host.GetRequiredService<IOptionsMonitor<MiraklClientOptions>>().Get("one").ApiKey = "new-secret";
        host.GetRequiredService<IOptionsMonitor<ShipBobClientOptions>>().Get("one").Token = "new-secret";
        host.GetRequiredService<IOptionsMonitor<SparkLayerClientOptions>>().Get("one").ClientSecret = "new-secret";
        host.GetRequiredService<IOptionsMonitor<BusinessCentralClientOptions>>().Get("one").ClientSecret = "new-secret";
        await CallAsync(host, vendor);

        Assert.Equal(["old-secret", "new-secret"], _wire.Secrets);
    }

    [Fact]
    public async Task A_reload_with_a_mistake_stops_no_running_connection()
    {
        var (source, configuration) = Reload("mirakl");
        await using var host = Host(services => services.AddMiraklClient("one", configuration.GetSection("mirakl")));
        await CallAsync(host, "mirakl");

        Record.Exception(() => source.Set("mirakl:PageSize", "many"));
        await CallAsync(host, "mirakl");
        source.Set("mirakl:PageSize", "50");
        source.Set("mirakl:ApiKey", "new-secret");
        await CallAsync(host, "mirakl");

        Assert.Equal(["old-secret", "old-secret", "new-secret"], _wire.Secrets);
    }

    public void Dispose() => _wire.Dispose();

    private static string KeyOf(string vendor) => vendor switch
    {
        "mirakl" => "mirakl:ApiKey",
        "shipbob" => "shipbob:Token",
        "sparklayer" => "sparklayer:ClientSecret",
        _ => "business-central:ClientSecret",
    };

    private (Reloadable Source, IConfiguration Configuration) Reload(string vendor)
    {
        var source = new Reloadable(_settings);
        source.Set(KeyOf(vendor), "old-secret");
        return (source, new ConfigurationBuilder().Add(source).Build());
    }

    private ServiceProvider Host(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        foreach (var client in (string[])["mirakl:one", "shipbob:one", "business-central:one", "entra:one", "sparklayer:one", "sparklayer-token:one"])
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => new Handler(_wire));
        return services.BuildServiceProvider();
    }

    /// <summary>Adds all four, so that a host may look at the options of each; only the vendor's own is called.</summary>
    private void Add(IServiceCollection services, string vendor, IConfiguration? configuration, Func<string?>? secret)
    {
        var settings = configuration ?? new ConfigurationBuilder().AddInMemoryCollection(_settings).Build();
        services.AddMiraklClient("one", settings.GetSection("mirakl"), Set<MiraklClientOptions>("mirakl", static (o, s) => o.ApiKey = s));
        services.AddShipBobClient("one", settings.GetSection("shipbob"), Set<ShipBobClientOptions>("shipbob", static (o, s) => o.Token = s));
        services.AddSparkLayerClient("one", settings.GetSection("sparklayer"), Set<SparkLayerClientOptions>("sparklayer", static (o, s) => o.ClientSecret = s));
        services.AddBusinessCentralClient("one", settings.GetSection("business-central"), Set<BusinessCentralClientOptions>("business-central", static (o, s) => o.ClientSecret = s));

        Action<T>? Set<T>(string of, Action<T, string> set) => secret is null && of == vendor ? null : options =>
        {
            if ((of == vendor ? secret!() : "other") is { } text)
                set(options, text);
        };
    }

    private async Task CallAsync(IServiceProvider host, string vendor)
    {
        switch (vendor)
        {
            case "mirakl":
                await host.GetRequiredKeyedService<MiraklClient>("one").Platform.GetAccountAsync();
                break;
            case "shipbob":
                await host.GetRequiredKeyedService<ShipBobClient>("one").GetOrderAsync(1);
                break;
            case "sparklayer":
                // Its token ends at once too.
                await host.GetRequiredKeyedService<SparkLayerClient>("one").Stock.GetLocationsAsync();
                break;
            default:
                // Its token ends at once, so each call wants another.
                await foreach (var _ in host.GetRequiredKeyedService<BusinessCentralClient>("one").GetItemsAsync())
                    break;
                break;
        }
    }

    private sealed class Wire : IDisposable
    {
        public List<string> Secrets { get; } = [];

        public void Dispose() => Secrets.Clear();
    }

    private sealed class Handler(Wire wire) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var form = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
            if (form.Contains("client_secret=", StringComparison.Ordinal))
            {
                wire.Secrets.Add(form.Split("client_secret=")[1].Split('&')[0]);
                return Answer("""{"access_token":"a-token","expires_in":0}""");
            }

            if (request.RequestUri!.AbsolutePath == "/api/auth/token")
            {
                wire.Secrets.Add(form.Split("client_secret\":\"")[1].Split('"')[0]);
                return Answer("""{"access_token":"a-token","expires_in":0}""");
            }

            var sent = request.Headers.GetValues("Authorization").Single();
            if (!sent.Contains("a-token", StringComparison.Ordinal))
                wire.Secrets.Add(sent.Replace("Bearer ", "", StringComparison.Ordinal));
            return Answer("""{"value":[],"id":1}""");
        }

        private static HttpResponseMessage Answer(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    /// <summary>Configuration that tells of its changes, as a file does.</summary>
    private sealed class Reloadable : ConfigurationProvider, IConfigurationSource
    {
        public Reloadable(Dictionary<string, string?> values) => Data = new Dictionary<string, string?>(values, StringComparer.OrdinalIgnoreCase);

        public override void Set(string key, string? value)
        {
            base.Set(key, value);
            OnReload();
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}
