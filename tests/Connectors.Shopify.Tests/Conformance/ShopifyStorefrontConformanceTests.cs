using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Shopify;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Shopify.Tests.Conformance;

/// <summary>The adapter over the real client, against the simulated store.</summary>
public sealed class ShopifyStorefrontConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = StorefrontConformance.Checks(Harness.StartAsync);

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_store_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IStorefrontHarness
    {
        private static readonly ShopOrder Order = new()
        {
            Lines = [new("TAP-01", 8, 12m, 9m), new("BATH-01", 4, 300m, 240m)],
            PoNumber = "PO-77",
            Note = "Leave at gate 3",
            Attributes = new Dictionary<string, string> { ["Site"] = "Leeds" },
            DeliveryPrice = 12.5m,
        };

        public IStorefrontOrders Storefront => Services.GetRequiredKeyedService<IStorefrontOrders>("trade");

        public DateTimeOffset Now => Clock.GetUtcNow();

        private SimulatedShop Shop => World.Shop!;

        public static async Task<IStorefrontHarness> StartAsync()
        {
            var clock = new VirtualClock(Morning);
            return new Harness(await SimulatedWorld.StartAsync(new SimulationOptions { Clock = clock, Orders = 0, Shopify = new() { RestoredPerSecond = 2000 } }), clock);
        }

        public Task<OrderKey> PlaceOrderAsync(CancellationToken cancellationToken = default) => Task.FromResult(KeyOf(Shop.PlaceOrder(Order)));

        public Task<OrderKey?> PlaceDraftAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Shop.PlaceDraft(Order), "draft-"));

        public Task<OrderKey?> PlaceUnsafeDraftAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Shop.PlaceDraft(Order with { NetDays = null }), "draft-"));

        public Task<OrderKey?> PlaceQuoteAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Shop.PlaceDraft(Order with { PaymentType = "quote", NetDays = null }), "draft-"));

        public Task<OrderKey?> PlaceOrderOfOthersAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Shop.PlaceOrder(Order with { IsBusiness = false })));

        public Task HoldAsync(OrderKey order, CancellationToken cancellationToken = default)
        {
            Shop.Hold(IdOf(order));
            return Task.CompletedTask;
        }

        public Task ReduceFirstLineAsync(OrderKey order, int quantity, CancellationToken cancellationToken = default)
        {
            Shop.ReduceLine(IdOf(order), "TAP-01", quantity);
            return Task.CompletedTask;
        }

        public Task SettleAsync(CancellationToken cancellationToken = default)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            World.NextEvent();
            return Task.CompletedTask;
        }

        private static OrderKey KeyOf(string id, string mark = "") => new(new("trade"), mark + id[(id.LastIndexOf('/') + 1)..]);

        private static string IdOf(OrderKey key) => $"gid://shopify/Order/{key.OrderId}";

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            services.AddShopifyClient("trade", options =>
            {
                options.BaseAddress = world.Shop!.Address;
                options.AccessToken = world.Shop.AccessToken;
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddShopifyStorefront("trade");
        }
    }
}
