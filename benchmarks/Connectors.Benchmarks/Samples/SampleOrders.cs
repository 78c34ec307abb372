using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>Marketplace orders that the tables of <see cref="SampleTables"/> map. The same arguments always give the same orders.</summary>
internal static class SampleOrders
{
    public static DateTimeOffset Day { get; } = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    public static MarketplaceOrder Create(int number, int lines, int skus, MarketplaceOrderState state = MarketplaceOrderState.Shipping)
    {
        var goods = Enumerable.Range(0, lines).Select(line => Line(number, line, skus)).ToList();
        var shipping = goods.Sum(static l => l.ShippingPrice.Amount);
        return new MarketplaceOrder
        {
            Key = new OrderKey(SampleTables.Marketplace, string.Create(CultureInfo.InvariantCulture, $"{300_000 + number}-A")),
            CommercialId = string.Create(CultureInfo.InvariantCulture, $"{300_000 + number}"),
            State = state,
            StateText = state == MarketplaceOrderState.Shipping ? "SHIPPING" : "WAITING_DEBIT",
            CanShip = state == MarketplaceOrderState.Shipping,
            CreatedAt = Day.AddSeconds(number),
            UpdatedAt = Day.AddSeconds(number + 60),
            ShipBy = Day.AddDays(2),
            Channel = "HOME_UK",
            PricesIncludeTax = true,
            Total = Pounds(goods.Sum(static l => l.Price.Amount) + shipping),
            ShippingTotal = Pounds(shipping),
            Commission = Pounds(1.44m * lines),
            CustomerId = string.Create(CultureInfo.InvariantCulture, $"shopper-{number}"),
            ShipTo = new PostalAddress
            {
                Name = "Sample Recipient",
                Line1 = string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 200)} Sample Row"),
                City = "Sampleton",
                Postcode = "ZZ1 1ZZ",
                CountryCode = "GB",
            },
            ShippingService = "STD",
            PaymentWorkflow = "PAY_ON_ACCEPTANCE",
            Lines = goods,
        };
    }

    private static MarketplaceOrderLine Line(int order, int line, int skus)
    {
        var sku = ((order * 7) + line) % skus;
        var quantity = 1 + (line % 3);
        return new MarketplaceOrderLine
        {
            LineId = new OrderLineId(string.Create(CultureInfo.InvariantCulture, $"{300_000 + order}-A-{line + 1}")),
            State = MarketplaceOrderState.Shipping,
            OfferId = SampleTables.Offer(sku),
            OfferSku = SampleTables.Sku(sku),
            Title = "Sample goods",
            Quantity = quantity,
            UnitPrice = Pounds(12.00m),
            Price = Pounds(12.00m * quantity),
            ShippingPrice = Pounds(3.50m),
            Taxes = [new TaxAmount("VAT20", Pounds(2.00m * quantity), 20m)],
            ShippingTaxes = [new TaxAmount("VAT20", Pounds(0.58m), 20m)],
            Commission = Pounds(1.44m),
        };
    }

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);
}
