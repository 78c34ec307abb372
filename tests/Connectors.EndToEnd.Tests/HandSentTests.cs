using System.Text;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>Whole days without a warehouse, over the real clients: people send what stands in Business Central, post it by hand, and tell carriers and numbers in a table or in their own program.</summary>
public sealed class HandSentTests
{
    private static readonly OrderRoute Route = new(new("bq"), new("bc"));

    [Theory]
    [InlineData("plain")]
    [InlineData("ordinary")]
    [InlineData("bad")]
    public async Task PM_F2_BD_F4_Nothing_is_lost_or_doubled_when_people_post_what_they_sent(string kind)
    {
        await using var day = await StartAsync(kind);

        await TradeAsync(day, TimeSpan.FromHours(42));

        var judged = await JudgeAsync(day);
        Assert.True(judged.Holds, string.Join(Environment.NewLine, judged.Findings));
        var notes = day.World.DeliveryNotes();
        Assert.True(notes.Select(static n => n.OrderId).Distinct().Count() >= 50, "too few orders left");
        Assert.True(notes.GroupBy(static n => n.OrderId).Any(static g => g.Select(static n => n.Shipment).Distinct().Count() > 1), "no order left in parts");
        Assert.True(notes.GroupBy(static n => n.Shipment).Any(static g => g.Count() > 1), "no number was corrected");
        Assert.Equal(0, judged.Calls["shipbob"]);
    }

    [Fact]
    public async Task PM_F2_Until_somebody_enters_the_number_a_dispatch_is_shown_with_its_deadline_and_then_goes_on_by_itself()
    {
        await using var day = await StartAsync("plain");
        await day.PassAsync(TimeSpan.FromHours(20));

        var waiting = (await day.Store.GetExceptionsAsync()).Where(static e => e.Code == "tracking.not-available").ToList();
        Assert.True(waiting.Count > 20, "too few wait");
        Assert.All(waiting, static e => Assert.NotNull(e.Deadline));
        await TradeAsync(day, TimeSpan.FromHours(14));

        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(), static e => e.Code == "tracking.not-available");
    }

    private static Task<Day> StartAsync(string kind) => Day.StartAsync(
        plain => (kind switch { "ordinary" => SimulationDay.Ordinary, "bad" => SimulationDay.Bad, _ => plain }) is var options ? options with
        {
            Clock = plain.Clock,
            Orders = 80,
            WarehouseName = "bc",
            PartialDispatchShare = 0.4m,
            TrackingCorrectionShare = 0.1m,
            CustomerCancellationShare = 0.1m,
            // Who posts here has sent: nobody posts beside the stock room.
            BusinessCentral = options.BusinessCentral with { SentByPeople = 1m, InvoicedLater = 0.5m, LateNotes = 0.3m, PostedByPeople = 0m, PostedAfterLookup = 0m },
        } : plain,
        route: Route);

    /// <summary>Lets time pass, while people enter what stands on their notes: every other order in the table, the rest in a program of their own.</summary>
    private static async Task TradeAsync(Day day, TimeSpan time)
    {
        var entered = 0;
        for (var end = day.Clock.GetUtcNow() + time; day.Clock.GetUtcNow() < end;)
        {
            await day.PassAsync(TimeSpan.FromMinutes(30));
            var notes = day.World.DeliveryNotes();
            foreach (var note in notes.Skip(entered).Where(static n => !IsForTable(n)))
            {
                await day.Store.DeliverAsync(
                    [MarketplaceOrdersFlow.EnterTracking(new OrderKey(new("bq"), note.OrderId), new TrackingEntry("Pat") { Shipment = note.Shipment, Carrier = note.Carrier, Service = note.Service, Numbers = note.Number }, $"{note.Shipment} {note.Number}")],
                    day.Clock.GetUtcNow());
            }

            entered = notes.Count;
            var rows = new StringBuilder("marketplace,order,shipment,carrier,service,numbers\n");
            foreach (var note in notes.Where(IsForTable).GroupBy(static n => n.Shipment).Select(static g => g.Last()))
                rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"bq,{note.OrderId},{note.Shipment},{note.Carrier},{note.Service},{note.Number}\n");
            await File.WriteAllTextAsync(Path.Combine(day.Tables.Path, "tracking.csv"), rows.ToString());
        }
    }

    private static bool IsForTable(DeliveryNote note) => note.OrderId.Sum(static c => c) % 2 == 0;

    private static async Task<LedgerReport> JudgeAsync(Day day) => await day.World.CheckAsync((await SellerClaims.ReadAsync(day.Store, CancellationToken.None)) with { PostsDispatches = false });
}
