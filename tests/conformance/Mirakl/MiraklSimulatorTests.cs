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
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0, Clock = clock, LateAddressShare = 0m });
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
        Assert.True(answered.Count > 10);
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
                ShipmentLines = [.. order.OrderLines.Select(static l => new NewShipmentLine(l.OrderLineId, (int)l.Quantity))],
            },
            new NewShipment { OrderId = "no-such-order", ShipmentLines = [new NewShipmentLine("no-such-line", 1)] },
        ]));
        yield return ("ST11", client => FirstAsync(client.Shipments.GetShipmentsAsync(new ShipmentFilter { OrderIds = [first] })));
        yield return ("OR23", client => client.Orders.SetTrackingAsync(second, new OrderTracking { CarrierCode = "DPD", TrackingNumber = "15501234567891" }));
        yield return ("OR24", client => client.Orders.ShipOrderAsync(second));
        yield return ("OR11", static client => FirstAsync(client.Orders.GetOrdersAsync()));
    }

    private static OrderLineDecision[] Every(Order order) => [.. order.OrderLines.Select(static l => new OrderLineDecision(l.OrderLineId, true))];

    private static async Task FirstAsync<T>(IAsyncEnumerable<T> list)
    {
        await foreach (var item in list)
        {
            Assert.NotNull(item);
            return;
        }
        Assert.Fail("The simulator listed nothing.");
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
