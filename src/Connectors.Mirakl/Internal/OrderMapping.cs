using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>From Mirakl's order to the neutral one. Pure.</summary>
internal static class OrderMapping
{
    public static MarketplaceOrder ToDocument(Order order, ConnectionName connection, string? defaultChannel, CurrencyCode? defaultCurrency)
    {
        var currency = Currency(order.CurrencyIsoCode) ?? defaultCurrency ?? default;
        return new MarketplaceOrder
        {
            Key = new OrderKey(connection, order.OrderId),
            CommercialId = order.CommercialId ?? string.Empty,
            State = State(order.OrderState.Value),
            StateText = order.OrderState.Value,
            CanShip = order.CanShopShip,
            CreatedAt = order.CreatedDate,
            UpdatedAt = order.LastUpdatedDate ?? order.CreatedDate,
            ShipBy = order.ShippingDeadline,
            Channel = Blank(order.Channel?.Code) ?? defaultChannel,
            PricesIncludeTax = order.OrderTaxMode != OrderTaxMode.TaxExcluded,
            Total = new Money(order.TotalPrice, currency),
            ShippingTotal = new Money(order.ShippingPrice, currency),
            Commission = new Money(order.TotalCommission, currency),
            CustomerId = order.Customer?.CustomerId ?? string.Empty,
            ShipTo = Address(order),
            ShippingService = Blank(order.ShippingTypeCode),
            PaymentWorkflow = Blank(order.PaymentWorkflow.Value),
            SellerReference = Blank(order.References?.OrderReferenceForSeller),
            CustomFields = Fields(order.OrderAdditionalFields),
            Lines = [.. order.OrderLines.Select(line => Line(line, currency))],
        };
    }

    /// <summary>The neutral word for an order's or a line's state. What is not known stays unknown: it waits, it never passes.</summary>
    public static MarketplaceOrderState State(string word) => word switch
    {
        "STAGING" => MarketplaceOrderState.Staging,
        "WAITING_ACCEPTANCE" => MarketplaceOrderState.WaitingAcceptance,
        "WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT" => MarketplaceOrderState.WaitingDebit,
        "SHIPPING" => MarketplaceOrderState.Shipping,
        "SHIPPED" or "TO_COLLECT" => MarketplaceOrderState.Shipped,
        "RECEIVED" => MarketplaceOrderState.Received,
        "CLOSED" => MarketplaceOrderState.Closed,
        "REFUSED" => MarketplaceOrderState.Refused,
        "CANCELED" => MarketplaceOrderState.Cancelled,
        _ => MarketplaceOrderState.Unknown,
    };

    private static MarketplaceOrderLine Line(OrderLine line, CurrencyCode currency) => new()
    {
        LineId = Id<OrderLineId>(line.OrderLineId),
        State = LineState(line),
        OfferId = line.OfferId == 0 ? default : new OfferId(line.OfferId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        OfferSku = Id<Sku>(line.OfferSku),
        Title = line.ProductTitle ?? string.Empty,
        Quantity = RemainingQuantity(line),
        UnitPrice = new Money(line.PriceUnit, currency),
        Price = new Money(line.Price, currency),
        ShippingPrice = new Money(line.ShippingPrice, currency),
        Taxes = Taxes(line.Taxes, currency),
        ShippingTaxes = Taxes(line.ShippingTaxes, currency),
        Commission = new Money(line.TotalCommission, currency),
        CustomFields = Fields(line.OrderLineAdditionalFields),
    };

    /// <summary>A line refunded in full before it left must not be sent any more; one refunded afterwards is finished.</summary>
    private static MarketplaceOrderState LineState(OrderLine line) => line.OrderLineState == OrderLineState.Refunded
        ? line.ShippedDate is null ? MarketplaceOrderState.Cancelled : MarketplaceOrderState.Closed
        : State(line.OrderLineState.Value);

    /// <summary>
    /// Platforms differ in whether a cancelation lowers the quantity, but it always lowers the price: where unit price times quantity
    /// still is the price, the cancelled ones are already out.
    /// </summary>
    private static decimal RemainingQuantity(OrderLine line)
    {
        var cancelled = line.Cancelations.Sum(static c => c.Quantity ?? 0);
        return cancelled == 0 || line.PriceUnit * line.Quantity == line.Price ? line.Quantity : Math.Max(0, line.Quantity - cancelled);
    }

    private static CustomField[] Fields(IReadOnlyList<AdditionalField> fields) =>
        [.. fields.Where(static f => !string.IsNullOrWhiteSpace(f.Code)).Select(static f => new CustomField(f.Code!, f.Value.Values))];

    private static TaxAmount[] Taxes(IReadOnlyList<OrderLineTax> taxes, CurrencyCode currency) =>
        [.. taxes.Select(tax => new TaxAmount(tax.Code ?? string.Empty, new Money(tax.Amount, currency), tax.Rate))];

    /// <summary>Null while the platform withholds it; some platforms then send an address without content.</summary>
    private static PostalAddress? Address(Order order)
    {
        if (order.Customer?.ShippingAddress is not { } address
            || (string.IsNullOrWhiteSpace(address.Street1) && string.IsNullOrWhiteSpace(address.City) && string.IsNullOrWhiteSpace(address.ZipCode)))
        {
            return null;
        }

        var name = Join(address.Firstname, address.Lastname);
        return new PostalAddress
        {
            Name = name.Length > 0 ? name : Join(order.Customer.Firstname, order.Customer.Lastname),
            Company = Blank(Join(address.Company, address.Company2)),
            Line1 = address.Street1?.Trim() ?? string.Empty,
            Line2 = Blank(address.Street2),
            City = address.City?.Trim() ?? string.Empty,
            Region = Blank(address.State),
            Postcode = address.ZipCode?.Trim() ?? string.Empty,
            CountryCode = Countries.ToAlpha2(address.CountryIsoCode, address.Country),
            Phone = Blank(address.Phone) ?? Blank(address.PhoneSecondary),
            Email = Blank(order.CustomerNotificationEmail),
        };
    }

    private static string Join(string? first, string? second) => $"{first?.Trim()} {second?.Trim()}".Trim();

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static T Id<T>(string? text)
        where T : struct, IStringValue<T> => string.IsNullOrWhiteSpace(text) ? default : T.From(text);

    public static CurrencyCode? Currency(string? code) =>
        code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? new CurrencyCode(code) : null;
}
