// What a new user writes first. Built by .ci/run in an empty project against the packed packages and run: as it is, trimmed, and compiled ahead of time.
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.AspNetCore;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Flows.Engine;
using Connectors.Flows.Explain;
using Connectors.Flows.Storage;
using Connectors.Mirakl;
using Connectors.Patchworks;
using Connectors.ShipBob;
using Connectors.Shopify;
using Connectors.SparkLayer;
using Connectors.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Extensions.Http;

var folder = Directory.CreateTempSubdirectory("connectors-consumer-");
try
{
    Values();
    Tables();
    await ClientsAsync();
    await StoreAsync(folder.FullName);
    await FlowAsync(folder.FullName);
    await NotificationsAsync();
    await HealthAsync();
}
finally
{
    folder.Delete(recursive: true);
}

Console.WriteLine($"All of it works{(RuntimeFeature.IsDynamicCodeSupported ? "" : ", compiled ahead of time")}.");

// A context of the user's own: values and documents of the SDK come back as they went, also as keys.
static void Values()
{
    var basket = new Basket(
        new OrderKey(new ConnectionName("shop"), "12345-A"),
        new StockLevel(new Sku("TAP-01"), null, 3m, null, null, DateTimeOffset.UnixEpoch),
        new() { [new Money(9.90m, CurrencyCode.Gbp)] = Origin.Marketplace },
        new Ratio(12));
    var json = JsonSerializer.Serialize(basket, UserContext.Default.Basket);
    var back = JsonSerializer.Deserialize(json, UserContext.Default.Basket)!;
    Expect(json, back.Order == basket.Order && back.Level == basket.Level && back.Prices.SequenceEqual(basket.Prices) && back.PerCase == basket.PerCase);
}

static void Tables()
{
    var load = TableSchemas.Units.Read(Encoding.UTF8.GetBytes("sku,unit,base_units,is_base\nTAP-01,EA,1,true\nTAP-01,CS,12,false\n"), "units.csv");
    var perCase = load.Value.Map.BaseUnitsPer(new Sku("TAP-01"), new UnitCode("CS"));
    Expect($"A case holds {perCase.Value}.", perCase.Value == new Ratio(12));

    var wrong = TableSchemas.Units.Read("sku,unit,base_units,is_base\nTAP-01,EA,one,true\n"u8.ToArray(), "units.csv");
    Expect(string.Join(", ", wrong.Refusals), wrong.Refusals is [{ Column: "base_units" }]);
}

// Each client, set up in code and from a section, calls its vendor through its whole pipeline.
static async Task ClientsAsync()
{
    var vendors = new Vendors();
    var services = new ServiceCollection();
    services.AddMiraklClient("code", options =>
    {
        options.BaseAddress = new Uri("https://shop.example/");
        options.ApiKey = "code-key";
    }).AddReadPolicy(HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(1));
    services.AddBusinessCentralClient("code", options =>
    {
        options.TenantId = "tenant";
        options.CompanyId = Vendors.Company;
        options.ClientId = "client";
        options.ClientSecret = "code-secret";
    });
    services.AddShipBobClient("code", options =>
    {
        options.Token = "code-token";
        options.ChannelId = 7;
    });
    services.AddPatchworksClient("code", options => options.ApiKey = "code-platform-key");
    services.AddPatchworksWebhook("code", options => options.Address = "https://webhooks.wearepatchworks.com/api/v1/acme/code?patchworks_signature=code-signature");
    services.AddShopifyClient("code", options =>
    {
        options.Shop = "acme";
        options.AccessToken = "code-shop-token";
    });
    services.AddSparkLayerClient("code", options =>
    {
        options.SiteId = "site";
        options.ClientId = "client";
        options.ClientSecret = "code-b2b-secret";
    });
    AddFromSections(services, "section");
    vendors.AnswerFor(services, "code", "section");
    await using var provider = services.BuildServiceProvider();

    foreach (var name in (string[])["code", "section"])
    {
        vendors.Sent.Clear();
        var orders = await FirstAsync(provider.GetRequiredKeyedService<MiraklClient>(name).Orders.GetOrdersAsync());
        var sale = await FirstAsync(provider.GetRequiredKeyedService<BusinessCentralClient>(name).GetSalesOrdersAsync());
        var level = await FirstAsync(provider.GetRequiredKeyedService<ShipBobClient>(name).GetInventoryLevelsAsync());
        var placed = await FirstAsync(provider.GetRequiredKeyedService<ShopifyClient>(name).Orders.GetOrdersAsync(new Connectors.Shopify.OrderFilter { Tag = "b2b" }));
        Expect($"{placed} {placed.LineItems.Nodes[0].Sku} {placed.TotalPriceSet!.ShopMoney!.Amount}", placed.Name == "#1001" && placed.LineItems.Nodes is [{ Sku: "TAP-01" }] && placed.TotalPriceSet.ShopMoney.Amount == 11.88m);
        var list = await FirstAsync(provider.GetRequiredKeyedService<SparkLayerClient>(name).PriceLists.GetPriceListsAsync());
        var run = await FirstAsync(provider.GetRequiredKeyedService<PatchworksClient>(name).Runs.GetRunsAsync());
        var started = await provider.GetRequiredKeyedService<PatchworksClient>(name).Starts.StartAsync(new FlowStart { FlowId = "1" }, "{}"u8.ToArray());
        await provider.GetRequiredKeyedService<PatchworksWebhook>(name).TriggerAsync("{}"u8.ToArray());
        Expect($"{run} {started.RunId}", run.Id == "9001" && run.Status.IsTrouble && started.RunId == "9002");
        var sent = string.Join(", ", vendors.Sent);
        Expect($"{name}: {orders.OrderId} {orders.OrderState}, {sale.Number}, {level.Sku}, {list.Slug}; sent {sent}", orders.OrderId == "12345-A" && sale.Number == "SO-1" && level.Sku == "TAP-01" && list.Slug == "trade"
            && sent == $"shop.example {name}-key, login.microsoftonline.com, api.businesscentral.dynamics.com Bearer token-for-{name}-secret, api.shipbob.com Bearer {name}-token, acme.myshopify.com {name}-shop-token, app.sparklayer.io, app.sparklayer.io Bearer token-for-{name}-b2b-secret, core.wearepatchworks.com {name}-platform-key, start.wearepatchworks.com {name}-platform-key, webhooks.wearepatchworks.com");
    }
}

