using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Domain.Orders;

/// <summary>A marketplace order mapped, checked and complete, against the same fields copied by hand without any look-up or check.</summary>
[MemoryDiagnoser]
public class MarketplaceOrderMappingBenchmarks
{
    private const int Skus = 5_000;

    private readonly MarketplaceOrderMapping _mapping = SampleTables.All(Skus).Mapping;
    private MarketplaceOrder _order = null!;

    [Params(3, 10)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp() => _order = SampleOrders.Create(1, Lines, Skus);

    [Benchmark(Baseline = true)]
    public SalesOrder CopyByHand()
    {
        var order = _order;
        var lines = new SalesOrderLine[order.Lines.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = order.Lines[i];
            lines[i] = new SalesOrderLine
            {
                LineId = line.LineId,
                Sku = line.OfferSku,
                Description = line.Title,
                Quantity = new Quantity(line.Quantity, SampleTables.Each),
                Ordered = new OrderedPack(SampleTables.Each, line.Quantity, default, line.UnitPrice),
                Amount = line.Price,
                Tax = line.Taxes[0].Amount,
            };
        }

        return new SalesOrder
        {
            Key = order.Key,
            ExternalNumber = order.Key.ToString(),
            Origin = Origin.Marketplace,
            Channel = order.Channel,
            OrderedAt = order.CreatedAt,
            Customer = new CustomerNumber("C00010"),
            Currency = order.Total.Currency,
            PricesIncludeTax = order.PricesIncludeTax,
            ShipTo = order.ShipTo!,
            ShipBy = order.ShipBy,
            DeliveryService = order.ShippingService,
            Lines = lines,
            Charges = [new SalesOrderCharge(ChargeKind.Shipping, order.ShippingTotal)],
            Total = order.Total,
            ExpectedFees = order.Commission,
        };
    }

    [Benchmark]
    public SalesOrder Map() => _mapping.Map(_order).Value;
}
