using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Connectors.Domain.Ports;
using Connectors.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Benchmarks.Http;

/// <summary>
/// One call through budgets, concurrency limit, retry, breaker, time-outs, error model and telemetry, against <see cref="HttpClient"/>
/// alone. Both end in the same handler in memory and read the same body from bytes. Nothing listens to traces, metrics or logs.
/// </summary>
[MemoryDiagnoser]
public class ConnectorHttpBenchmarks
{
    private const string Account = "parcels:main";

    private static readonly Uri BaseAddress = new("https://api.parcels.example/v1/");
    private static readonly Operation GetParcel = new()
    {
        System = "parcels",
        Code = "get-parcel",
        Method = HttpMethod.Get,
        Path = "parcels/{number}",
        RetrySafety = RetrySafety.Read,
    };

    private static readonly Operation GetLimitedParcel = GetParcel with { Code = "get-limited-parcel", Limits = [new CallLimit(1_000_000, TimeSpan.FromMicroseconds(10))] };

    private readonly HttpClient _bare = new(new InMemoryHandler()) { BaseAddress = BaseAddress };
    private ServiceProvider _services = null!;
    private ConnectorHttp _http = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var services = new ServiceCollection();
        services.AddConnectorHttp(Account, new VendorProtocol(), static _ => new ConnectorResilienceOptions(), static _ => BaseAddress)
            .ConfigurePrimaryHttpMessageHandler(static () => new InMemoryHandler());
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredKeyedService<ConnectorHttp>(Account);
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _bare.Dispose();
        _services?.Dispose();
    }

    [Benchmark(Baseline = true)]
    public async Task<Parcel?> BareHttpClient()
    {
        var body = await _bare.GetByteArrayAsync(new Uri("parcels/" + Uri.EscapeDataString("P-100200300"), UriKind.Relative));
        return JsonSerializer.Deserialize(body, ParcelJsonContext.Default.Parcel);
    }

    [Benchmark]
    public Task<Parcel> Pipeline() => _http.SendForJsonAsync(new ConnectorRequest(GetParcel).Path("number", "P-100200300"), ParcelJsonContext.Default.Parcel);

    [Benchmark]
    public Task<Parcel> PipelineWithCallBudget() => _http.SendForJsonAsync(new ConnectorRequest(GetLimitedParcel).Path("number", "P-100200300"), ParcelJsonContext.Default.Parcel);
}
