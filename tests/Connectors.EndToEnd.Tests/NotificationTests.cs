using System.Net;
using System.Text;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Simulators;

namespace Connectors.EndToEnd.Tests;

/// <summary>What Business Central tells of wakes who would have asked anyway: what people do there is known sooner, and without it later, and never otherwise.</summary>
public sealed class NotificationTests
{
    private static readonly CaseId Subscriptions = new("erp-subscriptions", "bc");

    /// <summary>People post in the ERP what left the warehouse, and it is looked at four times a day.</summary>
    private static readonly OrderPolicy Policy = new() { Posting = Flows.BackOffice.DispatchPosting.ByOthers, PostedWithin = TimeSpan.FromDays(3), ErpCheckEvery = TimeSpan.FromHours(6) };

    [Fact]
    public async Task What_a_person_posts_is_known_within_minutes_of_its_notification_and_not_after_hours()
    {
        await using var scene = await Scene.StartAsync();
        var order = await scene.SendOffAsync();

        scene.Day.World.PostErpOrder((await scene.Day.StateAsync(order)).BackOffice.Erp!.Number);
        await scene.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(await scene.IsOverAsync(order));
        Assert.Empty((await scene.Day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task A_subscription_that_was_lost_loses_nothing_and_is_only_known_later()
    {
        await using var scene = await Scene.StartAsync();
        var order = await scene.SendOffAsync();

        scene.Day.World.DropErpSubscriptions();
        scene.Day.World.PostErpOrder((await scene.Day.StateAsync(order)).BackOffice.Erp!.Number);
        await scene.PassAsync(TimeSpan.FromMinutes(3));
        Assert.False(await scene.IsOverAsync(order));

        await scene.PassAsync(Policy.ErpCheckEvery);
        Assert.True(await scene.IsOverAsync(order));
        Assert.Single(scene.Day.World.ReadErpSubscriptions());
        Assert.Empty((await scene.Day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task Subscriptions_last_for_weeks_and_those_of_others_are_left_alone()
    {
        await using var scene = await Scene.StartAsync();
        scene.Day.World.AddErpSubscription(new Uri("https://production.example/notifications/business-central/bc"), "salesOrders", NewsDesk.Secret);
        var first = Assert.Single(scene.Day.World.ReadErpSubscriptions(), s => s.Receiver == scene.Desk.Address);

        await scene.PassAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, scene.Day.World.ReadErpSubscriptions().Count);
        await scene.PassAsync(TimeSpan.FromDays(5));

        var still = Assert.Single(scene.Day.World.ReadErpSubscriptions());
        Assert.Equal((first.Id, true), (still.Id, still.ExpiresAt > scene.Day.Clock.GetUtcNow().AddDays(1)));
    }

    [Fact]
    public async Task A_host_that_is_not_reached_is_told_of_and_orders_go_on()
    {
        await using var scene = await Scene.StartAsync(isReached: false);
        var order = await scene.SendOffAsync();

        Assert.Empty(scene.Day.World.ReadErpSubscriptions());
        // A refusal without a business rule of the ERP's own may pass: it is tried again, and told when it lasts.
        var told = Assert.Single(await scene.Day.Store.GetExceptionsAsync(scope: Subscriptions.ToString()));
        Assert.Equal("system.unavailable", told.Code);
        Assert.Contains("subscriptions.create failed", told.Message, StringComparison.Ordinal);
        scene.Day.World.PostErpOrder((await scene.Day.StateAsync(order)).BackOffice.Erp!.Number);
        await scene.PassAsync(Policy.ErpCheckEvery);
        Assert.True(await scene.IsOverAsync(order));
    }

    [Fact]
    public async Task Whoever_knows_the_address_and_not_the_secret_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var order = await scene.SendOffAsync();
        await scene.PassAsync(TimeSpan.FromMinutes(10));
        var calls = scene.ErpCalls;
        var before = (await scene.Day.Store.GetCaseAsync(new CaseId("erp-watch", "bq")))!.Version;

        using var http = new HttpClient();
        var resource = scene.Day.World.ReadErpSubscriptions()[0].Resource;
        string[] bodies =
        [
            Body("guess", resource, 1), Body(string.Empty, resource, 1), Body("guess", resource, 100_000), new('x', 10_000_000), "{\"value\":[" + new string('[', 100_000), string.Empty,
        ];
        foreach (var body in bodies)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(scene.Desk.Address, content);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        await scene.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal((calls, before), (scene.ErpCalls, (await scene.Day.Store.GetCaseAsync(new CaseId("erp-watch", "bq")))!.Version));
        Assert.Single(scene.Day.World.ReadErpSubscriptions());
        Assert.False(await scene.IsOverAsync(order));
    }

    [Fact]
    public async Task A_replay_of_the_services_own_news_costs_one_look_a_minute_and_changes_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var order = await scene.SendOffAsync();
        await scene.PassAsync(TimeSpan.FromMinutes(10));
        var (calls, journal) = (scene.ErpCalls, (await scene.Day.Store.GetJournalAsync(Day.CaseOf(order))).Count);

        using var http = new HttpClient();
        var body = Body(NewsDesk.Secret, scene.Day.World.ReadErpSubscriptions()[0].Resource + "(7)", 3);
        for (var minute = 0; minute < 10; minute++)
        {
            for (var i = 0; i < 20; i++)
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(scene.Desk.Address, content);
                Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            }

            await scene.PassAsync(TimeSpan.FromMinutes(1));
        }

        // Two calls a look, and a token now and then.
        Assert.InRange(scene.ErpCalls - calls, 8, 30);
        Assert.Equal(journal, (await scene.Day.Store.GetJournalAsync(Day.CaseOf(order))).Count);
        Assert.False(await scene.IsOverAsync(order));
    }

    private static string Body(string secret, string resource, int entries) =>
        $$"""{"value":[{{string.Join(',', Enumerable.Repeat($$"""{"subscriptionId":"1","clientState":"{{secret}}","resource":"{{resource}}","changeType":"updated"}""", entries))}}]}""";

    private sealed class Scene : IAsyncDisposable
    {
        private Scene(NewsDesk desk, Day day) => (Desk, Day) = (desk, day);

        public NewsDesk Desk { get; }

        public Day Day { get; }

        public long ErpCalls => Day.World.Ledger.Check().Calls["business-central"];

        public static async Task<Scene> StartAsync(bool isReached = true)
        {
            var desk = await NewsDesk.StartAsync();
            var day = await Day.StartAsync(static plain => plain with { ShortestDispatchDelay = TimeSpan.FromMinutes(30), LongestDispatchDelay = TimeSpan.FromMinutes(60) }, Policy, desk.Add);
            var scene = new Scene(desk, day);
            if (isReached)
                desk.Join(day, Policy);
            await scene.PassAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(isReached ? 1 : 0, day.World.ReadErpSubscriptions().Count);
            return scene;
        }

        /// <summary>An order whose goods are with the carrier, and which waits for people to post it.</summary>
        public async Task<string> SendOffAsync()
        {
            var order = Day.World.AddOrder(new PlannedOrder { Parcels = 1 });
            for (var hours = 0; hours < 12 && await Day.StageAsync(order) != OrderStage.Completed; hours++)
                await PassAsync(TimeSpan.FromHours(1));
            await PassAsync(TimeSpan.FromMinutes(30));
            Assert.False(await IsOverAsync(order));
            return order;
        }

        public async Task<bool> IsOverAsync(string order) => (await Day.Store.GetCaseAsync(Day.CaseOf(order)))!.IsClosed;

        public async Task PassAsync(TimeSpan time)
        {
            var step = time > TimeSpan.FromHours(3) ? TimeSpan.FromMinutes(30) : TimeSpan.FromSeconds(30);
            for (var passed = TimeSpan.Zero; passed < time; passed += step)
            {
                await Day.PassAsync(step);
                await Day.World.SendErpNotificationsAsync();
            }

            await Day.PassAsync(TimeSpan.Zero);
        }

        public async ValueTask DisposeAsync()
        {
            await Day.DisposeAsync();
            await Desk.DisposeAsync();
        }
    }
}
