using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Connectors.Simulators.SparkLayer;

namespace Connectors.Simulators.Tests;

/// <summary>The simulated B2B layer does what its documentation says, whatever our own client makes of it.</summary>
public sealed class SparkLayerApiTests
{
    private const string Customer = """{"email":"buyer@example.com","external_id":"5501","accounting_id":"C1","price_lists":["trade"],"payment_on_account":{"credit_limit":100,"balance":40},"addresses":[{"id":"ca_1","city":"Leeds"}]}""";

    [Fact]
    public async Task A_world_has_it_only_where_it_is_asked_for()
    {
        await using var world = await TestWorld.StartAsync();

        Assert.Null(world.World.SparkLayer);
        Assert.Throws<ArgumentException>(() => world.World.AddressOf("sparklayer"));
    }

    [Fact]
    public async Task A_form_a_missing_site_and_a_wrong_secret_get_no_token()
    {
        await using var site = await Caller.StartAsync();

        Assert.Equal(400, await site.TokenAsync(SparkLayerSite.SiteId, new FormUrlEncodedContent([new("grant_type", "client_credentials")])));
        Assert.Equal(400, await site.TokenAsync(null, Json(Credentials(SparkLayerSite.ClientSecret))));
        Assert.Equal(401, await site.TokenAsync(SparkLayerSite.SiteId, Json(Credentials("wrong"))));
        Assert.Equal(401, await site.TokenAsync("another", Json(Credentials(SparkLayerSite.ClientSecret))));
        Assert.Equal(200, await site.TokenAsync(SparkLayerSite.SiteId, Json(Credentials(SparkLayerSite.ClientSecret))));
    }

    [Fact]
    public async Task A_token_is_for_its_site_and_ends()
    {
        await using var site = await Caller.StartAsync(new() { TokenLife = TimeSpan.FromMinutes(5) });

        Assert.Equal(200, (await site.SendAsync("GET", "api/v1/stock-locations")).Status);
        Assert.Equal(401, (await site.SendAsync("GET", "api/v1/stock-locations", siteId: "another")).Status);
        site.World.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(401, (await site.SendAsync("GET", "api/v1/stock-locations")).Status);
    }

    [Fact]
    public async Task Prices_of_a_SKU_are_replaced_and_one_bad_line_changes_nothing()
    {
        await using var site = await Caller.StartAsync();
        site.Layer.AddPriceList("trade", new SparkPrice("A", 1, 10m), new SparkPrice("A", 5, 9m), new SparkPrice("B", 1, 20m));

        var refused = await site.SendAsync("PATCH", "api/v1/price-lists/trade/pricing", """[{"sku":"A","pricing":[{"quantity":1,"price":8}]},{"sku":"B","pricing":[{"quantity":1,"price":-1}]}]""");
        Assert.Equal((400, 3), (refused.Status, site.Layer.ReadPrices("trade").Count));
        Assert.Equal(2, refused.Json[0].GetProperty("line").GetInt32());

        Assert.Equal(204, (await site.SendAsync("PATCH", "api/v1/price-lists/trade/pricing", """[{"sku":"a","pricing":[{"quantity":1,"price":8}]},{"sku":"B","pricing":[]}]""")).Status);
        Assert.Equal(new SparkPrice("a", 1, 8m), Assert.Single(site.Layer.ReadPrices("trade")));
        Assert.Equal(404, (await site.SendAsync("PATCH", "api/v1/batch-update-pricing", """[{"price_list_slug":"nowhere","sku":"A","pricing":[]},{"price_list_slug":"trade","sku":"a","pricing":[]}]""")).Status);
        Assert.Single(site.Layer.ReadPrices("trade"));
    }

    [Fact]
    public async Task A_pair_that_stands_twice_or_a_location_that_does_not_exist_refuses_all_rows()
    {
        await using var site = await Caller.StartAsync();
        const string Row = """{"sku":"A","stock_location_external_id":"MAIN","stock_level":1}""";

        Assert.Equal(400, (await site.SendAsync("POST", "api/v1/batch-update-stock", $"[{Row},{Row}]")).Status);
        Assert.Equal(400, (await site.SendAsync("POST", "api/v1/batch-update-stock", $"[{Row},{Row.Replace("MAIN", "NOWHERE", StringComparison.Ordinal)}]")).Status);
        Assert.Empty(site.Layer.ReadStock());
        Assert.Equal(204, (await site.SendAsync("POST", "api/v1/batch-update-stock", $"[{Row}]")).Status);
    }

