using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;
using SalesOrderLine = Connectors.Domain.Documents.SalesOrderLine;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The adapter over the real client, against the simulated ERP.</summary>
public sealed class BusinessCentralErpConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = ErpConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("business central erp"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_ERP_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness : IErpHarness
    {
        private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
        private static readonly CurrencyCode Gbp = new("GBP");

        private readonly SimulatedWorld _world;
        private readonly LostAnswers _lost = new();
        private readonly ServiceProvider _services;

        private Harness(VirtualClock clock, SimulatedWorld world)
        {
            _world = world;
            var services = new ServiceCollection();
            services.AddSingleton(new CallBudgets(clock));
            services.AddBusinessCentralClient("bc", options =>
            {
                options.BaseAddress = world.BusinessCentralAddress;
                options.TokenAddress = world.EntraTokenAddress;
                options.TenantId = world.TenantId;
                options.Environment = world.Environment;
                options.CompanyName = world.CompanyName;
                options.ClientId = world.ClientId;
                options.ClientSecret = world.ClientSecret;
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(_lost.NewHandler);
            services.AddBusinessCentralErp("bc", options =>
            {
                options.UnitText = static unit => unit.Value == "EA" ? "PCS" : unit.Value;
                options.Charges[ChargeKind.Shipping] = new BusinessCentralCharge(SalesLineType.Item, world.DeliveryItem);
            });
            _services = services.BuildServiceProvider();
        }

        public IErp Erp => _services.GetRequiredKeyedService<IErp>("bc");

        public CustomerNumber Customer => new(_world.CustomerNumber);

        public Sku Item { get; } = new("BRS-SYN-50");

        private BusinessCentralClient Client => _services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        public static async Task<IErpHarness> StartAsync()
        {
            var clock = new VirtualClock(Start);
            return new Harness(clock, await SimulatedWorld.StartAsync(new SimulationOptions { Clock = clock, Orders = 0 }));
        }

        public void LoseNextAnswer() => _lost.LoseNextAnswer();

        public void LoseNextRequest() => _lost.LoseNextRequest();

        public SalesOrder NewOrder(string externalNumber) => new()
        {
            Key = new OrderKey(new ConnectionName("bq"), "1-A"),
            ExternalNumber = externalNumber,
            Origin = Origin.Marketplace,
            OrderedAt = Start,
            Customer = Customer,
            Currency = Gbp,
            PricesIncludeTax = true,
            ShipTo = new PostalAddress { Name = "A Shopper", Line1 = "1 Kiln Lane", City = "Leeds", Postcode = "LS1 4AA", CountryCode = "GB" },
            Lines = [Line("1", Item, 2, 4.25m), Line("2", new Sku("NAI-BRD-50"), 1, 8.40m)],
            Charges = [new SalesOrderCharge(ChargeKind.Shipping, new Money(4.99m, Gbp))],
            Total = new Money((2 * 4.25m) + 8.40m + 4.99m, Gbp),
        };

        public async Task<int> CountOrdersAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            var orders = 0;
            await foreach (var _ in Client.GetSalesOrders(ODataFilter.EqualTo("externalDocumentNumber", externalNumber), cancellationToken: cancellationToken))
                orders++;
            return orders;
        }

        public async Task<bool> AddForeignOrderAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            await Client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = Customer.Value, ExternalDocumentNumber = externalNumber }, cancellationToken);
            return true;
        }

        public async ValueTask DisposeAsync()
        {
            await _services.DisposeAsync();
            await _world.DisposeAsync();
        }

        private static SalesOrderLine Line(string id, Sku sku, decimal count, decimal price) => new()
        {
            LineId = new OrderLineId(id),
            Sku = sku,
            Quantity = new Quantity(count, new UnitCode("EA")),
            Ordered = new OrderedPack(new UnitCode("EA"), count, new Ratio(1, 1), new Money(price, Gbp)),
            Amount = new Money(count * price, Gbp),
        };
    }
}
