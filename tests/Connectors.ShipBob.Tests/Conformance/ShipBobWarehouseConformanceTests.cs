using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.ShipBob.Tests.Conformance;

/// <summary>The adapter over the real client, against the simulated warehouse.</summary>
public sealed class ShipBobWarehouseConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = WarehouseConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("shipbob warehouse"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_warehouse_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IWarehouseHarness
    {
        public IWarehouse Warehouse => Services.GetRequiredKeyedService<IWarehouse>("warehouse");

        public Sku StockedSku { get; } = new("BRS-SYN-50");

        private ShipBobClient Client => Services.GetRequiredKeyedService<ShipBobClient>("warehouse");

        public static async Task<IWarehouseHarness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync();
            return new Harness(world, clock);
        }

        public FulfilmentOrder NewOrder(string reference) => new()
        {
            Reference = reference,
            DisplayNumber = "SO-1",
            Origin = Origin.Marketplace,
            OrderedAt = Morning,
            ShipTo = new PostalAddress { Name = "A Shopper", Line1 = "1 Kiln Lane", City = "Leeds", Postcode = "LS1 4AA", CountryCode = "GB" },
            Lines = [new FulfilmentLine(new OrderLineId("1"), StockedSku, 2, "Brush"), new FulfilmentLine(new OrderLineId("2"), new Sku("NAI-BRD-50"), 1, "Nails")],
        };

        public async Task<int> CountOrdersAsync(string reference, CancellationToken cancellationToken = default)
        {
            var orders = 0;
            await foreach (var order in Client.GetOrdersAsync(null, cancellationToken))
                orders += order.ReferenceId == reference ? 1 : 0;
            return orders;
        }

        // The reference is unique there.
        public Task<bool> AddForeignOrderAsync(string reference, CancellationToken cancellationToken = default) => Task.FromResult(false);

        public Task DispatchAsync(string reference, CancellationToken cancellationToken = default)
        {
            Clock.Advance(TimeSpan.FromDays(2));
            return Task.CompletedTask;
        }

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            services.AddShipBobClient("warehouse", options =>
            {
                options.BaseAddress = world.ShipBobAddress;
                options.Token = world.ShipBobToken;
                options.ChannelId = world.ShipBobChannelId;
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddShipBobWarehouse("warehouse");
        }
    }
}
