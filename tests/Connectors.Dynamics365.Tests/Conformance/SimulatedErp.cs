using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Simulators;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;
using SalesOrderLine = Connectors.Domain.Documents.SalesOrderLine;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The simulated ERP as the connection <c>bc</c>, and an order that it takes.</summary>
internal static class SimulatedErp
{
    public static readonly Sku Item = new("BRS-SYN-50");

    private static readonly CurrencyCode Gbp = new("GBP");

    public static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost) => Register(services, world, lost, null);

    public static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost, string? feeTaxCode)
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
            options =>
            {
                options.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(SalesLineType.Item, world.DeliveryItem);
                options.FeeTaxCode = feeTaxCode;
            },
            static _ => static unit => unit.Value == "EA" ? "PCS" : unit.Value);
    }

    public static SalesOrder NewOrder(SimulatedWorld world, string externalNumber, DateTimeOffset orderedAt) => new()
    {
        Key = OrderKey.Parse(externalNumber),
        ExternalNumber = externalNumber,
        Origin = Origin.Marketplace,
        OrderedAt = orderedAt,
        Customer = new CustomerNumber(world.CustomerNumber),
        Currency = Gbp,
        PricesIncludeTax = true,
        ShipTo = new PostalAddress { Name = "A Shopper", Line1 = "1 Kiln Lane", City = "Leeds", Postcode = "LS1 4AA", CountryCode = "GB" },
        Lines = [Line("1", Item, 2, 4.25m), Line("2", new Sku("NAI-BRD-50"), 1, 8.40m)],
        Charges = [new SalesOrderCharge(ChargeKind.Shipping, new Money(4.99m, Gbp))],
        Total = new Money((2 * 4.25m) + 8.40m + 4.99m, Gbp),
    };

    private static SalesOrderLine Line(string id, Sku sku, decimal count, decimal price) => new()
    {
        LineId = new OrderLineId(id),
        Sku = sku,
        Quantity = new Quantity(count, new UnitCode("EA")),
        Ordered = new OrderedPack(new UnitCode("EA"), count, new Ratio(1, 1), new Money(price, Gbp)),
        Amount = new Money(count * price, Gbp),
    };
}
