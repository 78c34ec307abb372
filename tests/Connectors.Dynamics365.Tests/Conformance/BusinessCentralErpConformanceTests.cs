using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
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

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IErpHarness
    {
        private static readonly CurrencyCode Gbp = new("GBP");

        public IErp Erp => Services.GetRequiredKeyedService<IErp>("bc");

        public CustomerNumber Customer => new(World.CustomerNumber);

        public Sku Item { get; } = new("BRS-SYN-50");

        private BusinessCentralClient Client => Services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        public static async Task<IErpHarness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync();
            return new Harness(world, clock);
        }

        public SalesOrder NewOrder(string externalNumber) => new()
        {
            Key = new OrderKey(new ConnectionName("bq"), "1-A"),
            ExternalNumber = externalNumber,
            Origin = Origin.Marketplace,
            OrderedAt = Morning,
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
            await foreach (var _ in Client.GetSalesOrdersAsync(ODataFilter.EqualTo("externalDocumentNumber", externalNumber), cancellationToken: cancellationToken))
                orders++;
            return orders;
        }

        public async Task<bool> AddForeignOrderAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            await Client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = Customer.Value, ExternalDocumentNumber = externalNumber }, cancellationToken);
            return true;
        }

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
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
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddBusinessCentralErp(
                "bc",
                null,
                options => options.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(SalesLineType.Item, world.DeliveryItem),
                static _ => static unit => unit.Value == "EA" ? "PCS" : unit.Value);
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
