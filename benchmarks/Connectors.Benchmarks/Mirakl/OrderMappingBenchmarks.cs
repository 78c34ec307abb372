using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Connectors.Benchmarks.Samples;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Benchmarks.Mirakl;

/// <summary>The adapter's step from the platform's order to the neutral one, against the same fields copied by hand without reading states, countries or withheld addresses.</summary>
[MemoryDiagnoser]
public class OrderMappingBenchmarks
{
    private Order _order = null!;

    [Params(3, 10)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp() => _order = JsonSerializer.Deserialize(OrderPageJson.SingleOrder(1, Lines), MiraklJsonContext.Default.Order)!;

    [Benchmark(Baseline = true)]
    public MarketplaceOrder CopyByHand()
    {
        var order = _order;
        var address = order.Customer!.ShippingAddress!;
        var lines = new MarketplaceOrderLine[order.OrderLines.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = order.OrderLines[i];
            lines[i] = new MarketplaceOrderLine
            {
                LineId = new OrderLineId(line.OrderLineId),
                State = MarketplaceOrderState.Shipping,
                OfferId = new OfferId(line.OfferId.ToString(CultureInfo.InvariantCulture)),
                OfferSku = new Sku(line.OfferSku!),
                Title = line.ProductTitle!,
                Quantity = line.Quantity!.Value,
                UnitPrice = Pounds(line.PriceUnit),
                Price = Pounds(line.Price),
                ShippingPrice = Pounds(line.ShippingPrice),
                Taxes = Taxes(line.Taxes),
                ShippingTaxes = Taxes(line.ShippingTaxes),
                Commission = Pounds(line.TotalCommission),
            };
        }

        return new MarketplaceOrder
        {
            Key = new OrderKey(SampleTables.Marketplace, order.OrderId),
            CommercialId = order.CommercialId!,
            State = MarketplaceOrderState.Shipping,
            StateText = order.OrderState.Value,
            CanShip = order.CanShopShip,
            CreatedAt = order.CreatedDate,
            UpdatedAt = order.LastUpdatedDate!.Value,
            ShipBy = order.ShippingDeadline,
            Channel = order.Channel!.Code,
            PricesIncludeTax = true,
            Total = Pounds(order.TotalPrice),
            ShippingTotal = Pounds(order.ShippingPrice),
            Commission = Pounds(order.TotalCommission),
            CustomerId = order.Customer.CustomerId!,
            ShipTo = new PostalAddress
            {
                Name = address.Firstname + " " + address.Lastname,
                Company = address.Company + " " + address.Company2,
                Line1 = address.Street1!,
                Line2 = address.Street2,
                City = address.City!,
                Region = address.State,
                Postcode = address.ZipCode!,
                CountryCode = "GB",
                Email = order.CustomerNotificationEmail,
            },
            ShippingService = order.ShippingTypeCode,
            PaymentWorkflow = order.PaymentWorkflow.Value,
            SellerReference = order.References!.OrderReferenceForSeller,
            Lines = lines,
        };
    }

    [Benchmark]
    public MarketplaceOrder ToDocument() => OrderMapping.ToDocument(_order, SampleTables.Marketplace, null, null);

    private static Money Pounds(decimal? amount) => new(amount!.Value, CurrencyCode.Gbp);

    private static TaxAmount[] Taxes(IReadOnlyList<OrderLineTax> taxes)
    {
        var amounts = new TaxAmount[taxes.Count];
        for (var i = 0; i < amounts.Length; i++)
            amounts[i] = new TaxAmount(taxes[i].Code!, Pounds(taxes[i].Amount), taxes[i].Rate);
        return amounts;
    }
}