    [Fact]
    public async Task A_customer_that_is_put_loses_what_it_does_not_repeat_but_what_it_owes()
    {
        await using var site = await Caller.StartAsync();
        site.Layer.AddCustomer(Customer);

        Assert.Equal(400, (await site.SendAsync("PUT", "api/v2/customers/platform/5501", """{"external_id":"5502"}""")).Status);
        Assert.Equal(200, (await site.SendAsync("PUT", "api/v2/customers/platform/5501", """{"external_id":"5501","email":"buyer@example.com"}""")).Status);

        var kept = site.Layer.ReadCustomers().Single();
        Assert.False(kept.TryGetProperty("price_lists", out _) || kept.TryGetProperty("addresses", out _) || kept.TryGetProperty("accounting_id", out _));
        Assert.Equal("""{"balance":40}""", kept.GetProperty("payment_on_account").GetRawText());
        Assert.Equal(201, (await site.SendAsync("PUT", "api/v2/customers/email/other%40example.com", """{"email":"other@example.com"}""")).Status);
        Assert.Equal(409, (await site.SendAsync("PATCH", "api/v2/customers/platform/5501", """{"email":"OTHER@example.com"}""")).Status);
    }

    [Fact]
    public async Task A_cart_ends_with_its_purchase_and_a_second_completion_is_not_found()
    {
        await using var site = await Caller.StartAsync();
        site.Layer.AddPriceList("trade", new SparkPrice("A", 1, 10m));
        site.Layer.AddCustomer(Customer);
        site.Layer.LimitOrders("A", 1);
        var cart = (await site.SendAsync("POST", "api/v1/carts", """{"customer_id":"5501","customer_lookup_by":"platform"}""")).Json.GetProperty("id").GetString();
        await site.SendAsync("PATCH", $"api/v1/carts/{cart}", """{"line_items":[{"sku":"A","quantity":2}]}""");
        const string How = """{"shipping_rate_handle":"standard","payment_method":"paymentOnAccount"}""";

        Assert.Equal(422, (await site.SendAsync("POST", $"api/v1/carts/{cart}/complete", How)).Status);
        var placed = await site.SendAsync("POST", $"api/v1/carts/{cart}/complete", How.Replace("}", ",\"ignore_validation_errors\":[\"*\"]}", StringComparison.Ordinal));
        Assert.Equal((201, cart), (placed.Status, placed.Json.GetProperty("purchase_id").GetString()));
        Assert.Equal(404, (await site.SendAsync("POST", $"api/v1/carts/{cart}/complete", How)).Status);
        Assert.Equal("order_unconfirmed", (await site.SendAsync("GET", $"api/v1/purchases/sparklayer/{cart}")).Json.GetProperty("type").GetString());
        Assert.Equal(64m, site.Layer.ReadCustomers().Single().GetProperty("payment_on_account").GetProperty("balance").GetDecimal());
    }

    private static string Credentials(string secret) => $$"""{"grant_type":"client_credentials","client_id":"{{SparkLayerSite.ClientId}}","client_secret":"{{secret}}"}""";

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>Calls the site with a token of its own.</summary>
    private sealed class Caller(TestWorld world) : IAsyncDisposable
    {
        private readonly HttpClient _http = new();
        private string _token = string.Empty;

        public TestWorld World { get; } = world;

        public SimulatedSparkLayer Layer => World.World.SparkLayer!;

        public static async Task<Caller> StartAsync(SparkLayerBehaviours? behaviours = null)
        {
            var caller = new Caller(await TestWorld.StartAsync(new SimulationOptions { Orders = 0, SparkLayer = behaviours ?? new() }));
            await caller.TokenAsync(SparkLayerSite.SiteId, Json(Credentials(SparkLayerSite.ClientSecret)));
            return caller;
        }

        public async Task<int> TokenAsync(string? siteId, HttpContent body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Layer.Address, "api/auth/token")) { Content = body };
            if (siteId is not null)
                request.Headers.Add("Site-Id", siteId);
            using var response = await _http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.OK)
                _token = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
            return (int)response.StatusCode;
        }

        public async Task<Answer> SendAsync(string method, string path, string? body = null, string siteId = SparkLayerSite.SiteId)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Layer.Address, path)) { Content = body is null ? null : Json(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            request.Headers.Add("Site-Id", siteId);
            using var response = await _http.SendAsync(request);
            return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), new Dictionary<string, string>());
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await World.DisposeAsync();
        }
    }
}
