using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Connectors.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>Nobody's data and no secret gets out of the store: every sink is searched for what was planted.</summary>
public sealed class DiscretionTests
{
    [Fact]
    public async Task No_secret_and_no_personal_data_reaches_a_log_a_metric_a_trace_an_exception_or_a_report()
    {
        var seen = new ConcurrentQueue<string>();
        using var spans = Spans(seen);
        using var metrics = Metrics(seen);
        await using var day = await Day.StartAsync(
            static o => o with { Orders = 25, FaultRate = 0.2m, UnmappedCarrierShare = 0.2m, UnknownPackShare = 0.2m, LateAddressShare = 0.3m, TradingWindow = TimeSpan.FromHours(2) },
            services: s => s.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Sink(seen))));

        await day.PassAsync(TimeSpan.FromHours(3));
        var canaries = Canaries(day);
        Assert.True(canaries.Count > 60, "the world has people in it");
        await day.PassAsync(TimeSpan.FromHours(30));

        foreach (var record in await day.Store.GetExceptionsAsync(includeCleared: true))
            seen.Enqueue(JsonSerializer.Serialize(record));
        await foreach (var view in day.Store.GetCasesAsync("order"))
        {
            foreach (var entry in await day.Store.GetJournalAsync(view.Case))
                seen.Enqueue(entry.ToString());
        }

        var report = await DayReportBuilder.BuildAsync(day.Store, new(), TimeSpan.Zero, 0, null, CancellationToken.None);
        seen.Enqueue(JsonSerializer.Serialize(report, ReportJsonContext.Default.DayReport));
        Assert.True(seen.Count > 1000, "the sinks were listened to");
        var all = string.Join('\n', seen);
        Assert.All(canaries, canary => Assert.DoesNotContain(canary, all, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_was_known_of_a_person_is_gone_from_the_store_when_the_order_is_closed()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new Simulators.PlannedOrder());
        await day.PassAsync(TimeSpan.FromHours(2));
        var person = (await day.StateAsync(order)).Order!.ShipTo!;

        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.True((await day.StateAsync(order)).IsClosed);
        var state = (await day.Store.GetCaseAsync(Day.CaseOf(order)))!.State!;
        Assert.DoesNotContain(person.Name, state, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Line1, state, StringComparison.Ordinal);
        Assert.DoesNotContain(person.Postcode, state, StringComparison.Ordinal);
    }

    /// <summary>Every key, and every name, street, e-mail and phone that the worker's own store holds while orders are open.</summary>
    private static List<string> Canaries(Day day)
    {
        var world = day.World;
        var canaries = new HashSet<string>(StringComparer.Ordinal) { world.MiraklApiKey, world.ClientSecret, world.ShipBobToken };
        using var database = new SqliteConnection($"Data Source={day.Database};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT s.content FROM states s JOIN cases c ON c.id = s.case_id WHERE c.flow = 'order'";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            using var state = JsonDocument.Parse(reader.GetString(0));
            if (state.RootElement.TryGetProperty("Order", out var order) && order.TryGetProperty("ShipTo", out var address) && address.ValueKind == JsonValueKind.Object)
                canaries.UnionWith(new[] { "Name", "Line1", "Postcode", "Phone", "Email" }.Select(name => address.TryGetProperty(name, out var value) ? value.GetString() : null).OfType<string>().Where(static v => v.Length > 5));
        }

        return [.. canaries];
    }

    private static ActivityListener Spans(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name.StartsWith("Connectors", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => seen.Enqueue($"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(static e => e.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Metrics(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, self) =>
            {
                if (instrument.Meter.Name.StartsWith("Connectors", StringComparison.Ordinal))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = new StringBuilder(instrument.Name);
            foreach (var tag in tags)
                text.Append(' ').Append(tag.Key).Append('=').Append(tag.Value);
            seen.Enqueue(text.ToString());
        }
    }

    private sealed class Sink(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            seen.Enqueue(state.ToString() ?? string.Empty);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            seen.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
