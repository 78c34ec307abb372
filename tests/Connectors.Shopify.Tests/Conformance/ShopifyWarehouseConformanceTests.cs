using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Shopify.Tests.Conformance;

/// <summary>A store that sends the orders of other channels: the adapter over the real client, against the simulated store.</summary>
public sealed class ShopifyWarehouseConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = WarehouseConformance.Checks(Harness.StartAsync);

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_warehouse_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IWarehouseHarness
    {
        public IWarehouse Warehouse => Services.GetRequiredKeyedService<IWarehouse>("shop");

        public Sku StockedSku { get; } = new("BRS-SYN-50");

        private SimulatedShop Shop => World.Shop!;

        public static async Task<IWarehouseHarness> StartAsync()
        {
            // The store cancels at once: that it takes its time has tests of its own.
            var (world, clock) = await StartWorldAsync(static options => options with
            {
                Shopify = new() { Name = "shop", SendsForOthers = true, RestoredPerSecond = 2000, CancellationTime = TimeSpan.Zero },
            });
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

        public Task<int> CountOrdersAsync(string reference, CancellationToken cancellationToken = default) => Task.FromResult(Shop.StoredOrders(reference).Count);

        public Task<bool> AddForeignOrderAsync(string reference, CancellationToken cancellationToken = default)
        {
            Shop.PutInAgain(Shop.StoredOrders(reference)[0]);
            return Task.FromResult(true);
        }

        public Task DispatchAsync(string reference, CancellationToken cancellationToken = default)
        {
            Clock.Advance(TimeSpan.FromDays(2));
            return Task.CompletedTask;
        }

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            services.AddShopifyClient("shop", options =>
            {
                options.BaseAddress = world.Shop!.Address;
                options.AccessToken = world.Shop.AccessToken;
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddShopifyWarehouse("shop");
        }
    }
}
