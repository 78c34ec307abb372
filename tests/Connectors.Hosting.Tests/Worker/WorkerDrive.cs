using System.Diagnostics;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Connectors.Hosting.Tests.Worker;

/// <summary>
/// Puts the next host that a program builds into a simulated world, with nothing of the program changed: its addresses, keys, folders and clock. Then lets a day pass until an order waits for a carrier, saves the row, and sees the
/// order go on. Knows nothing of a test framework: the packed packages are tried with it too.
/// </summary>
internal sealed class WorkerDrive : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IAsyncDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(4);

    private readonly AsyncLocal<bool> _isOurs = new();
    private readonly TaskCompletionSource<Outcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IDisposable> _subscriptions = [];
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-worker-").FullName;
    private SimulatedWorld? _world;

    /// <summary>What came of it, once the program has ended.</summary>
    public Task<Outcome> Outcome => _outcome.Task;

    /// <summary>Takes the host that this caller, or what it starts, builds next.</summary>
    public void Take()
    {
        _isOurs.Value = true;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public async ValueTask DisposeAsync()
    {
        _subscriptions.ForEach(static s => s.Dispose());
        if (_world is not null)
            await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (_isOurs.Value && value.Name == "Microsoft.Extensions.Hosting")
            _subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (!_isOurs.Value)
            return;
        if (value is { Key: "HostBuilding", Value: IHostBuilder builder })
            Furnish(builder, _world = StartWorld());
        else if (value is { Key: "HostBuilt", Value: IHost host })
            _ = Task.Run(() => DriveAsync(host));
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    /// <summary>What is a setting anywhere else, and the clock, which nowhere else is one.</summary>
    private void Furnish(IHostBuilder builder, SimulatedWorld world) => builder
        .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mirakl:BaseAddress"] = world.MiraklAddress.ToString(),
            ["Mirakl:ApiKey"] = world.MiraklApiKey,
            ["BusinessCentral:BaseAddress"] = world.BusinessCentralAddress.ToString(),
            ["BusinessCentral:TokenAddress"] = world.EntraTokenAddress.ToString(),
            ["BusinessCentral:TenantId"] = world.TenantId,
            ["BusinessCentral:Environment"] = world.Environment,
            ["BusinessCentral:CompanyName"] = world.CompanyName,
            ["BusinessCentral:ClientId"] = world.ClientId,
            ["BusinessCentral:ClientSecret"] = world.ClientSecret,
            ["BusinessCentral:Erp:Charges:Shipping:Number"] = world.DeliveryItem,
            ["BusinessCentral:Finance:Journal"] = world.SettlementJournal,
            ["ShipBob:BaseAddress"] = world.ShipBobAddress.ToString(),
            ["ShipBob:Token"] = world.ShipBobToken,
            ["ShipBob:ChannelId"] = FormattableString.Invariant($"{world.ShipBobChannelId}"),
            ["Tables:Folder"] = Path.Combine(_folder, "tables"),
            ["Tables:CheckEvery"] = "00:00:00.1",
            ["Store:Path"] = Path.Combine(_folder, "connectors.db"),
            ["Logging:LogLevel:Default"] = "Error",
        }))
        .ConfigureServices((_, services) => services
            .AddSingleton<TimeProvider>(new WaitlessClock(_clock))
            .AddSingleton(new CallBudgets(_clock))
            .Configure<FlowRunnerOptions>(options => options.Time = _clock));

    /// <summary>The program is building its host and cannot wait otherwise. The world builds hosts too, which are not ours to take.</summary>
    private SimulatedWorld StartWorld()
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Run(StartWorldAsync).GetAwaiter().GetResult();
    }

    private async Task<SimulatedWorld> StartWorldAsync()
    {
        var world = await SimulatedWorld.StartAsync(new SimulationOptions
        {
            Clock = _clock,
            Orders = 4,
            TradingWindow = TimeSpan.FromMinutes(10),
            LongestDebitDelay = TimeSpan.FromMinutes(10),
            ShortestDispatchDelay = TimeSpan.FromMinutes(5),
            LongestDispatchDelay = TimeSpan.FromMinutes(10),
            UnmappedCarrierShare = 1m,
            UnknownPackShare = 0m,
            PaymentRefusalShare = 0m,
            CustomerCancellationShare = 0m,
        });
        var tables = Directory.CreateDirectory(Path.Combine(_folder, "tables")).FullName;
        foreach (var (sheet, rows) in new[]
        {
            ("carriers", world.Tables.Carriers), ("units", world.Tables.Units), ("kits", world.Tables.Kits), ("unit-aliases", world.Tables.UnitAliases), ("offers", world.Tables.Offers),
            ("customers", world.Tables.Customers), ("taxes", world.Tables.Taxes), ("delivery-services", world.Tables.DeliveryServices), ("safety-stock", world.Tables.SafetyStock),
            ("stock-sources", "system,sku,location_id\nbc,,\n"), ("fees", world.Tables.Fees), ("fee-settings", world.Tables.FeeSettings),
            ("prices", "marketplace,offer_id,shop_sku,price,currency\n" + string.Concat(world.ReadPrices().Select(static p => FormattableString.Invariant($"bq,{p.OfferId},{p.ShopSku},{p.Price},GBP\n")))),
        })
            await File.WriteAllTextAsync(Path.Combine(tables, sheet + ".csv"), rows);
        return world;
    }

    private async Task DriveAsync(IHost host)
    {
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task;
            _outcome.TrySetResult(await DriveAsync(host.Services));
        }
        catch (Exception failure)
        {
            _outcome.TrySetException(failure);
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task<Outcome> DriveAsync(IServiceProvider services)
    {
        var cases = services.GetRequiredService<ICaseQuery>();
        var health = services.GetRequiredService<HealthCheckService>();

        // Time passes, faster than anybody waits, until each of the orders stands at its carrier.
        IReadOnlyList<ExceptionRecord> held;
        for (var end = _clock.GetUtcNow().AddDays(3); (held = await HeldAsync(cases)).Count == 0; await Task.Delay(Pace))
        {
            if (_clock.GetUtcNow() > end)
                throw new InvalidOperationException($"No order waits for its carrier. Open: {string.Join(", ", await cases.GetExceptionsAsync())}");
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        _clock.Advance(TimeSpan.FromHours(5));
        var before = await health.CheckHealthAsync();

        // What a person does: one row is added, the file is saved. From here on time stands still but for what the flows themselves wait for.
        var watch = Stopwatch.StartNew();
        await File.AppendAllTextAsync(Path.Combine(_folder, "tables", "carriers.csv"), _world!.Tables.MissingCarrierRow);
        while ((await HeldAsync(cases)).Count > 0)
            await Task.Delay(Pace);
        var released = watch.Elapsed;
        return new Outcome(held[0].Scope, released, before, await health.CheckHealthAsync());
    }

    private static async Task<IReadOnlyList<ExceptionRecord>> HeldAsync(ICaseQuery cases) => [.. (await cases.GetExceptionsAsync()).Where(static r => r is { Holds: true, Code: "carrier.unmapped" })];
}
