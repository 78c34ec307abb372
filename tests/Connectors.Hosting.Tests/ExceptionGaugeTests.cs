using System.Diagnostics.Metrics;
using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Hosting.Internal;
using Connectors.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Connectors.Hosting.Tests;

/// <summary>What waits for people, as numbers.</summary>
public sealed class ExceptionGaugeTests
{
    private static readonly Refusal Unmapped = new() { Reason = ReasonCatalogue.CarrierUnmapped, Message = "No carrier.", Remedy = "Add a row.", Facts = [] };
    private static readonly Refusal Blocked = Unmapped with { Reason = ReasonCatalogue.CustomerBlocked };

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Open_records_are_counted_by_reason_owner_and_severity_and_fall_to_zero()
    {
        await using var host = Host();
        var (store, gauges) = (host.GetRequiredService<IFlowStore>(), Gauges(host));
        await store.SetExceptionsAsync("a", [new Problem("", Unmapped), new Problem("second", Unmapped), new Problem("", Blocked, Severity.Page)], _clock.GetUtcNow());
        await gauges.ReadAsync(default);
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(
            [
                "connectors.exceptions.open 1 owner=Finance reason=customer.blocked severity=Page",
                "connectors.exceptions.open 2 owner=Operations reason=carrier.unmapped severity=Warning",
                "connectors.holds.oldest 120",
            ],
            Collect());

        await store.SetExceptionsAsync("a", [new Problem("", Blocked, Severity.Page) { Holds = false }], _clock.GetUtcNow());
        await gauges.ReadAsync(default);

        Assert.Equal(
            [
                "connectors.exceptions.open 0 owner=Operations reason=carrier.unmapped severity=Warning",
                "connectors.exceptions.open 1 owner=Finance reason=customer.blocked severity=Page",
                "connectors.holds.oldest 0",
            ],
            Collect());
    }

    [Fact]
    public async Task While_the_store_does_not_answer_nothing_is_told()
    {
        using var folder = new TemporaryFolder();
        var path = folder.In("connectors.db");
        await using var host = Host(services => services.AddSqliteFlowStore(o => o.Path = path));
        var gauges = Gauges(host);
        await gauges.ReadAsync(default);
        Assert.Equal(["connectors.holds.oldest 0"], Collect());

        await File.WriteAllTextAsync(folder.In("text.db"), new string('x', 5000));
        path = folder.In("text.db");
        await using var broken = Host(services => services.AddSqliteFlowStore(o => o.Path = path));
        await Gauges(broken).ReadAsync(default);
        gauges.Dispose();

        Assert.Empty(Collect());
    }

    [Fact]
    public async Task A_host_with_OpenTelemetry_needs_one_line_for_meters_and_gauges()
    {
        List<Metric> metrics = [];
        List<System.Diagnostics.Activity> spans = [];
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConnectorFlows();
        builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddConnectorsInstrumentation().AddInMemoryExporter(metrics)).WithTracing(t => t.AddConnectorsInstrumentation().AddInMemoryExporter(spans));
        using var host = builder.Build();
        await host.Services.GetRequiredService<IFlowStore>().SetExceptionsAsync("a", [new Problem("", Unmapped)], TimeProvider.System.GetUtcNow());
        await host.StartAsync();
        await Gauges(host.Services).ReadAsync(default);
        using (var source = new System.Diagnostics.ActivitySource(ConnectorTelemetryNames.Flows))
            source.StartActivity("order effect")?.Dispose();

        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        await host.StopAsync();

        Assert.Superset(new HashSet<string> { ConnectorTelemetryNames.OpenExceptions, ConnectorTelemetryNames.OldestHold }, metrics.Select(static m => m.Name).ToHashSet());
        Assert.Contains(spans, static s => s.DisplayName == "order effect");
    }

    private static ExceptionGauges Gauges(IServiceProvider host) => host.GetServices<IHostedService>().OfType<ExceptionGauges>().Single();

    /// <summary>What a collector reads now.</summary>
    private static IReadOnlyList<string> Collect()
    {
        var seen = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == ConnectorTelemetryNames.Hosting)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            seen.Add(string.Join(' ', [instrument.Name, value.ToString(System.Globalization.CultureInfo.InvariantCulture), .. tags.ToArray().Select(static t => $"{t.Key}={t.Value}").Order(StringComparer.Ordinal)])));
        listener.Start();
        listener.RecordObservableInstruments();
        return [.. seen.Order(StringComparer.Ordinal)];
    }

    private ServiceProvider Host(Action<IServiceCollection>? add = null)
    {
        IServiceCollection services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock);
        add?.Invoke(services);
        return services.AddConnectorFlows().AddConnectorGauges().BuildServiceProvider();
    }
}