// What is delivered is claimed, committed, and there again when the file is opened by another.
static async Task StoreAsync(string folder)
{
    var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    var path = Path.Combine(folder, "store.db");
    var id = new CaseId("parcel", "shop:1");
    await using (var provider = new ServiceCollection().AddSqliteFlowStore(options => options.Path = path).BuildServiceProvider())
    {
        var store = provider.GetRequiredService<IFlowStore>();
        await store.InitialiseAsync();
        await store.DeliverAsync([new InboxMessage(id, "shop", "1", "{}", Priority.Order)], now);
        var claimed = (await store.ClaimAsync(new ClaimRequest("consumer", now, TimeSpan.FromMinutes(1), 10))).Single();
        var committed = await store.CommitAsync([
            new CaseCommit
            {
                Case = claimed.Case,
                Fence = claimed.Fence,
                ExpectedVersion = claimed.Version,
                State = claimed.Inputs[0].Content,
                Stage = "Sent",
                HeardUpTo = claimed.Inputs[0].Sequence,
                Effects = [new OutboxEntry { Id = "label", Content = "{}", RetrySafety = RetrySafety.Create, Priority = Priority.Ship, DueAt = now }],
                Now = now,
            },
        ]);
        Expect($"Committed {claimed.Case}.", committed is [{ IsDone: true }]);
    }

    await using (var provider = new ServiceCollection().AddSqliteFlowStore(Section(("Store:Path", path)).GetSection("Store")).BuildServiceProvider())
    {
        var view = await provider.GetRequiredService<IFlowStore>().GetCaseAsync(id);
        Expect($"Read back {view}.", view is { State: "{}", Stage: "Sent", Effects: [{ RetrySafety: RetrySafety.Create }] });
    }
}

// The order-to-cash flow over the three adapters and the tables, on disk: an order is accepted, and why it stands where it stands can be read.
static async Task FlowAsync(string folder)
{
    var vendors = new Vendors();
    await File.WriteAllTextAsync(Path.Combine(folder, "offers.csv"), "marketplace,offer_id,shop_sku,sku,unit\nflow,1,OTHER,OTHER,EA\n");
    var configuration = Section(
        ("Store:Path", Path.Combine(folder, "flow.db")),
        ("Tables:Folder", folder),
        ("Flows:Worker", "consumer"),
        ("OrderToCash:Routes:0:Marketplace", "flow"),
        ("OrderToCash:Routes:0:Erp", "flow"),
        ("OrderToCash:Routes:0:Warehouse", "flow"));
    var services = new ServiceCollection().AddLogging();
    AddFromSections(services, "flow");
    vendors.AnswerFor(services, "flow");
    services.AddMiraklMarketplace("flow").AddBusinessCentralErp("flow").AddShipBobWarehouse("flow");
    services.AddConnectorTables(configuration.GetSection("Tables"));
    services.AddSqliteFlowStore(configuration.GetSection("Store"));
    services.AddConnectorFlows(configuration.GetSection("Flows"));
    services.AddMarketplaceOrders(configuration.GetSection("OrderToCash"));
    await using var provider = services.BuildServiceProvider();

    await provider.GetRequiredService<FlowRunner>().RunUntilIdleAsync();

    var store = provider.GetRequiredService<IFlowStore>();
    var explanation = await store.ExplainAsync(new CaseId("order", "flow:12345-A"), TimeProvider.System.GetUtcNow());
    Expect($"{explanation}", explanation is { Stage: "WaitingClearance", IsHistoryWhole: true } && explanation.History.Any(static entry => entry.Code == "order.accepted"));
}

