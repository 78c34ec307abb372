using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
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

    private sealed class Harness : IWarehouseHarness
    {
        private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

        private readonly VirtualClock _clock;
        private readonly SimulatedWorld _world;
        private readonly LostAnswers _lost = new();
        private readonly ServiceProvider _services;

        private Harness(VirtualClock clock, SimulatedWorld world)
        {
            (_clock, _world) = (clock, world);
            var services = new ServiceCollection();
            services.AddSingleton(new CallBudgets(clock));
            services.AddShipBobClient("warehouse", options =>
            {
                options.BaseAddress = world.ShipBobAddress;
                options.Token = world.ShipBobToken;
                options.ChannelId = world.ShipBobChannelId;
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(_lost.NewHandler);
            services.AddShipBobWarehouse("warehouse");
            _services = services.BuildServiceProvider();
        }

        public IWarehouse Warehouse => _services.GetRequiredKeyedService<IWarehouse>("warehouse");

        public Sku StockedSku { get; } = new("BRS-SYN-50");

        private ShipBobClient Client => _services.GetRequiredKeyedService<ShipBobClient>("warehouse");

        public static async Task<IWarehouseHarness> StartAsync()
        {
            var clock = new VirtualClock(Start);
            return new Harness(clock, await SimulatedWorld.StartAsync(
                new SimulationOptions { Clock = clock, Orders = 0, PartialDispatchShare = 0, TrackingCorrectionShare = 0, UnmappedCarrierShare = 0 }));
        }

        public void LoseNextAnswer() => _lost.LoseNextAnswer();

        public void LoseNextRequest() => _lost.LoseNextRequest();

        public FulfilmentOrder NewOrder(string reference) => new()
        {
            Reference = reference,
            DisplayNumber = "SO-1",
            Origin = Origin.Marketplace,
            OrderedAt = Start,
            ShipTo = new PostalAddress { Name = "A Shopper", Line1 = "1 Kiln Lane", City = "Leeds", Postcode = "LS1 4AA", CountryCode = "GB" },
            Lines = [new FulfilmentLine(new OrderLineId("1"), StockedSku, 2, "Brush"), new FulfilmentLine(new OrderLineId("2"), new Sku("NAI-BRD-50"), 1, "Nails")],
        };

        public async Task<int> CountOrdersAsync(string reference, CancellationToken cancellationToken = default)
        {
            var orders = 0;
            await foreach (var order in Client.GetOrders(null, cancellationToken))
                orders += order.ReferenceId == reference ? 1 : 0;
            return orders;
        }

        // The reference is unique there.
        public Task<bool> AddForeignOrderAsync(string reference, CancellationToken cancellationToken = default) => Task.FromResult(false);

        public Task DispatchAsync(string reference, CancellationToken cancellationToken = default)
        {
            _clock.Advance(TimeSpan.FromDays(2));
            return Task.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await _world.DisposeAsync();
        }
    }
}
