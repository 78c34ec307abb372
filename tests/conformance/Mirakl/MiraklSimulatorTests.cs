using Connectors.Http;
using Connectors.Mirakl;
using Connectors.Mirakl.Models;
using Connectors.Simulators;
using Connectors.Simulators.Time;

namespace Connectors.Conformance.Tests.Mirakl;

/// <summary>The simulated marketplace answers within the vendor's contract, and strays from it only where the vendor's own documented answers do.</summary>
public sealed class MiraklSimulatorTests(MiraklMock vendor) : IClassFixture<MiraklMock>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [PrismFact(MiraklContract.File)]
    public async Task Every_answer_of_the_simulator_fits_the_contract()
    {
        var clock = new VirtualClock(Start);
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0, Clock = clock, LateAddressShare = 0m, ReturnShare = 1m });
        await using var proxy = await PrismServer.ProxyAsync(MiraklContract.File, world.MiraklAddress);
        await using var seller = new MiraklWitness(proxy.Address, world.MiraklApiKey, world.MiraklShopId);
        var answered = new HashSet<string>();
        var strayed = new List<string>();

        foreach (var (code, step) in Day(world, clock))
        {
            var before = seller.Seen.Count;
            await step(seller.Client);
            answered.Add(code);
            var allowed = await VendorStraysAsync(code);
            strayed.AddRange(seller.Seen.Skip(before).SelectMany(e => e.Violations.Where(v => !allowed.Contains(v.Kind)).Select(v => $"{code} {e.Request}: {v.Location} {v.Rule}: {v.Message}")));
        }

        Assert.True(strayed.Count == 0, string.Join(Environment.NewLine, strayed.Distinct()));
        Assert.True(answered.Count > 35, $"{answered.Count} operations were compared");
    }

    /// <summary>What proxies, gateways and broken connections do is theirs; all else is the vendor's, on a bad day as well.</summary>
    [PrismFact(MiraklContract.File)]
    public async Task Every_answer_of_a_bad_day_fits_the_contract()
    {
        string[] notTheVendors =
        [
            "PageAfterEffect", "EmptyAfterEffect", "GatewayNotFound", "GatewayRedirect", "ProxySignIn", "Misdirected", "OriginUnreachable", "OriginAnswerLost", "UnreadableRecord", "TruncatedBody",
            "DoubledAnswer", "LateCommit",
        ];
        var clock = new VirtualClock(Start);
        // A slow answer is the same answer; nobody moves the clock while it is waited for.
        await using var world = await SimulatedWorld.StartAsync(SimulationDay.Bad with
        {
            Orders = 25, Clock = clock, TradingWindow = TimeSpan.FromHours(6), ReturnShare = 0.5m, CallLimits = CallLimitMode.Off, Time = SimulationDay.Bad.Time with { SlowAnswers = 0m },
            // So few orders have to complain more often than on other bad days, for incidents to be closed.
            Mirakl = SimulationDay.Bad.Mirakl with { Incidents = 0.6m },
        });
        await using var proxy = await PrismServer.ProxyAsync(MiraklContract.File, world.MiraklAddress);
        await using var seller = new MiraklWitness(proxy.Address, world.MiraklApiKey, world.MiraklShopId);
        var strayed = new HashSet<string>();
        var allowed = new Dictionary<string, HashSet<(string, string, string)>>();
        var answered = new Dictionary<string, int>();

        for (var hour = 0; hour < 40; hour++)
        {
            clock.Advance(hour < 16 ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1));
            foreach (var (code, step) in Hour(hour))
            {
                var before = seller.Seen.Count;
                try
                {
                    await step(seller.Client);
                }
                catch (ConnectorException)
                {
                    // A bad day refuses and loses; only what was answered is compared.
                }

                if (!allowed.TryGetValue(code, out var strays))
                    allowed.Add(code, strays = await VendorStraysAsync(code));
                // The contract defines successes alone: 401 and 429 have no schema to fit.
                var own = seller.Seen.Skip(before).Where(e => (int)e.Status < 400 && !notTheVendors.Contains(e.Fault)).ToList();
                answered[code] = answered.GetValueOrDefault(code) + own.Count;
                strayed.UnionWith(own.SelectMany(e => e.Violations.Where(v => !v.IsOfRequest && !strays.Contains(v.Kind)).Select(v => $"{code} {e.Fault} {v.Location} {v.Rule}: {v.Message}")));
            }
        }

        Assert.True(strayed.Count == 0, string.Join(Environment.NewLine, strayed));
        Assert.True(answered.Values.Sum() > 100, $"{answered.Values.Sum()} answers were compared");
        Assert.Empty(answered.Where(static a => a.Value == 0).Select(static a => a.Key));
        Assert.Contains("OR64", answered.Keys);
    }

    /// <summary>What a seller does in an hour of a bad day, and what it reads of it.</summary>
    private static IEnumerable<(string Code, Func<MiraklClient, Task> Step)> Hour(int hour)
    {
        var orders = new List<Order>();
        yield return ("OR11", async client =>
        {
            await foreach (var order in client.Orders.GetOrdersAsync())
                orders.Add(order);
        });
        foreach (var order in orders)
        {
            if (order.OrderState.Value == "WAITING_ACCEPTANCE")
                yield return ("OR21", client => client.Orders.AcceptOrderAsync(order.OrderId, Every(order)));
            foreach (var line in order.OrderLines.Where(static l => l.OrderLineState.Value == "INCIDENT_OPEN"))
                yield return ("OR64", client => client.Orders.ResolveIncidentAsync(order.OrderId, line.OrderLineId, "10"));
            // Every third hour, so that much is seen before it leaves.
            if (order.OrderState.Value == "SHIPPING" && order.CanShopShip && hour % 3 == 0)
                yield return ("ST01", client => client.Shipments.CreateShipmentsAsync(
                [
                    new NewShipment
                    {
                        OrderId = order.OrderId, Shipped = true, Tracking = new NewShipmentTracking { CarrierCode = "DPD", TrackingNumber = "15501234567890" },
                        ShipmentLines = [.. order.OrderLines.Where(static l => l.Quantity > 0).Select(static l => new NewShipmentLine(l.OrderLineId, (int)l.Quantity!.Value))],
                    },
                ]));
        }

        if (hour % 4 != 3)
            yield break;
        yield return ("SH21", static client => client.Platform.GetCarriersAsync());
        yield return ("ST12", static client => AllAsync(client.Shipments.GetItemsToShipAsync(new ItemsToShipFilter())));
        yield return ("ST11", static client => AllAsync(client.Shipments.GetShipmentsAsync(new ShipmentFilter())));
        yield return ("RT11", static client => AllAsync(client.Returns.GetReturnsAsync()));
        yield return ("TL02", static client => AllAsync(client.Payments.GetTransactionLinesAsync()));
        yield return ("SBC11", static client => AllAsync(client.Payments.GetBillingCyclesAsync()));
        yield return ("OF21", static client => AllAsync(client.Offers.GetOffersAsync()));
    }

    private static async Task AllAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var _ in list)
        {
            // Reading is all there is to it.
        }
    }

    /// <summary>A trading day, one operation after the other.</summary>
    private static IEnumerable<(string Code, Func<MiraklClient, Task> Step)> Day(SimulatedWorld world, VirtualClock clock)
    {
        yield return ("V01", static client => client.Platform.CheckHealthAsync());
        yield return ("A01", static client => client.Platform.GetAccountAsync());
        yield return ("PC01", static client => client.Platform.GetConfigurationAsync());
        yield return ("SH21", static client => client.Platform.GetCarriersAsync());
        yield return ("SH12", static client => client.Platform.GetShippingTypesAsync());
        yield return ("RE01", static client => client.Platform.GetReasonsAsync());

        var first = world.AddOrder(new PlannedOrder());
        var second = world.AddOrder(new PlannedOrder());
        clock.Advance(TimeSpan.FromMinutes(2));
        Order order = null!;
        yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([first])).Single());
        yield return ("OR21", client => client.Orders.AcceptOrderAsync(first, Every(order)));
        yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([second])).Single());
        yield return ("OR21", client => client.Orders.AcceptOrderAsync(second, Every(order)));
        clock.Advance(TimeSpan.FromHours(2));
        yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([first])).Single());
        yield return ("OR04", client => client.Orders.UpdateOrdersAsync(
            [new OrderUpdate { OrderId = first, References = new OrderReferencesUpdate { OrderReferenceForSeller = "SO-1" } }]));
        yield return ("OR04", static client => client.Orders.UpdateOrdersAsync(
            [new OrderUpdate { OrderId = "no-such-order", References = new OrderReferencesUpdate { OrderReferenceForSeller = "SO-1" } }]));
        yield return ("ST01", client => client.Shipments.CreateShipmentsAsync(
        [
            new NewShipment
            {
                OrderId = first, Shipped = true, Tracking = new NewShipmentTracking { CarrierCode = "DPD", TrackingNumber = "15501234567890" },
                ShipmentLines = [.. order.OrderLines.Select(static l => new NewShipmentLine(l.OrderLineId, (int)l.Quantity!.Value))],
            },
            new NewShipment { OrderId = "no-such-order", ShipmentLines = [new NewShipmentLine("no-such-line", 1)] },
        ]));
        yield return ("ST11", client => FirstAsync(client.Shipments.GetShipmentsAsync(new ShipmentFilter { OrderIds = [first] })));
        yield return ("OR23", client => client.Orders.SetTrackingAsync(second, new OrderTracking { CarrierCode = "DPD", TrackingNumber = "15501234567891" }));
        yield return ("OR24", client => client.Orders.ShipOrderAsync(second));
        yield return ("OR11", static client => FirstAsync(client.Orders.GetOrdersAsync()));
        foreach (var step in Incident(world, clock))
            yield return step;
        foreach (var step in Money(world, clock, first, order))
            yield return step;
        foreach (var step in Parts(world, clock))
            yield return step;
        foreach (var step in Offers(clock))
            yield return step;
    }

    /// <summary>A buyer complains about a line that was shipped, and the seller settles it.</summary>
    private static IEnumerable<(string Code, Func<MiraklClient, Task> Step)> Incident(SimulatedWorld world, VirtualClock clock)
    {
        var id = world.AddOrder(new PlannedOrder { Mirakl = new() { Incidents = 1m } });
        clock.Advance(TimeSpan.FromMinutes(2));
        Order order = null!;
        yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([id])).Single());
        yield return ("OR21", client => client.Orders.AcceptOrderAsync(id, Every(order)));
        clock.Advance(TimeSpan.FromHours(2));
        yield return ("OR23", client => client.Orders.SetTrackingAsync(id, new OrderTracking { CarrierCode = "DPD", TrackingNumber = "15501234567894" }));
        yield return ("OR24", client => client.Orders.ShipOrderAsync(id));
        for (var hours = 0; hours < 96 && order.OrderLines[0].OrderLineState.Value != "INCIDENT_OPEN"; hours += 6)
        {
            clock.Advance(TimeSpan.FromHours(6));
            yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([id])).Single());
        }

        yield return ("OR64", client => client.Orders.ResolveIncidentAsync(id, order.OrderLines[0].OrderLineId, "10"));
        yield return ("OR11", async client => Assert.NotEqual("INCIDENT_OPEN", (await client.Orders.GetOrdersByIdAsync([id])).Single().OrderLines[0].OrderLineState.Value));
    }

    private static IEnumerable<(string Code, Func<MiraklClient, Task> Step)> Money(SimulatedWorld world, VirtualClock clock, string shipped, Order order)
    {
        yield return ("OR28", client => client.Orders.RefundOrderLinesAsync(
            [new NewRefund { OrderLineId = order.OrderLines[0].OrderLineId, Amount = 1m, ShippingAmount = 0m, Quantity = 1, ReasonCode = "16" }]));
        yield return ("OR11", client => client.Orders.GetOrdersByIdAsync([shipped]));
        var waiting = world.AddOrder(new PlannedOrder());
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([waiting])).Single());
        yield return ("OR30", client => client.Orders.CancelOrderLinesAsync(
            [new NewCancelation { OrderLineId = order.OrderLines[0].OrderLineId, Amount = 1m, ShippingAmount = 0m, Quantity = 0, ReasonCode = "34" }]));
        yield return ("OR11", client => client.Orders.GetOrdersByIdAsync([waiting]));
        var tracking = string.Empty;
        yield return ("OR13", async client => tracking = await client.Orders.StartOrderExportAsync(new OrderExport { UpdatedFrom = Start, UpdatedTo = Start.AddDays(2) }));
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("OR14", client => client.Orders.GetOrderExportAsync(tracking));

        // Received after two days, sent back on the third, paid out on the tenth.
        clock.Advance(TimeSpan.FromDays(4));
        var back = string.Empty;
        yield return ("RT11", async client => back = (await FirstAsync(client.Returns.GetReturnsAsync())).Id);
        yield return ("RT21", client => client.Returns.AcceptReturnsAsync([new ReturnDecision(back, true), new ReturnDecision("no-such-return", true)]));
        yield return ("RT25", client => client.Returns.ReceiveReturnsAsync([back]));
        yield return ("RT26", client => client.Returns.UpdateComplianceAsync(
            [new ReturnComplianceUpdate { Id = back, ReturnLines = [new ReturnLineComplianceUpdate("no-such-line", true)] }]));
        yield return ("RT27", client => client.Returns.CloseReturnsAsync([back]));
        yield return ("RT11", static client => FirstAsync(client.Returns.GetReturnsAsync()));

        // A cycle is paid out once it is worth more than the subscription.
        var ids = Enumerable.Range(0, 12).Select(_ => world.AddOrder(new PlannedOrder())).ToList();
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("OR21", async client =>
        {
            foreach (var one in await client.Orders.GetOrdersByIdAsync(ids))
                await client.Orders.AcceptOrderAsync(one.OrderId, Every(one));
        });
        clock.Advance(TimeSpan.FromHours(2));
        yield return ("OR24", async client =>
        {
            foreach (var id in ids)
            {
                await client.Orders.SetTrackingAsync(id, new OrderTracking { CarrierCode = "DPD", TrackingNumber = "15501234567893" });
                await client.Orders.ShipOrderAsync(id);
            }
        });
        clock.Advance(TimeSpan.FromDays(12));
        yield return ("TL02", static client => FirstAsync(client.Payments.GetTransactionLinesAsync()));
        yield return ("TL03", async client => tracking = await client.Payments.StartTransactionLineExportAsync());
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("TL04", client => client.Payments.GetTransactionLineExportAsync(tracking));
        yield return ("SBC11", static client => FirstAsync(client.Payments.GetBillingCyclesAsync()));
    }

    private static IEnumerable<(string Code, Func<MiraklClient, Task> Step)> Parts(SimulatedWorld world, VirtualClock clock)
    {
        var id = world.AddOrder(new PlannedOrder());
        clock.Advance(TimeSpan.FromMinutes(2));
        Order order = null!;
        yield return ("OR11", async client => order = (await client.Orders.GetOrdersByIdAsync([id])).Single());
        yield return ("OR21", client => client.Orders.AcceptOrderAsync(id, Every(order)));
        clock.Advance(TimeSpan.FromHours(2));
        yield return ("ST12", client => FirstAsync(client.Shipments.GetItemsToShipAsync(new ItemsToShipFilter { OrderIds = [id] })));
        var shipment = string.Empty;
        for (var i = 0; i < 2; i++)
        {
            yield return ("ST01", async client => shipment = (await client.Shipments.CreateShipmentsAsync(
                [new NewShipment { OrderId = id, ShipmentLines = [new NewShipmentLine(order.OrderLines[0].OrderLineId, 1)] }])).Successes.Single().Id);
            if (i == 0)
                yield return ("ST06", client => client.Shipments.DeleteShipmentsAsync([shipment, "no-such-shipment"]));
        }

        yield return ("ST23", client => client.Shipments.UpdateTrackingAsync(
            [new ShipmentTrackingUpdate(shipment, new NewShipmentTracking { CarrierCode = "DPD", TrackingNumber = "15501234567892" })]));
        yield return ("ST24", client => client.Shipments.ShipShipmentsAsync([shipment, "no-such-shipment"]));
    }

    private static IEnumerable<(string Code, Func<MiraklClient, Task> Step)> Offers(VirtualClock clock)
    {
        Offer offer = null!;
        yield return ("OF21", async client => offer = await FirstAsync(client.Offers.GetOffersAsync()));
        yield return ("OF22", client => client.Offers.GetOfferAsync(offer.OfferId));
        var import = string.Empty;
        yield return ("STO01", async client => import = await client.Stock.StartImportAsync(
            new[] { new StockRow(offer.ShopSku!, 7), new StockRow("no-such-sku", 1) }.ToAsyncEnumerable()));
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("STO02", client => client.Stock.GetImportAsync(import));
        yield return ("STO03", client => FirstAsync(client.Stock.GetErrorsAsync(import)));
        yield return ("PRI01", async client => import = await client.Prices.StartImportAsync(
            new[] { new PriceRow(offer.ShopSku!, 9.99m), new PriceRow("no-such-sku", 1m) }.ToAsyncEnumerable()));
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("PRI02", static client => FirstAsync(client.Prices.GetImportsAsync()));
        yield return ("PRI03", client => FirstAsync(client.Prices.GetErrorsAsync(import)));
        long upsert = 0;
        yield return ("OF24", async client => upsert = await client.Offers.StartUpsertAsync([FullOffer.From(offer, null)]));
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("OF02", client => client.Offers.GetImportAsync(upsert));
        yield return ("OF04", static client => FirstAsync(client.Offers.GetImportsAsync()));
        yield return ("OF52", async client => import = await client.Offers.StartExportAsync(new OfferExportRequest { IncludeInactiveOffers = true }));
        clock.Advance(TimeSpan.FromMinutes(2));
        yield return ("OF53", client => client.Offers.GetExportStatusAsync(import));
    }

    private static OrderLineDecision[] Every(Order order) => [.. order.OrderLines.Select(static l => new OrderLineDecision(l.OrderLineId, true))];

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var item in list)
            return item;
        throw new InvalidOperationException("The simulator listed nothing.");
    }

    /// <summary>Where the vendor's documented answers of an operation do not fit its own contract.</summary>
    private async Task<HashSet<(string, string, string)>> VendorStraysAsync(string code)
    {
        var strays = new HashSet<(string, string, string)>();
        foreach (var answer in MiraklContract.AnswersOf(code))
        {
            await using var witness = new MiraklWitness(vendor.Address, prefer: $"example={answer}");
            foreach (var call in MiraklCalls.All.Where(c => c.Operation.Code == code))
                await call.Run(witness.Client);
            strays.UnionWith(witness.Seen.SelectMany(static e => e.Violations).Select(static v => v.Kind));
        }
        return strays;
    }
}