// What a host shows of itself.
static async Task HealthAsync()
{
    var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Health:PingAfter"] = "00:00:00", ["Gauges:ReadEvery"] = "00:01:00" }).Build();
    var services = new ServiceCollection().AddLogging();
    services.AddShipBobClient("warehouse", static options => (options.Token, options.ChannelId) = ("token", 7));
    services.AddConnectorTables();
    services.AddConnectorFlows();
    services.AddConnectorGauges(settings.GetSection("Gauges"));
    services.AddHealthChecks().AddConnectors(settings.GetSection("Health"));
    await using var provider = services.BuildServiceProvider();

    var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    Expect($"{report.Entries.Count} checks are {report.Status}.", report is { Entries.Count: 4, Status: HealthStatus.Healthy });
}

// A host on the web: the service's handshake comes back, and its news is taken. Nothing asks that ERP here, so that nobody is woken.
static async Task NotificationsAsync()
{
    const string State = "secret-that-news-carries-here";
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    AddFromSections(builder.Services, "web");
    builder.Services.AddBusinessCentralNotifications("web", Section(("News:Receiver", "https://host.example/notifications/business-central/web"), ("News:ClientState", State)).GetSection("News"));
    builder.Services.AddConnectorFlows();
    builder.Services.AddErpSubscriptions("web");
    await using var app = builder.Build();
    app.Urls.Add("http://127.0.0.1:0");
    app.MapBusinessCentralNotifications();
    await app.StartAsync();
    using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    using var handshake = await http.PostAsync("/notifications/business-central/web?validationToken=token-1", null);
    using var news = new StringContent($$"""{"value":[{"clientState":"{{State}}","resource":"/api/v2.0/companies({{Vendors.Company}})/salesOrders(1)","changeType":"updated"}]}""", Encoding.UTF8, "application/json");
    using var taken = await http.PostAsync("/notifications/business-central/web", news);
    var token = await handshake.Content.ReadAsStringAsync();
    Expect($"The endpoint answers {handshake.StatusCode} {token} and {taken.StatusCode}.", token == "token-1" && taken.StatusCode == HttpStatusCode.Accepted);
}

static void AddFromSections(IServiceCollection services, string name)
{
    var systems = Section(
        ("Shop:BaseAddress", "https://shop.example/"),
        ("Shop:ApiKey", $"{name}-key"),
        ("Shop:DefaultCurrency", "GBP"),
        ("Shop:Capabilities:MultipleShipments", "true"),
        ("Erp:TenantId", "tenant"),
        ("Erp:CompanyId", Vendors.Company.ToString()),
        ("Erp:ClientId", "client"),
        ("Erp:ClientSecret", $"{name}-secret"),
        ("Warehouse:Token", $"{name}-token"),
        ("Warehouse:ChannelId", "7"),
        ("Store:Shop", "acme"),
        ("Store:AccessToken", $"{name}-shop-token"),
        ("Platform:ApiKey", $"{name}-platform-key"),
        ("Hook:Address", $"https://webhooks.wearepatchworks.com/api/v1/acme/{name}?patchworks_signature={name}-signature"),
        ("B2B:SiteId", "site"),
        ("B2B:ClientId", "client"),
        ("B2B:ClientSecret", $"{name}-b2b-secret"));
    services.AddMiraklClient(name, systems.GetSection("Shop"));
    services.AddBusinessCentralClient(name, systems.GetSection("Erp"));
    services.AddShipBobClient(name, systems.GetSection("Warehouse"));
    services.AddShopifyClient(name, systems.GetSection("Store"));
    services.AddSparkLayerClient(name, systems.GetSection("B2B"));
    services.AddPatchworksClient(name, systems.GetSection("Platform"));
    services.AddPatchworksWebhook(name, systems.GetSection("Hook"));
}

