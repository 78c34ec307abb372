using System.Globalization;

namespace Connectors.Simulators.Tests;

/// <summary>The ERP tells of news as its documentation says: with a handshake, for three days, half a minute late, and never again to who says no.</summary>
public sealed class ErpSubscriptionTests
{
    private const string State = "what news carries";

    [Fact]
    public async Task The_receiver_is_asked_before_a_subscription_stands_and_again_when_it_is_renewed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();

        var made = await SubscribeAsync(world, receiver);
        Assert.Equal(201, made.Status);
        Assert.Single(receiver.Handshakes);
        Assert.Equal(TestWorld.Start.AddDays(3), made.Json.GetProperty("expirationDateTime").GetDateTimeOffset());

        world.Clock.Advance(TimeSpan.FromDays(1));
        world.ForgetToken();
        var renewed = await AskAsync(world, "PATCH", $"subscriptions('{Id(made)}')", "{}", Tag(made));

        Assert.Equal(200, renewed.Status);
        Assert.Equal(2, receiver.Handshakes.Count);
        Assert.Equal(TestWorld.Start.AddDays(4), renewed.Json.GetProperty("expirationDateTime").GetDateTimeOffset());
        Assert.NotEqual(Tag(made), Tag(renewed));
    }

    [Fact]
    public async Task A_receiver_that_does_not_give_back_the_token_gets_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        receiver.Token = "another";

        Assert.Equal(400, (await SubscribeAsync(world, receiver)).Status);
        Assert.Equal(400, (await AskAsync(world, "POST", "subscriptions", Body(world, new Uri("http://127.0.0.1:1/nobody")))).Status);

        Assert.Empty(world.World.ReadErpSubscriptions());
    }

    [Fact]
    public async Task A_stranger_makes_the_service_call_nobody()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.World.BusinessCentralAddress, "subscriptions")) { Content = new StringContent(Body(world, receiver.Address)) };

        Assert.Equal(401, (await world.SendAsync(request)).Status);

        Assert.Empty(receiver.Handshakes);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_read_and_quotes_round_the_key()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        var made = await SubscribeAsync(world, receiver);

        Assert.Equal(400, (await AskAsync(world, "PATCH", $"subscriptions('{Id(made)}')", "{}")).Status);
        Assert.Equal(409, (await AskAsync(world, "DELETE", $"subscriptions('{Id(made)}')", null, "W/\"other\"")).Status);
        Assert.Equal(404, (await AskAsync(world, "DELETE", $"subscriptions({Id(made)})", null, Tag(made))).Status);
        Assert.Equal(204, (await AskAsync(world, "DELETE", $"subscriptions('{Id(made)}')", null, Tag(made))).Status);
        Assert.Equal(404, (await AskAsync(world, "PATCH", $"subscriptions('{Id(made)}')", "{}", "*")).Status);
    }

    [Fact]
    public async Task It_ends_after_three_days()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        await SubscribeAsync(world, receiver);

        world.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Single(world.World.ReadErpSubscriptions());
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(world.World.ReadErpSubscriptions());
        world.World.KeyErpOrder("BRS-SYN-50", 1);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.World.SendErpNotificationsAsync();
        Assert.Empty(receiver.News);
    }

    [Fact]
    public async Task What_changes_within_half_a_minute_is_told_at_once_and_names_what_changed_only()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        await SubscribeAsync(world, receiver);
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:1-A"));
        world.Clock.Advance(TimeSpan.FromSeconds(20));
        var number = world.World.KeyErpOrder("BRS-SYN-50", 1);
        world.Clock.Advance(TimeSpan.FromSeconds(9));
        await world.World.SendErpNotificationsAsync();
        Assert.Empty(receiver.News);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        await world.World.SendErpNotificationsAsync();

        var told = Assert.Single(receiver.News).GetProperty("value").EnumerateArray().ToList();
        Assert.Equal(["created", "created"], told.Select(static t => t.GetProperty("changeType").GetString()));
        Assert.All(told, static t => Assert.Equal(State, t.GetProperty("clientState").GetString()));
        Assert.All(told, t => Assert.Matches($@"^/?api/v2.0/companies\({world.World.CompanyId}\)/salesOrders\([0-9a-f-]+\)$", t.GetProperty("resource").GetString()));
        Assert.Equal(["changeType", "clientState", "expirationDateTime", "lastModifiedDateTime", "resource", "subscriptionId"], told[0].EnumerateObject().Select(static m => m.Name).Order(StringComparer.Ordinal));

        world.World.PostErpOrder(number);
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.World.SendErpNotificationsAsync();
        Assert.Equal("deleted", receiver.News.Last().GetProperty("value")[0].GetProperty("changeType").GetString());
    }

    [Fact]
    public async Task More_than_a_thousand_changes_are_told_as_one()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        await SubscribeAsync(world, receiver);
        for (var i = 0; i < 1001; i++)
            world.World.KeyErpOrder("BRS-SYN-50", 1);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.World.SendErpNotificationsAsync();

        var told = Assert.Single(Assert.Single(receiver.News).GetProperty("value").EnumerateArray());
        Assert.Equal("collection", told.GetProperty("changeType").GetString());
        Assert.Contains("/salesOrders?$filter=", told.GetProperty("resource").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task Who_says_no_is_told_nothing_any_more(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        await SubscribeAsync(world, receiver);
        receiver.Status = status;

        world.World.KeyErpOrder("BRS-SYN-50", 1);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.World.SendErpNotificationsAsync();

        Assert.Single(receiver.News);
        Assert.Empty(world.World.ReadErpSubscriptions());
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Who_asks_to_come_later_is_told_again_until_he_hears_and_for_a_day_and_a_half(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        await SubscribeAsync(world, receiver);
        receiver.Status = status;
        world.World.KeyErpOrder("BRS-SYN-50", 1);
        await PassAsync(world, TimeSpan.FromHours(2));
        var tried = receiver.News.Count;
        Assert.InRange(tried, 5, 10);

        receiver.Status = 202;
        await PassAsync(world, TimeSpan.FromHours(2));
        Assert.Equal(tried + 1, receiver.News.Count);

        receiver.Status = status;
        world.World.KeyErpOrder("BRS-SYN-50", 1);
        await PassAsync(world, TimeSpan.FromHours(40));
        tried = receiver.News.Count;
        await PassAsync(world, TimeSpan.FromHours(10));
        Assert.Equal(tried, receiver.News.Count);
        Assert.Single(world.World.ReadErpSubscriptions());
    }

    [Fact]
    public async Task Two_hundred_is_all_there_can_be()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();
        for (var i = 0; i < 200; i++)
            world.World.AddErpSubscription(new Uri("https://somebody.example/" + i.ToString(CultureInfo.InvariantCulture)), "items", "theirs");

        Assert.Equal(400, (await SubscribeAsync(world, receiver)).Status);
    }

    [Fact]
    public async Task What_cannot_be_watched_is_refused()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var world = await TestWorld.StartAsync();

        Assert.Equal(400, (await AskAsync(world, "POST", "subscriptions", Body(world, receiver.Address, "salesShipments"))).Status);
        Assert.Equal(400, (await AskAsync(world, "POST", "subscriptions", Body(world, receiver.Address).Replace("clientState", "secret", StringComparison.Ordinal))).Status);
        Assert.Equal(400, (await AskAsync(world, "POST", "subscriptions", Body(world, receiver.Address, state: new string('x', 2049)))).Status);
    }

    private static Task<Answer> SubscribeAsync(TestWorld world, Receiver receiver) => AskAsync(world, "POST", "subscriptions", Body(world, receiver.Address));

    private static Task<Answer> AskAsync(TestWorld world, string method, string path, string? body = null, string? ifMatch = null) =>
        world.ErpAsync(method, new Uri(world.World.BusinessCentralAddress, path).AbsoluteUri, body, ifMatch);

    private static string Body(TestWorld world, Uri receiver, string set = "salesOrders", string state = State) =>
        $$"""{"notificationUrl":"{{receiver.AbsoluteUri}}","resource":"/api/v2.0/companies({{world.World.CompanyId}})/{{set}}","clientState":"{{state}}"}""";

    private static string Id(Answer made) => made.Json.GetProperty("subscriptionId").GetString()!;

    private static string Tag(Answer made) => made.Json.GetProperty("@odata.etag").GetString()!;

    private static async Task PassAsync(TestWorld world, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(5))
        {
            world.Clock.Advance(TimeSpan.FromMinutes(5));
            await world.World.SendErpNotificationsAsync();
        }
    }
}
