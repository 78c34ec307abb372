using System.Text.Json;
using Connectors.Simulators.BusinessCentral;

namespace Connectors.Simulators.Tests;

/// <summary>What the ERP does beside the ordinary course, each behaviour planted alone.</summary>
public sealed class BusinessCentralBehaviourTests
{
    private const string Order = "bq:1-A";

    [Fact]
    public async Task Nothing_of_it_happens_unless_it_is_asked_for()
    {
        Assert.Equal(new BusinessCentralBehaviours(), new SimulationOptions().BusinessCentral);
        await using var world = await TestWorld.StartAsync();
        var id = await CreateAsync(world);

        world.Clock.Advance(TimeSpan.FromHours(12));

        world.ForgetToken();
        Assert.Equal("Draft", (await world.ErpAsync("GET", $"salesOrders({id})")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Locks_refuse_a_write_and_do_nothing()
    {
        await using var world = await StartAsync(new() { Locks = 1m });
        var sentences = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var refused = await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder(Order));
            Assert.True(refused.Status is 400 or 409 or 500);
            sentences.Add(Message(refused));
        }

        Assert.Contains(sentences, s => s.Contains("deadlocked with another user", StringComparison.Ordinal));
        Assert.Contains(sentences, s => s.Contains("locked by another user", StringComparison.Ordinal));
        Assert.Contains(sentences, s => s.Contains("in a transaction done by another session", StringComparison.Ordinal));
        Assert.Empty((await world.ErpAsync("GET", "salesOrders")).Json.GetProperty("value").EnumerateArray());
    }

    [Fact]
    public async Task A_lock_that_is_an_item_is_refused_with_its_number()
    {
        await using var world = await StartAsync(new() { UnknownLock = 1m });

        var refused = await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder(Order, sku: "DEADLOCK-5L"));

        Assert.Equal((400, "Internal_InvalidTableRelation"), (refused.Status, Code(refused)));
        Assert.Contains("(DEADLOCK-5L)", Message(refused), StringComparison.Ordinal);
        Assert.Contains("DEADLOCK-5L", world.World.Tables.Offers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_for_the_unknown_lock_is_known_trouble()
    {
        await using var world = await StartAsync(new() { UnknownLock = 1m });
        var offer = world.World.Tables.Offers.Split('\n').Single(static r => r.Contains("DEADLOCK", StringComparison.Ordinal)).Split(',')[1];

        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(long.Parse(offer, System.Globalization.CultureInfo.InvariantCulture), 1)] });
        world.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("unknown-item", Assert.Single((await world.World.CheckAsync()).Outstanding, o => o.OrderId == id).Planted);
    }

    [Fact]
    public async Task The_token_endpoint_is_away_for_a_moment()
    {
        await using var world = await StartAsync(new() { TokenEndpointAway = 0.5m });
        var answers = new List<Answer>();
        for (var i = 0; i < 30; i++)
            answers.Add(await world.TokenAsync());

        Assert.Contains(answers, static a => a.Status == 200);
        Assert.Equal([400, 429, 503], answers.Select(static a => a.Status).Where(static s => s != 200).Distinct().Order());
        Assert.All(answers.Where(static a => a.Status != 200), static a => Assert.Equal("temporarily_unavailable", a.Json.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task The_pages_of_sales_documents_are_gone_for_a_while()
    {
        await using var world = await StartAsync(new() { PagesGone = 1m });
        var forms = new HashSet<string>();
        var there = 0;
        for (var minute = 0; minute < 600; minute += 2)
        {
            var answer = await world.ErpAsync("GET", "salesOrders");
            if (answer.Status == 401)
                world.ForgetToken();
            else if (answer.Status == 200)
                there++;
            else
                forms.Add(answer.Body.StartsWith('<') ? $"{answer.Status} page" : $"{answer.Status} {Code(answer)}");
            Assert.NotEqual(404, (await ItemsAsync(world)).Status);
            world.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.True(there > 100, $"there {there} times");
        Assert.Contains("404 BadRequest_NotFound", forms);
        Assert.Contains("400 BadRequest", forms);
        Assert.All(forms, static f => Assert.Contains(f, (string[])["404 BadRequest_NotFound", "400 BadRequest", "404 page", "400 Internal_ServerError"]));

        static async Task<Answer> ItemsAsync(TestWorld world) => await world.ErpAsync("GET", "items?$top=1");
    }

    [Fact]
    public async Task The_company_is_created_anew_under_its_name()
    {
        await using var world = await StartAsync(new() { CompanyRecreated = 1m });
        var before = world.World.CompanyId;
        world.Clock.Advance(TimeSpan.FromHours(12));

        var old = await world.ErpAsync("GET", $"companies({before})/items");
        var named = (await world.ErpAsync("GET", $"companies?$filter=name eq '{world.World.CompanyName}'")).Json.GetProperty("value")[0];

        Assert.Equal((404, "Internal_CompanyNotFound"), (old.Status, Code(old)));
        Assert.NotEqual(before, named.GetProperty("id").GetGuid());
        Assert.Equal(200, (await world.ErpAsync("GET", "items")).Status);
    }

    [Fact]
    public async Task An_empty_page_has_a_link_to_the_next()
    {
        await using var world = await StartAsync(new() { EmptyPages = 1m });
        await CreateAsync(world);

        var first = (await world.ErpAsync("GET", $"salesOrders?$filter=externalDocumentNumber eq '{Order}'")).Json;
        var next = (await world.ErpAsync("GET", first.GetProperty("@odata.nextLink").GetString()!)).Json;

        Assert.Equal(0, first.GetProperty("value").GetArrayLength());
        Assert.Equal(1, next.GetProperty("value").GetArrayLength());
        Assert.False(next.TryGetProperty("@odata.nextLink", out _));
    }

    [Fact]
    public async Task Lines_that_were_asked_for_are_not_told()
    {
        await using var world = await StartAsync(new() { LinesNotTold = 1m });
        var id = await CreateAsync(world);

        var order = (await world.ErpAsync("GET", $"salesOrders({id})?$expand=salesOrderLines")).Json;

        Assert.Equal(JsonValueKind.Null, order.GetProperty("salesOrderLines").ValueKind);
    }

    [Theory]
    [InlineData(0, "items?$filter=number in ('BRS-SYN-50','TAP-KIT-CHR')", 400, 0)]
    [InlineData(1, "items?$filter=number in ('BRS-SYN-50','TAP-KIT-CHR')", 200, 26)]
    [InlineData(1, "items?$filter=number in ('BRS-SYN-50','TAP-KIT-CHR')&$schemaversion=2.1", 200, 2)]
    [InlineData(1, "items?$filter=number eq 5", 400, 0)]
    public async Task An_unknown_operator_is_ignored_without_a_word(int share, string query, int status, int rows)
    {
        await using var world = await StartAsync(new() { IgnoredOperators = share });

        var answer = await world.ErpAsync("GET", query);

        Assert.Equal(status, answer.Status);
        Assert.Equal(rows, answer.Status == 200 ? answer.Json.GetProperty("value").GetArrayLength() : 0);
    }

    [Fact]
    public async Task A_posting_without_invoice_is_refused_although_it_was_done()
    {
        await using var world = await StartAsync(new() { RefusedAfterPosting = 1m });
        var order = (await world.ErpAsync("POST", "salesOrders?$expand=salesOrderLines", TestWorld.SalesOrder(Order))).Json;
        var path = $"salesOrders({order.GetProperty("id").GetString()})";
        await world.ErpAsync("PATCH", $"salesOrderLines({order.GetProperty("salesOrderLines")[0].GetProperty("id").GetString()})", """{"invoiceQuantity":0}""", "*");

        var refused = await world.ErpAsync("POST", path + "/Microsoft.NAV.shipAndInvoice");

        Assert.Equal((400, "Internal_DataNotFoundFilter"), (refused.Status, Code(refused)));
        Assert.Single((await world.ErpAsync("GET", "salesShipments")).Json.GetProperty("value").EnumerateArray());
    }

    [Fact]
    public async Task A_person_releases_an_order()
    {
        await using var world = await StartAsync(new() { ReleasedByPeople = 1m });
        var id = await CreateAsync(world);

        world.Clock.Advance(TimeSpan.FromHours(3));

        world.ForgetToken();
        Assert.Equal("Open", (await world.ErpAsync("GET", $"salesOrders({id})")).Json.GetProperty("status").GetString());
        Assert.Equal((400, "Application_DialogException"), Refusal(await world.ErpAsync("DELETE", $"salesOrders({id})", ifMatch: "*")));
    }

    [Fact]
    public async Task A_person_puts_the_customers_number_in_place_of_ours()
    {
        await using var world = await StartAsync(new() { RenumberedByPeople = 1m });
        var id = await CreateAsync(world);

        world.Clock.Advance(TimeSpan.FromHours(3));

        world.ForgetToken();
        Assert.StartsWith("CUSTOMER-PO-", (await world.ErpAsync("GET", $"salesOrders({id})")).Json.GetProperty("externalDocumentNumber").GetString(), StringComparison.Ordinal);
        Assert.Empty(await FoundAsync(world));
    }

    [Fact]
    public async Task A_person_posts_an_order()
    {
        await using var world = await StartAsync(new() { PostedByPeople = 1m });
        var id = await CreateAsync(world);

        world.Clock.Advance(TimeSpan.FromHours(3));

        world.ForgetToken();
        Assert.Equal(404, (await world.ErpAsync("GET", $"salesOrders({id})")).Status);
        Assert.Single((await world.ErpAsync("GET", $"salesInvoices?$filter=externalDocumentNumber eq '{Order}'")).Json.GetProperty("value").EnumerateArray());
    }

    [Fact]
    public async Task An_order_is_posted_between_two_readings()
    {
        await using var world = await StartAsync(new() { PostedAfterLookup = 1m });
        await CreateAsync(world);

        Assert.Single(await FoundAsync(world));
        Assert.Empty(await FoundAsync(world));
        Assert.Single((await world.ErpAsync("GET", $"salesInvoices?$filter=externalDocumentNumber eq '{Order}'")).Json.GetProperty("value").EnumerateArray());
    }

    [Fact]
    public async Task A_person_deletes_an_order()
    {
        await using var world = await StartAsync(new() { DeletedByPeople = 1m });
        await CreateAsync(world);

        world.Clock.Advance(TimeSpan.FromHours(3));

        world.ForgetToken();
        Assert.Empty(await FoundAsync(world));
        Assert.Empty((await world.ErpAsync("GET", "salesInvoices")).Json.GetProperty("value").EnumerateArray());
    }

    [Fact]
    public async Task The_second_reading_brings_another_order_of_that_number()
    {
        await using var world = await StartAsync(new() { CopiedAfterLookup = 1m });
        await CreateAsync(world);

        Assert.Single(await FoundAsync(world));
        Assert.Equal(["SO-000001", "SO-000002"], (await FoundAsync(world)).Select(static o => o.GetProperty("number").GetString()));
    }

    [Fact]
    public async Task A_new_order_is_missing_from_lists_where_things_are_seen_late()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, Time = new() { LateVisibility = 1m } });
        var id = await CreateAsync(world);
        Assert.Empty(await FoundAsync(world));
        Assert.Equal(200, (await world.ErpAsync("GET", $"salesOrders({id})")).Status);

        world.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Single(await FoundAsync(world));
    }

    [Fact]
    public async Task A_planned_order_has_behaviours_of_its_own()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync(new PlannedOrder { BusinessCentral = new() { DeletedByPeople = 1m } });
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:" + id));
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:other"));

        world.Clock.Advance(TimeSpan.FromHours(3));

        world.ForgetToken();
        Assert.Equal("BQ:OTHER", Assert.Single((await world.ErpAsync("GET", "salesOrders")).Json.GetProperty("value").EnumerateArray()).GetProperty("externalDocumentNumber").GetString());
    }

    private static Task<TestWorld> StartAsync(BusinessCentralBehaviours behaviours) => TestWorld.StartAsync(new SimulationOptions { Orders = 0, BusinessCentral = behaviours });

    private static async Task<string> CreateAsync(TestWorld world)
    {
        var created = await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder(Order));
        Assert.Equal(201, created.Status);
        return created.Json.GetProperty("id").GetString()!;
    }

    private static async Task<List<JsonElement>> FoundAsync(TestWorld world) =>
        [.. (await world.ErpAsync("GET", $"salesOrders?$filter=externalDocumentNumber eq '{Order}'")).Json.GetProperty("value").EnumerateArray()];

    private static string Code(Answer answer) => answer.Json.GetProperty("error").GetProperty("code").GetString()!;

    private static string Message(Answer answer) => answer.Json.GetProperty("error").GetProperty("message").GetString()!;

    private static (int, string) Refusal(Answer answer) => (answer.Status, Code(answer));
}
