// Marketplace orders into Business Central, without a warehouse connector: people send what stands there, post it by hand, and keep carriers and numbers in a spreadsheet.
using Connectors.Domain.Documents;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Time;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// A simulated day: a marketplace, an ERP, and the people of a stock room who send four of ten orders in parts.
var clock = new VirtualClock(new DateTimeOffset(2026, 3, 2, 7, 0, 0, TimeSpan.Zero));
await using var world = await SimulatedWorld.StartAsync(new SimulationOptions
{
    Clock = clock, Orders = 60, WarehouseName = "bc", PartialDispatchShare = 0.4m, TrackingCorrectionShare = 0.1m, UnmappedCarrierShare = 0m, CustomerCancellationShare = 0.05m,
    BusinessCentral = new BusinessCentralBehaviours { SentByPeople = 1m, InvoicedLater = 0.5m, LateNotes = 0.3m },
});
var folder = Directory.CreateTempSubdirectory("marketplace-to-erp-");
foreach (var (sheet, rows) in new[]
{
    ("carriers", world.Tables.Carriers), ("units", world.Tables.Units), ("kits", world.Tables.Kits), ("unit-aliases", world.Tables.UnitAliases), ("offers", world.Tables.Offers), ("customers", world.Tables.Customers),
})
    await File.WriteAllTextAsync(Path.Combine(folder.FullName, sheet + ".csv"), rows);

// The host: two connections, the tables, and one route that leaves the warehouse out.
var services = new ServiceCollection().AddLogging(static logging => logging.SetMinimumLevel(LogLevel.Warning));
services.AddSingleton<TimeProvider>(new WaitlessClock(clock)).AddSingleton(new CallBudgets(clock));
services.AddMiraklClient("bq", o => (o.BaseAddress, o.ApiKey) = (world.MiraklAddress, world.MiraklApiKey));
services.AddMiraklMarketplace("bq");
services.AddBusinessCentralClient("bc", o => (o.BaseAddress, o.TokenAddress, o.TenantId, o.Environment, o.CompanyName, o.ClientId, o.ClientSecret) =
    (world.BusinessCentralAddress, world.EntraTokenAddress, world.TenantId, world.Environment, world.CompanyName, world.ClientId, world.ClientSecret));
services.AddBusinessCentralErp("bc", null, o => o.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(SalesLineType.Item, world.DeliveryItem),
    static sp => unit => sp.GetRequiredService<MappingTables>().Current.Units.VendorText("business-central", unit));
services.AddConnectorTables(o => (o.Folder, o.CheckEvery, o.SettleTime) = (folder.FullName, TimeSpan.Zero, TimeSpan.FromMilliseconds(20)));
services.AddConnectorFlows(o => o.Time = clock);
services.AddMarketplaceOrders([new OrderRoute(new("bq"), new("bc"))], new OrderPolicy());
await using var host = services.BuildServiceProvider();
var (runner, store, tables) = (host.GetRequiredService<FlowRunner>(), host.GetRequiredService<IFlowStore>(), host.GetRequiredService<MappingTables>());

// A day and a half pass; every two hours somebody copies the notes of the stock room into the spreadsheet.
var (saved, shown) = (clock.GetUtcNow(), 0);
for (var end = clock.GetUtcNow().AddHours(36); clock.GetUtcNow() < end;)
{
    await runner.RunUntilIdleAsync();
    var now = clock.GetUtcNow();
    if (now - saved >= TimeSpan.FromHours(2) && world.DeliveryNotes() is var notes && notes.Count > shown)
    {
        (saved, shown) = (now, notes.Count);
        var rows = notes.GroupBy(static n => n.Shipment).Select(static g => g.Last()).Select(static n => $"bq,{n.OrderId},{n.Shipment},{n.Carrier},{n.Service},{n.Number}");
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "tracking.csv"), rows.Prepend("marketplace,order,shipment,carrier,service,numbers"));
    }

    if (await tables.CheckAsync())
        continue;
    var due = await store.GetNextDueAsync() ?? end;
    clock.AdvanceTo(due > now.AddMinutes(1) ? due : now.AddMinutes(1));
}

// What came of it, in the words of the flow; whether it is true, in those of the judge, who saw everything.
var records = await store.GetExceptionsAsync(includeCleared: true);
var orders = await store.GetCasesAsync("order").ToListAsync();
var parts = world.DeliveryNotes().GroupBy(static n => n.OrderId, static n => n.Shipment).Select(static g => g.Distinct().Count()).ToList();
var waits = records.Where(static r => r.Code == "tracking.not-available").Select(r => (r.ClearedAt ?? clock.GetUtcNow()) - r.RaisedAt).ToList();
var judged = await world.CheckAsync(new LedgerClaims
{
    GivenUp = [], Holds = [.. records.Where(static r => r.Holds && r.Scope.StartsWith("order/", StringComparison.Ordinal)).Select(static r => new LedgerHold(r.Scope[6..], r.Code.Split('.')[0] is "tracking" or "carrier" ? "confirm" : null, r.RaisedAt, r.ClearedAt))],
});
Console.WriteLine($"""
    Marketplace to ERP, no warehouse in between: 36 hours, {orders.Count} orders
    {new string('-', 78)}
      In Business Central     {judged.InErp,4}   booked once each, none by hand
      Sent by the stock room  {parts.Count,4}   {parts.Sum()} shipments; {parts.Count(static p => p > 1)} orders left in parts
      Waited for a number     {waits.Count,4}   {(waits.Count == 0 ? 0 : waits.Average(static w => w.TotalMinutes)):0} minutes on average; each went on by itself
      Told to the marketplace {judged.Confirmed,4}   every part once, the last completes the order
      Over                    {orders.Count(static o => o.IsClosed),4}   {Counted(orders.Where(static o => o.IsClosed).Select(static o => o.Stage.ToLowerInvariant()))}
      Still open              {orders.Count(static o => !o.IsClosed),4}   {Counted(records.Where(static r => r.ClearedAt is null && r.Holds).Select(static r => r.Code))}
    {new string('-', 78)}
    The judge, who saw everything: {judged.Lost} lost, {judged.Doubled} doubled, {judged.FindingDetails.Count} findings.
    """);
foreach (var finding in judged.Findings)
    Console.WriteLine($"  {finding}");
return judged.Holds ? 0 : 1;

static string Counted(IEnumerable<string> words) => string.Join(", ", words.GroupBy(static w => w).Select(static g => $"{g.Count()} {g.Key}"));
