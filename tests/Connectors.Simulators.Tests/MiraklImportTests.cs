using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>Imports take their time and may be complete with errors.</summary>
public sealed class MiraklImportTests
{
    private static readonly SimulationOptions Empty = new() { Orders = 0 };

    [Fact]
    public async Task STO01_is_complete_after_a_while_with_the_errors_of_its_lines()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var sku = Text((await world.MiraklAsync("GET", "offers?max=1")).Json.GetProperty("offers")[0], "shop_sku");

        var id = Text((await UploadAsync(world, "offers/stock/imports", $"offer-sku;quantity\n{sku};7\n\"no \"\"such\"\" sku\";1\n{sku};-1\n")).Json, "import_id");
        var waiting = await world.MiraklAsync("GET", $"offers/stock/imports/{id}/status");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = (await world.MiraklAsync("GET", $"offers/stock/imports/{id}/status")).Json;
        var report = await world.MiraklAsync("GET", $"offers/stock/imports/{id}/error_report");

        Assert.Equal("WAITING", Text(waiting.Json, "status"));
        Assert.Equal("COMPLETE", Text(done, "status"));
        Assert.Equal((1, 2), (done.GetProperty("lines_in_success").GetInt32(), done.GetProperty("lines_in_error").GetInt32()));
        Assert.Contains("\"no \"\"such\"\" sku\"", report.Body, StringComparison.Ordinal);
        Assert.Equal(7, (await world.MiraklAsync("GET", $"offers?sku={sku}")).Json.GetProperty("offers")[0].GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task PRI01_refuses_all_prices_of_an_offer_together()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var offers = (await world.MiraklAsync("GET", "offers?max=2")).Json.GetProperty("offers");
        var (good, bad) = (Text(offers[0], "shop_sku"), Text(offers[1], "shop_sku"));

        var id = Text((await UploadAsync(world, "offers/pricing/imports", $"offer-sku;price;channels\n{good};9.99;\n{bad};8;\n{bad};0;FR\n")).Json, "import_id");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var done = (await world.MiraklAsync("GET", $"offers/pricing/imports?import_id={id}")).Json.GetProperty("data")[0];

        Assert.Equal((1, 2), (done.GetProperty("offers_updated").GetInt32(), done.GetProperty("lines_in_error").GetInt32()));
        Assert.Equal(9.99m, (await world.MiraklAsync("GET", $"offers?sku={good}")).Json.GetProperty("offers")[0].GetProperty("price").GetDecimal());
    }

    [Fact]
    public async Task PRI01_replaces_all_prices_of_an_offer()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var sku = Text((await world.MiraklAsync("GET", "offers?max=1")).Json.GetProperty("offers")[0], "shop_sku");
        world.World.AddPrice(sku, 5m, organization: "ORG-1");
        Assert.Equal(1, Price().Others);

        await UploadAsync(world, "offers/pricing/imports", $"offer-sku;price;discount-price;discount-end-date;channels\n{sku};20;18;2026-12-24T23:59:59Z;\n{sku};30;;;FR|DE\n");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var prices = (await world.MiraklAsync("GET", $"offers?sku={sku}")).Json.GetProperty("offers")[0].GetProperty("all_prices");

        Assert.Equal((20m, 18m, 1), (Price().Price, Price().DiscountPrice, Price().Others));
        Assert.Equal("2026-12-24T23:59:59Z", Text(prices[0], "discount_end_date"));
        Assert.Equal("DE", prices[1].GetProperty("context").GetProperty("channel_codes")[1].GetString());

        world.World.EditPrice(sku, 21m);
        Assert.Equal((21m, (decimal?)null, 1), (Price().Price, Price().DiscountPrice, Price().Others));
        Assert.Throws<ArgumentException>(() => world.World.EditPrice("no such SKU", 1m));

        ShownPrice Price() => world.World.ReadPrices().Single(p => p.ShopSku == sku);
    }

    [Fact]
    public async Task OF24_resets_what_is_left_out()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var sku = Text((await world.MiraklAsync("GET", "offers?max=1")).Json.GetProperty("offers")[0], "shop_sku");
        await UploadAsync(world, "offers/stock/imports", $"offer-sku;quantity\n{sku};7\n");
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        await world.MiraklAsync("POST", "offers", Offer(sku));
        world.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, (await world.MiraklAsync("GET", $"offers?sku={sku}")).Json.GetProperty("offers")[0].GetProperty("quantity").GetInt32());
    }

    [Fact]
    public async Task OF24_with_the_same_content_is_the_same_import()
    {
        await using var world = await TestWorld.StartAsync(Empty);
        var sku = Text((await world.MiraklAsync("GET", "offers?max=1")).Json.GetProperty("offers")[0], "shop_sku");

        var first = (await world.MiraklAsync("POST", "offers", Offer(sku))).Json.GetProperty("import_id").GetInt64();
        var second = (await world.MiraklAsync("POST", "offers", Offer(sku))).Json.GetProperty("import_id").GetInt64();

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task OF52_exports_offers_in_files()
    {
        await using var world = await TestWorld.StartAsync(Empty);

        var tracking = Text((await world.MiraklAsync("POST", "offers/export/async", """{"export_type":"application/json","include_inactive_offers":true,"items_per_chunk":5}""")).Json, "tracking_id");
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var status = (await world.MiraklAsync("GET", $"offers/export/async/status/{tracking}")).Json;

        Assert.Equal("COMPLETED", Text(status, "status"));
        Assert.True(status.GetProperty("urls").GetArrayLength() > 1);
    }

    [Fact]
    public async Task A_file_without_lines_is_refused()
    {
        await using var world = await TestWorld.StartAsync(Empty);

        Assert.Equal(400, (await UploadAsync(world, "offers/stock/imports", "offer-sku;quantity\n")).Status);
        Assert.Equal(400, (await world.MiraklAsync("POST", "offers/stock/imports", "{}")).Status);
    }

    private static async Task<Answer> UploadAsync(TestWorld world, string path, string file)
    {
        using var part = new ByteArrayContent(Encoding.UTF8.GetBytes(file));
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.World.MiraklAddress, "api/" + path))
        {
            Content = new MultipartFormDataContent { { part, "file", "import.csv" } },
        };
        request.Headers.TryAddWithoutValidation("Authorization", world.World.MiraklApiKey);
        return await world.SendAsync(request);
    }

    private static string Offer(string sku) => $$"""
        {"offers":[{"shop_sku":"{{sku}}","product_id":"1","product_id_type":"EAN","state_code":"11","price":5,"update_delete":"update"}]}
        """;

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