static IConfiguration Section(params (string Key, string Value)[] entries) =>
    new ConfigurationBuilder().AddInMemoryCollection(entries.Select(static entry => KeyValuePair.Create(entry.Key, (string?)entry.Value))).Build();

static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> all)
{
    await foreach (var one in all)
        return one;
    throw new InvalidOperationException($"No {typeof(T).Name} came.");
}

static void Expect(string what, bool isRight)
{
    Console.WriteLine(what);
    if (!isRight)
        throw new InvalidOperationException("That is not what was expected.");
}

internal sealed record Basket(OrderKey Order, StockLevel Level, Dictionary<Money, Origin> Prices, Ratio PerCase);

[JsonSerializable(typeof(Basket))]
internal sealed partial class UserContext : JsonSerializerContext;

/// <summary>Stands for the vendors and for Entra, and keeps where each call went with which key.</summary>
internal sealed class Vendors : HttpMessageHandler
{
    public static readonly Guid Company = new("0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11");

    public List<string> Sent { get; } = [];

    public void AnswerFor(IServiceCollection services, params string[] connections)
    {
        foreach (var client in connections.SelectMany(static name => (string[])[$"mirakl:{name}", $"business-central:{name}", $"entra:{name}", $"shipbob:{name}", $"shopify:{name}", $"sparklayer:{name}", $"sparklayer-token:{name}", $"patchworks:{name}", $"patchworks-webhook:{name}"]))
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => this);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add($"{request.RequestUri!.Host} {request.Headers.NonValidated.FirstOrDefault(static h => h.Key is "Authorization" or "X-Shopify-Access-Token").Value}".TrimEnd());
        var body = (request.RequestUri.Host, request.RequestUri.AbsolutePath) switch
        {
            ("shop.example", "/api/orders") => """
                {"orders":[{"order_id":"12345-A","commercial_id":"12345","order_state":"WAITING_ACCEPTANCE","created_date":"2026-03-02T09:15:00Z","last_updated_date":"2026-03-02T09:15:00Z",
                "currency_iso_code":"GBP","order_tax_mode":"TAX_INCLUDED","price":9.90,"shipping_price":0,"total_price":9.90,"customer":{"customer_id":"c-1","firstname":"A","lastname":"B"},
                "order_lines":[{"order_line_id":"12345-A-1","order_line_state":"WAITING_ACCEPTANCE","offer_id":2,"offer_sku":"TAP-01","product_sku":"5059340000011","quantity":1,"price_unit":9.90,"price":9.90,
                "shipping_price":0,"total_price":9.90,"taxes":[],"shipping_taxes":[]}]}],"total_count":1}
                """,
            ("login.microsoftonline.com", _) => $$"""{"token_type":"Bearer","expires_in":3599,"access_token":"token-for-{{form.Split("client_secret=")[1].Split('&')[0]}}"}""",
            ("app.sparklayer.io", "/api/auth/token") => $$"""{"expires_in":3600,"access_token":"token-for-{{form.Split("\"client_secret\":\"")[1].Split('"')[0]}}"}""",
            ("app.sparklayer.io", _) => """{"data":[{"slug":"trade","name":"Trade","currency_code":"GBP"}],"pagination":{"current_page":1,"total_pages":1}}""",
            ("core.wearepatchworks.com", _) => """{"data":[{"type":"flow_run","id":9001,"attributes":{"status":3}}],"meta":{"current_page":1,"last_page":1}}""",
            ("start.wearepatchworks.com", _) => """{"message":"Flow initialised.","flow_run_id":9002}""",
            (_, var path) when path.EndsWith("/salesOrders", StringComparison.Ordinal) => """{"value":[{"id":"7f3b1f39-0a4e-4c2e-9c53-7a34c2b3a111","number":"SO-1"}]}""",
            ("api.businesscentral.dynamics.com", _) => """{"value":[]}""",
            (_, var path) when path.EndsWith("/inventory-level", StringComparison.Ordinal) => """{"items":[{"inventory_id":1,"sku":"TAP-01","total_fulfillable_quantity":3}],"next":null}""",
            ("acme.myshopify.com", _) => """
                {"data":{"result":{"nodes":[{"id":"gid://shopify/Order/1","name":"#1001","updatedAt":"2026-03-02T09:15:00Z","totalPriceSet":{"shopMoney":{"amount":"11.88","currencyCode":"GBP"}},
                "lineItems":{"nodes":[{"id":"gid://shopify/LineItem/1","sku":"TAP-01","quantity":1}],"pageInfo":{"hasNextPage":false,"endCursor":"a"}}}],"pageInfo":{"hasNextPage":false,"endCursor":"b"}}}}
                """,
            _ => "[]",
        };
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }
}
