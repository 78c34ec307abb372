using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.SparkLayer;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>Purchases as orders over the real client, against the simulated store: as it is, where its totals count what was called off, and where others record payments and call off.</summary>
public sealed class SparkLayerStorefrontConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = StorefrontConformance.Checks(static () => Harness.StartAsync(new SparkLayerBehaviours(), null));

    private static readonly IReadOnlyList<ConformanceCheck> OtherReading = StorefrontConformance.Checks(static () => Harness.StartAsync(new SparkLayerBehaviours { CountsCancelled = true, RenamesPackages = true }, null));

    private static readonly IReadOnlyList<ConformanceCheck> LessIsDone = StorefrontConformance.Checks(static () => Harness.StartAsync(new SparkLayerBehaviours(), static options =>
        (options.CancelledType, options.RecordsPayments) = (null, false)));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_store_does(string check) => Suite.Named(check).RunAsync();

    /// <summary>Where packages get other ids with every write, an id that was told leads nowhere: a dispatch is found by what is in it, and its tracking is corrected by people.</summary>
    public static TheoryData<string> ChecksWithoutStableIds => [.. OtherReading.Select(static c => c.Name).Where(static n => !n.Contains("orrect", StringComparison.Ordinal) && !n.Contains("several dispatches", StringComparison.Ordinal)
        && !n.Contains("parts of it", StringComparison.Ordinal) && !n.Contains("permit", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ChecksWithoutStableIds))]
    public Task It_does_so_where_the_site_reads_what_is_not_documented_otherwise(string check) => OtherReading.Named(check).RunAsync();

    public static TheoryData<string> ChecksOfWhatOthersDo => [.. LessIsDone.Select(static c => c.Name).Where(static n => new[] { "ancel", "paid", "payment", "permit", "written" }.Any(w => n.Contains(w, StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(ChecksOfWhatOthersDo))]
    public Task It_does_so_where_others_record_payments_and_call_off(string check) => LessIsDone.Named(check).RunAsync();

    private sealed class Harness : SimulatedSystem, IStorefrontHarness
    {
        private readonly SparkOrder _order;
        private readonly string _mirror;

        private Harness(SimulatedWorld world, VirtualClock clock, string mirror, Action<SparkLayerStorefrontOptions>? configure)
            : base(world, clock, (services, to, lost) => Register(services, to, lost, mirror, configure))
        {
            _mirror = mirror;
            _order = new SparkOrder
            {
                Lines = [new("TAP-01", 8, 9m, null, 3m), new("BATH-01", 4, 240m, null, 60m)],
                CustomerId = Site.AddCustomer("""{"email":"buyer@example.com","external_id":"4711","company_name":"Simulated Buyer Ltd","status":"active","accounting_id":"C00010","payment_on_account":{"credit_limit":5000,"balance":0,"net_terms":30}}"""),
                PoNumber = "PO-77",
                Answers = new Dictionary<string, string> { ["Delivery instructions"] = "Leave at gate 3", ["Site"] = "Leeds" },
                DeliveryPrice = 12.5m,
            };
        }

        public IStorefrontOrders Storefront => Services.GetRequiredKeyedService<IStorefrontOrders>("trade");

        public DateTimeOffset Now => Clock.GetUtcNow();

        private SimulatedSparkLayer Site => World.SparkLayer!;

        public static async Task<IStorefrontHarness> StartAsync(SparkLayerBehaviours behaviours, Action<SparkLayerStorefrontOptions>? configure)
        {
            var (world, clock) = await StartWorldAsync(options => options with { SparkLayer = behaviours });
            return new Harness(world, clock, world.SparkLayer!.AddCustomer("""{"email":"marketplace@example.com"}"""), configure);
        }

        public Task<OrderKey> PlaceOrderAsync(CancellationToken cancellationToken = default) => Task.FromResult(KeyOf(Site.PlaceOrder(_order)));

        public Task<OrderKey?> PlaceDraftAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Site.PlaceOrder(_order with { Type = "order_unconfirmed" })));

        /// <summary>Nothing is paid by confirming.</summary>
        public Task<OrderKey?> PlaceUnsafeDraftAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(null);

        public Task<OrderKey?> PlaceQuoteAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Site.PlaceOrder(_order with { Type = "quote" })));

        public Task<OrderKey?> PlaceOrderOfOthersAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(KeyOf(Site.PlaceOrder(_order with { CustomerId = _mirror })));

        public Task HoldAsync(OrderKey order, CancellationToken cancellationToken = default)
        {
            Site.HoldPurchase(SparkLayerStorefrontOrders.PurchaseIdOf(order));
            return Task.CompletedTask;
        }

        public Task ReduceFirstLineAsync(OrderKey order, int quantity, CancellationToken cancellationToken = default)
        {
            Site.ReduceLine(SparkLayerStorefrontOrders.PurchaseIdOf(order), "TAP-01", quantity);
            return Task.CompletedTask;
        }

        public Task SettleAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

        private static OrderKey KeyOf(string purchaseId) => SparkLayerStorefrontOrders.KeyOf(new ConnectionName("trade"), purchaseId);

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost, string mirror, Action<SparkLayerStorefrontOptions>? configure)
        {
            var site = world.SparkLayer!;
            services.AddSparkLayerClient("trade", options =>
            {
                options.BaseAddress = site.Address;
                (options.SiteId, options.ClientId, options.ClientSecret) = (site.SiteId, site.ClientId, site.ClientSecret);
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddSparkLayerStorefront("trade", options =>
            {
                options.IgnoredCustomers.Add(mirror);
                configure?.Invoke(options);
            });
        }
    }
}
