using System.Collections.Concurrent;
using System.Net;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Stock;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>The ERP's stock on the marketplace (BD-F1, PM-F1), while both sell, goods come in and people post: never more than there was within a window, and in the end what is there.</summary>
public sealed class StockTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0.1)]
    public async Task What_is_shown_was_there_within_the_hour_and_ends_as_what_is_there(int seed, double faults)
    {
        await using var day = await Day.StartAsync(
            plain => plain with
            {
                Seed = seed, Orders = 60, TradingWindow = TimeSpan.FromHours(6), FaultRate = (decimal)faults,
                BusinessCentral = new BusinessCentralBehaviours { DeskOrders = 1m, GoodsReceived = 0.5m },
            },
            services: static s => s.AddStock([new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))], new StockPolicy { TotalIsSellable = true, Every = Look, UnitSystem = "business-central" }));

        // Little is there of what sells, so that a sale that is not seen in time shows.
        foreach (var offer in day.World.CompareStock())
            Assert.Equal(0, offer.Shown);
        foreach (var sku in (string[])["PNT-WHT-MAT-5L", "ROL-SET-9IN", "LED-GU10-5W", "SIL-CLR-310", "BRS-SYN-50"])
            day.World.MoveErpStock(sku, -4_960m);

        var most = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        var changed = 0;
        for (var step = 0; step < 48; step++)
        {
            await day.PassAsync(Look);
            foreach (var offer in day.World.CompareStock())
            {
                if (!most.TryGetValue(offer.ShopSku, out var hour))
                    most.Add(offer.ShopSku, hour = new Queue<int>([5_000]));
                hour.Enqueue(offer.Sellable);
                if (hour.Count > 5)
                    hour.Dequeue();
                Assert.True(offer.Shown <= hour.Max(), $"step {step}: {offer.ShopSku} shows {offer.Shown}, and within the hour there were {hour.Max()}");
                changed += hour.Distinct().Count() > 1 ? 1 : 0;
            }
        }

        await day.PassAsync(TimeSpan.FromHours(30));

        Assert.True(changed > 100, "Hardly anything was sold.");

        // The pallet is sold in a pack that the tables leave out.
        Assert.Equal(["CMP-MUL-40L-PX60"], day.World.CompareStock().Where(static o => o.Shown != o.Sellable).Select(static o => o.ShopSku));
        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task R52_Under_the_limits_that_the_vendor_publishes_stock_is_told_in_time_and_no_import_comes_too_soon()
    {
        var imports = new ConcurrentQueue<(string Operation, HttpStatusCode Status)>();
        await using var day = await Day.StartAsync(
            plain => plain with { Seed = 4, Orders = 40, TradingWindow = TimeSpan.FromHours(4), CallLimits = CallLimitMode.Published, BusinessCentral = new BusinessCentralBehaviours { DeskOrders = 1m, GoodsReceived = 0.5m } },
            services: s => s.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Recorder(imports)))
                .AddStock([new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))], new StockPolicy { TotalIsSellable = true, Every = TimeSpan.FromMinutes(5), UnitSystem = "business-central" }));

        await day.PassAsync(TimeSpan.FromHours(34));

        Assert.True(imports.Count(static i => i.Operation == "STO01") > 10, "Hardly anything was told.");
        Assert.DoesNotContain(imports, static i => i.Operation.StartsWith("STO", StringComparison.Ordinal) && i.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal(["CMP-MUL-40L-PX60"], day.World.CompareStock().Where(static o => o.Shown != o.Sellable).Select(static o => o.ShopSku));
        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    /// <summary>BS-F2, the marketplace's half.</summary>
    [Fact]
    public async Task BS_F2_R61_R62_R63_What_somebody_changes_of_an_offer_in_the_portal_is_told_by_field_and_nothing_is_written_but_quantities()
    {
        const string Edited = "BRS-SYN-50";
        const string Renamed = "SIL-CLR-310";
        var calls = new ConcurrentQueue<(string Operation, HttpStatusCode Status)>();
        await using var day = await Day.StartAsync(
            services: s => s.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new Recorder(calls)))
                .AddStock([new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))], new StockPolicy { TotalIsSellable = true, Every = Look, CompareEvery = TimeSpan.FromHours(2), UnitSystem = "business-central" }));
        day.World.EditOffer(Edited, leadTimeDays: 2);
        day.World.EditOffer(Renamed, leadTimeDays: 2);
        var path = Path.Combine(day.Tables.Path, "offers.csv");
        var rows = await File.ReadAllLinesAsync(path);
        await File.WriteAllLinesAsync(path, [$"{rows[0]},condition,lead_time_days", .. rows.Skip(1).Select(static r => r.Contains($",{Edited},", StringComparison.Ordinal) ? r + ",11,2" : r + ",,")]);
        await day.PassAsync(TimeSpan.FromHours(5));
        Assert.Empty(await RecordsAsync(day));

        day.World.EditOffer(Edited, condition: "9", leadTimeDays: 14);
        day.World.EditOffer(Renamed, leadTimeDays: 14);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal([("offer.differs", "condition '9' instead of '11', lead time in days '14' instead of '2'")], await RecordsAsync(day));

        day.World.EditOffer(Edited, condition: "11", leadTimeDays: 2);
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.Empty(await RecordsAsync(day));

        // OF24 would reset all that it is not told.
        Assert.Contains(calls, static c => c.Operation == "STO01");
        Assert.DoesNotContain(calls, static c => c.Operation is "OF24" or "OF01");

        static async Task<IReadOnlyList<(string Code, string What)>> RecordsAsync(Day day) =>
            [.. (await day.Store.GetExceptionsAsync(scope: StockFlow.CaseOf(new ConnectionName("bq")).ToString())).Where(static r => r.Code.StartsWith("offer.", StringComparison.Ordinal)).Select(static r => (r.Code, r.Message[(r.Message.IndexOf("shows ", StringComparison.Ordinal) + 6)..^1]))];
    }

    private sealed class Recorder(ConcurrentQueue<(string Operation, HttpStatusCode Status)> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            seen.Enqueue((request.GetOperation()?.Code ?? string.Empty, response.StatusCode));
            return response;
        }
    }
}
