// Marketplace orders in a B2B store of the seller's own. By itself: they are put into the store, which sends them in the warehouse's place. With --display: a warehouse sends them, and the store shows them.
using Connectors.Domain.Documents;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

var isDisplay = args is ["--display"];
if (args.Length > 0 && !isDisplay)
{
    Console.Error.WriteLine("The only option is --display.");
    return 2;
}

// A simulated day: a marketplace, an ERP, a store whose search lags, and people who send a third of the orders in parts.
var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
await using var world = await SimulatedWorld.StartAsync(new SimulationOptions
{
    Clock = clock, Orders = 40, PartialDispatchShare = 0.3m, TrackingCorrectionShare = 0.1m, UnmappedCarrierShare = 0m, CustomerCancellationShare = 0.1m,
    SparkLayer = isDisplay ? new SparkLayerBehaviours() : null,
    Shopify = isDisplay ? null : new ShopifyBehaviours { Name = "shop", SendsForOthers = true, RestoredPerSecond = 2000, IndexLag = TimeSpan.FromSeconds(20) },
});
var folder = Directory.CreateTempSubdirectory("marketplace-to-b2b-");
foreach (var (sheet, rows) in new[]
{
    ("carriers", world.Tables.Carriers), ("delivery-services", world.Tables.DeliveryServices), ("units", world.Tables.Units), ("kits", world.Tables.Kits), ("unit-aliases", world.Tables.UnitAliases),
    ("offers", world.Tables.Offers), ("customers", world.Tables.Customers),
})
    await File.WriteAllTextAsync(Path.Combine(folder.FullName, sheet + ".csv"), rows);

// The host: its connections, the tables, and one route that names the store.
var services = new ServiceCollection().AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Error));
services.AddSingleton<TimeProvider>(new WaitlessClock(clock)).AddSingleton(new CallBudgets(clock));
services.AddMiraklClient("bq", o => (o.BaseAddress, o.ApiKey) = (world.MiraklAddress, world.MiraklApiKey));
services.AddMiraklMarketplace("bq");
services.AddBusinessCentralClient("bc", o => (o.BaseAddress, o.TokenAddress, o.TenantId, o.Environment, o.CompanyName, o.ClientId, o.ClientSecret) =
    (world.BusinessCentralAddress, world.EntraTokenAddress, world.TenantId, world.Environment, world.CompanyName, world.ClientId, world.ClientSecret));
services.AddBusinessCentralErp("bc", null, o => o.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(SalesLineType.Item, world.DeliveryItem),
    static sp => unit => sp.GetRequiredService<MappingTables>().Current.Units.VendorText("business-central", unit));
if (isDisplay)
{
    var site = world.SparkLayer!;
    var customer = site.AddCustomer("""{"email":"marketplace@seller.example","external_id":"900","company_name":"Marketplace orders","status":"active"}""");
    services.AddSparkLayerClient("b2b", o => (o.BaseAddress, o.SiteId, o.ClientId, o.ClientSecret) = (site.Address, site.SiteId, site.ClientId, site.ClientSecret));
    services.AddSparkLayerOrderDisplay("b2b", o => o.CustomerId = customer);
    services.AddShipBobClient("shipbob", o => (o.BaseAddress, o.Token, o.ChannelId) = (world.ShipBobAddress, world.ShipBobToken, world.ShipBobChannelId));
    services.AddShipBobWarehouse("shipbob");
}
else
{
    services.AddShopifyClient("shop", o => (o.BaseAddress, o.AccessToken) = (world.Shop!.Address, world.Shop.AccessToken));
    services.AddShopifyWarehouse("shop", o => o.Tags.Add("B&Q"));
}

services.AddConnectorTables(o => (o.Folder, o.CheckEvery) = (folder.FullName, TimeSpan.Zero));
services.AddConnectorFlows(o => o.Time = clock);
services.AddMarketplaceOrders([isDisplay ? new OrderRoute(new("bq"), new("bc"), new("shipbob")) { Display = new("b2b") } : new OrderRoute(new("bq"), new("bc")) { Storefront = new("shop") }], new OrderPolicy());
await using var host = services.BuildServiceProvider();
var (runner, store) = (host.GetRequiredService<FlowRunner>(), host.GetRequiredService<IFlowStore>());

// A day and a half pass.
for (var end = clock.GetUtcNow().AddHours(36); clock.GetUtcNow() < end;)
{
    await runner.RunUntilIdleAsync();
    var (now, due) = (clock.GetUtcNow(), await store.GetNextDueAsync() ?? end);
    clock.AdvanceTo(due > now.AddMinutes(1) ? due : now.AddMinutes(1));
}

// What came of it, in the words of the flow; whether it is true, in those of the judge, who saw everything.
var records = await store.GetExceptionsAsync(includeCleared: true);
var orders = await store.GetCasesAsync("order").ToListAsync();
var sent = (world.Shop?.StoredOrders() ?? []).Select(id => world.Shop!.FulfilmentsOf(id).Count).ToList();
var shown = (world.SparkLayer?.ReadPurchases() ?? []).Select(static p => p.GetProperty("calculated_fulfilment_status").GetString()!).ToList();
var judged = await world.CheckAsync(new LedgerClaims
{
    GivenUp = [], PostsDispatches = true, MapsDeliveryServices = true,
    Holds = [.. records.Where(static r => r.Holds && r.Scope.StartsWith("order/", StringComparison.Ordinal)).Select(static r => new LedgerHold(r.Scope[6..], null, r.RaisedAt, r.ClearedAt))],
});
Console.WriteLine($"""
    Marketplace orders in a B2B store, {(isDisplay ? "which shows them while a warehouse sends them" : "which sends them")}: 36 hours, {orders.Count} orders
    {new string('-', 90)}
      In Business Central     {judged.InErp,4}   booked once each
      {(isDisplay
        ? $"Shown in the store      {shown.Count,4}   on one customer, without a shopper and without a payment: {Counted(shown)}"
        : $"Put into the store      {sent.Count,4}   paid, without a price, with a tag of their own; its people made {sent.Sum()} fulfilments")}
      Told to the marketplace {judged.Confirmed,4}   every part once, the last completes the order
      Over                    {orders.Count(static o => o.IsClosed),4}   {Counted(orders.Where(static o => o.IsClosed).Select(static o => o.Stage.ToLowerInvariant()))}
      Still open              {orders.Count(static o => !o.IsClosed),4}   {Counted(records.Where(static r => r.ClearedAt is null && r.Holds).Select(static r => r.Code))}
    {new string('-', 90)}
    The judge, who saw everything: {judged.Lost} lost, {judged.Doubled} doubled, {judged.FindingDetails.Count} findings.
    """);
foreach (var finding in judged.Findings)
    Console.WriteLine($"  {finding}");
return judged.Holds ? 0 : 1;

static string Counted(IEnumerable<string> words) => string.Join(", ", words.GroupBy(static w => w).Select(static g => $"{g.Count()} {g.Key}"));
