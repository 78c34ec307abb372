using Connectors.Domain.Reasons;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Hosting.Internal;
using Connectors.Http;
using Connectors.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Hosting.Tests;

/// <summary>Tables, store and holds, as the host's checks tell of them.</summary>
public sealed class HostHealthTests
{
    private static readonly Refusal Unmapped = new() { Reason = ReasonCatalogue.CarrierUnmapped, Message = "No carrier.", Remedy = "Add a row.", Facts = [] };

    private readonly ManualClock _clock = new();

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_unhealthy_in_the_words_of_the_store()
    {
        await using var host = Host(static services => services.AddSqliteFlowStore(static o => o.Path = Path.Combine(Path.GetTempPath(), "no-such-folder", "connectors.db")).AddConnectorFlows());

        var entry = await CheckAsync(host, ConnectorHealthNames.Store);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("its folder does not exist", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_answers_is_healthy()
    {
        await using var host = Host(static services => services.AddConnectorFlows());

        Assert.Equal("The store answers.", (await CheckAsync(host, ConnectorHealthNames.Store)).Description);
    }

    [Fact]
    public async Task A_host_without_flows_and_tables_is_healthy()
    {
        await using var host = Host(static _ => { });

        Assert.All((await host.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries.Values, static e => Assert.Equal(HealthStatus.Healthy, e.Status));
    }

    [Fact]
    public async Task A_table_whose_newest_content_was_refused_is_degraded_and_the_version_in_force_is_told()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("units.csv"), "sku,unit,base_units,is_base\nTAP-01,EA,1,true\n");
        await using var host = Host(services => services.AddConnectorTables(o => (o.Folder, o.CheckEvery, o.SettleTime) = (folder.Path, TimeSpan.Zero, TimeSpan.Zero)));
        var tables = host.GetRequiredService<Connectors.Tables.MappingTables>();
        var before = await CheckAsync(host, ConnectorHealthNames.Tables);

        await File.WriteAllTextAsync(folder.In("units.csv"), "sku,unit,base_units,is_base\nTAP-01,EA,one,true\n");
        await tables.CheckAsync();
        var after = await CheckAsync(host, ConnectorHealthNames.Tables);

        Assert.Equal(HealthStatus.Healthy, before.Status);
        Assert.Equal(HealthStatus.Degraded, after.Status);
        Assert.StartsWith("The units table has 1 errors; version ", after.Description, StringComparison.Ordinal);
        Assert.Equal(before.Data["units"], after.Data["units"]);
    }

    [Theory]
    [InlineData(3, HealthStatus.Healthy)]
    [InlineData(4, HealthStatus.Degraded)]
    [InlineData(23, HealthStatus.Degraded)]
    [InlineData(24, HealthStatus.Unhealthy)]
    public async Task The_oldest_hold_makes_a_host_degraded_and_then_unhealthy_on_the_clock_of_flows(int hours, HealthStatus expected)
    {
        await using var host = Host(services => services.AddConnectorFlows(o => o.Time = _clock), ownClock: false);
        var store = host.GetRequiredService<IFlowStore>();
        await store.SetExceptionsAsync("warned", [new Problem("", Unmapped) { Holds = false }], _clock.GetUtcNow() - TimeSpan.FromDays(30));
        await store.SetExceptionsAsync("held", [new Problem("", Unmapped)], _clock.GetUtcNow());

        _clock.Advance(TimeSpan.FromHours(hours));
        await store.SetExceptionsAsync("held-later", [new Problem("", Unmapped)], _clock.GetUtcNow());
        var entry = await CheckAsync(host, ConnectorHealthNames.Holds);

        Assert.Equal(expected, entry.Status);
        Assert.Equal($"2 held; the oldest, held, for {hours} hours (carrier.unmapped, Operations can mend it).", entry.Description);
    }

    [Fact]
    public void Mistakes_are_told_together_by_section_and_key()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Health:PingAfter"] = "-00:00:01",
            ["Health:UnansweredFor"] = "00:00:00",
            ["Health:HoldDegradedAfter"] = "02:00:00",
            ["Health:HoldUnhealthyAfter"] = "01:00:00",
            ["Gauges:ReadEvery"] = "00:00:00",
        }).Build();
        var services = new ServiceCollection();
        services.AddHealthChecks().AddConnectors(settings.GetSection("Health"));
        services.AddConnectorGauges(settings.GetSection("Gauges"));
        using var host = services.BuildServiceProvider();

        var refused = Assert.Throws<ConnectorOptionsException>(() => host.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            [
                "Gauges:ReadEvery must be at least a millisecond.",
                "Health:HoldUnhealthyAfter must not be shorter than HoldDegradedAfter.",
                "Health:PingAfter must not be negative; zero switches it off.",
                "Health:UnansweredFor must be above zero.",
            ],
            refused.Failures.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_changes_is_logged_once_and_what_is_well_from_the_beginning_is_not()
    {
        var lines = new List<string>();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(new Lines(lines)));
        var log = new HealthLog(logs.CreateLogger<HealthLog>());

        await log.PublishAsync(Report(HealthStatus.Healthy), default);
        await log.PublishAsync(Report(HealthStatus.Degraded), default);
        await log.PublishAsync(Report(HealthStatus.Degraded), default);
        await log.PublishAsync(Report(HealthStatus.Unhealthy), default);
        await log.PublishAsync(Report(HealthStatus.Healthy), default);

        Assert.Equal(["Warning connectors-holds is Degraded: why", "Error connectors-holds is Unhealthy: why", "Information connectors-holds is well again."], lines);

        static HealthReport Report(HealthStatus status) => new(
            new Dictionary<string, HealthReportEntry>
            {
                [ConnectorHealthNames.Holds] = new(status, "why", TimeSpan.Zero, null, null, [ConnectorHealthNames.Tag]),
                ["others"] = new(status, "theirs", TimeSpan.Zero, null, null),
            },
            TimeSpan.Zero);
    }

    [Theory]
    [InlineData(0, "0 seconds")]
    [InlineData(119, "119 seconds")]
    [InlineData(5400, "90 minutes")]
    [InlineData(93600, "26 hours")]
    [InlineData(259200, "3 days")]
    public void Spans_are_said_as_people_say_them(int seconds, string said) => Assert.Equal(said, Words.Span(TimeSpan.FromSeconds(seconds)));

    private static async Task<HealthReportEntry> CheckAsync(IServiceProvider host, string name) => (await host.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries[name];

    private ServiceProvider Host(Action<IServiceCollection> add, bool ownClock = true)
    {
        IServiceCollection services = new ServiceCollection().AddLogging();
        if (ownClock)
            services.AddSingleton<TimeProvider>(_clock);
        services.AddHealthChecks().AddConnectors();
        add(services);
        return services.BuildServiceProvider();
    }

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
