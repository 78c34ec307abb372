using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>From Mirakl's order to the neutral one. Pure.</summary>
internal static class OrderMapping
{
    private static readonly char[] Breaks = ['\r', '\n', '\t', '\u0085', '\u2028', '\u2029', '\v', '\f'];

    /// <param name="order">The order as the platform shows it.</param>
    /// <param name="connection">The connection it came from.</param>
    /// <param name="defaultChannel">Channel of orders that name none.</param>
    /// <param name="defaultCurrency">Currency of orders that name none.</param>
    /// <param name="left">What is left to send of lines that were reduced, and was sent before, by line id; null when the platform did not say.</param>
    public static MarketplaceOrder ToDocument(
        Order order, ConnectionName connection, string? defaultChannel, CurrencyCode? defaultCurrency, LeftToSend? left = null)
    {
        var currency = Currency(order.CurrencyIsoCode, defaultCurrency);
        var hasLineTaxes = order.OrderLines.Any(static l => l.Taxes.Count > 0 || l.ShippingTaxes.Count > 0);
        return new MarketplaceOrder
        {
            Key = new OrderKey(connection, order.OrderId),
            CommercialId = order.CommercialId ?? string.Empty,
            State = State(order.OrderState.Value),
            StateText = order.OrderState.Value,
            CanShip = order.CanShopShip,
            CreatedAt = order.CreatedDate,
            UpdatedAt = order.LastUpdatedDate ?? order.CreatedDate,
            AcceptanceDecidedAt = order.AcceptanceDecisionDate,
            ShipBy = order.ShippingDeadline,
            Channel = Blank(order.Channel?.Code) ?? defaultChannel,
            PricesIncludeTax = order.OrderTaxMode != OrderTaxMode.TaxExcluded,
            Total = Amount(order.TotalPrice, currency),
            ShippingTotal = Amount(order.ShippingPrice, currency),

            // Where lines hold taxes the order's are their sums by code, not further ones.
            OrderTaxes = hasLineTaxes ? [] : [.. order.OrderTaxes.Select(tax => new TaxAmount(tax.Code ?? string.Empty, Amount(tax.TotalAmount, currency), tax.Rate))],
            Commission = Amount(order.TotalCommission, currency),
            CustomerId = order.Customer?.CustomerId ?? string.Empty,
            ShipTo = Address(order, order.Customer?.ShippingAddress, order.Customer?.BillingAddress) is { } shipTo
                ? shipTo with { DeliveryNote = OneLine(order.Customer?.ShippingAddress?.AdditionalInfo), PickUpPointId = Blank(order.ShippingPudoId) }
                : null,
            BillTo = Address(order, order.Customer?.BillingAddress, order.Customer?.ShippingAddress),
            Company = Company(order.Customer?.Organization),
            PurchaseOrderNumber = Blank(order.References?.OrderReferenceForCustomer),
            RequestedCarrier = Blank(order.ShippingPudoId) is null ? null : Blank(order.ShippingCarrierCode),
            ShippingService = Blank(order.ShippingTypeCode),
            PaymentWorkflow = Blank(order.PaymentWorkflow.Value),
            DebitedAt = order.CustomerDebitedDate,
            BuyerPaysSeller = order.CustomerDirectlyPaysSeller == true,
            SellerReference = Blank(order.References?.OrderReferenceForSeller),
            CustomFields = Fields(order.OrderAdditionalFields),
            Lines = [.. order.OrderLines.Select(line => Line(order, line, currency, left))],
        };
    }

    /// <summary>Whether how many are to be sent cannot be told from the order alone: only ST12 says it.</summary>
    public static bool IsReduced(Order order) => State(order.OrderState.Value) == MarketplaceOrderState.Shipping && order.OrderLines.Any(IsReduced);

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

    private static MarketplaceOrderLine Line(Order order, OrderLine line, CurrencyCode currency, LeftToSend? left)
    {
        var (quantity, isUnclear) = Quantity(order, line, left);
        return new MarketplaceOrderLine
        {
            LineId = Id<OrderLineId>(line.OrderLineId),
            State = LineState(line),
            OfferId = line.OfferId == 0 ? default : new OfferId(line.OfferId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            OfferSku = Id<Sku>(line.OfferSku),
            Title = line.ProductTitle ?? string.Empty,
            Quantity = quantity,
            IsQuantityUnclear = isUnclear,
            RefundedCount = line.Refunds.Sum(static r => (decimal)r.Quantity),
            UnitPrice = Amount(line.PriceUnit, currency),
            Price = Amount(line.Price, currency),
            ShippingPrice = Amount(line.ShippingPrice, currency),
            Fees = [.. line.Fees.Select(fee => new FeeAmount(fee.Code ?? string.Empty, Amount(fee.Amount, currency)))],
            Taxes = Taxes(line.Taxes, currency),
            ShippingTaxes = Taxes(line.ShippingTaxes, currency),
            Commission = Amount(line.TotalCommission, currency),
            ExpectedFees = Fees(line, currency),
            CustomFields = Fields(line.OrderLineAdditionalFields),
        };
    }

    /// <summary>Commission and its tax, as they will be transactions of their own. A platform that tells the sum alone has it settled as commission, and what differs then.</summary>
    private static List<ExpectedFee>? Fees(OrderLine line, CurrencyCode currency)
    {
        if (line.TotalCommission is not { } total || currency == default)
            return null;
        var net = line.CommissionFee ?? total;
        return [.. new ExpectedFee[] { new(TransactionType.CommissionFee.Value, Amount(net, currency)), new(TransactionType.CommissionVat.Value, Amount(total - net, currency)) }.Where(static f => f.Amount.Amount != 0m)];
    }

    /// <summary>
    /// A line refunded in full before it left must not be sent any more; one refunded afterwards is finished. Until the money has gone back a line of a closed order shows only
    /// that it is closed, and its refunds show that nothing of it was wanted.
    /// </summary>
    private static MarketplaceOrderState LineState(OrderLine line)
    {
        var hasLeft = line.ShippedDate is not null || line.ReceivedDate is not null;
        if (line.OrderLineState == OrderLineState.Refunded)
            return hasLeft ? MarketplaceOrderState.Closed : MarketplaceOrderState.Cancelled;
        var state = State(line.OrderLineState.Value);
        return state == MarketplaceOrderState.Closed && !hasLeft && line.Quantity is > 0 and var ordered && line.Refunds.Sum(static r => (long)r.Quantity) >= ordered
            ? MarketplaceOrderState.Cancelled
            : state;
    }

    /// <summary>
    /// Platforms differ in whether a cancelation lowers the quantity, and a refund does not say whether its pieces need not be sent. Prices tell neither: goods may be
    /// free, promoted or rounded. Lines that were never reduced are certain; of the others ST12 says what is left.
    /// </summary>
    private static (decimal Quantity, bool IsUnclear) Quantity(Order order, OrderLine line, LeftToSend? left)
    {
        if (line.Quantity is not { } shown)
            return (0, LineState(line) is not (MarketplaceOrderState.Cancelled or MarketplaceOrderState.Refused));
        if (State(order.OrderState.Value) != MarketplaceOrderState.Shipping || !IsReduced(line))
            return (shown, false);
        return left?.Counts.GetValueOrDefault(line.OrderLineId) is { } count && (left.IsSettled || count >= shown) ? (count, false) : (shown, true);
    }

    /// <summary>Whether pieces of a line that is still to be sent were cancelled or refunded. Amounts alone, given as a gesture, take no piece away.</summary>
    private static bool IsReduced(OrderLine line) =>
        LineState(line) is not (MarketplaceOrderState.Cancelled or MarketplaceOrderState.Refused or MarketplaceOrderState.Shipped or MarketplaceOrderState.Received or MarketplaceOrderState.Closed)
        && line.ShippedDate is null
        && line.Quantity != 0
        && (line.Cancelations.Count > 0 || line.Refunds.Any(static r => r.Quantity != 0));

    private static CustomField[] Fields(IReadOnlyList<AdditionalField> fields) =>
        [.. fields.Where(static f => !string.IsNullOrWhiteSpace(f.Code)).Select(static f => new CustomField(f.Code!, f.Value.Values))];

    private static TaxAmount[] Taxes(IReadOnlyList<OrderLineTax> taxes, CurrencyCode currency) =>
        [.. taxes.Select(tax => new TaxAmount(tax.Code ?? string.Empty, Amount(tax.Amount, currency), tax.Rate))];

    /// <summary>Null while the platform withholds it; some platforms then send an address without content. The telephone may stand on the other one.</summary>
    private static PostalAddress? Address(Order order, CustomerAddress? address, CustomerAddress? other)
    {
        if (address is null || (string.IsNullOrWhiteSpace(address.Street1) && string.IsNullOrWhiteSpace(address.City) && string.IsNullOrWhiteSpace(address.ZipCode)))
            return null;

        var name = Join(address.Firstname, address.Lastname);
        return new PostalAddress
        {
            Name = name.Length > 0 ? name : Join(order.Customer?.Firstname, order.Customer?.Lastname),
            Company = Blank(Join(address.Company, address.Company2)),
            Line1 = address.Street1?.Trim() ?? string.Empty,
            Line2 = Blank(address.Street2),
            City = address.City?.Trim() ?? string.Empty,
            Region = Blank(address.State),
            Postcode = address.ZipCode?.Trim() ?? string.Empty,
            CountryCode = Countries.ToAlpha2(address.CountryIsoCode, address.Country),
            Phone = Blank(address.Phone) ?? Blank(address.PhoneSecondary) ?? Blank(other?.Phone) ?? Blank(other?.PhoneSecondary),
            Email = Blank(order.CustomerNotificationEmail),
        };
    }

    private static BuyerCompany? Company(CustomerOrganization? organization)
    {
        var company = new BuyerCompany
        {
            Name = Blank(organization?.Name),
            RegistrationNumber = Blank(organization?.IdentificationNumber),
            TaxNumber = Blank(organization?.TaxIdentificationNumber),
        };
        return company == new BuyerCompany() ? null : company;
    }

    /// <summary>What people wrote over several lines, in one: systems behind keep one, and a line break may end a field.</summary>
    private static string? OneLine(string? text) =>
        text is null ? null : Blank(string.Join(' ', text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));

    private static string Join(string? first, string? second) => $"{first?.Trim()} {second?.Trim()}".Trim();

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static T Id<T>(string? text)
        where T : struct, IStringValue<T> => string.IsNullOrWhiteSpace(text) ? default : T.From(text);

    /// <summary>An amount that was not given has no currency either: it is not zero, and whoever adds it up is told.</summary>
    private static Money Amount(decimal? amount, CurrencyCode currency) => amount is { } given ? new Money(given, currency) : default;

    /// <summary>The currency that is named; the connection's own only where none is. A word that is no currency stays none: the connection's own would be a guess.</summary>
    public static CurrencyCode Currency(string? code, CurrencyCode? otherwise) => Blank(code) is null ? otherwise ?? default : Currency(code) ?? default;

    /// <summary>A currency as people write it: in any case, with blanks around it.</summary>
    public static CurrencyCode? Currency(string? code) =>
        Blank(code)?.ToUpperInvariant() is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] word ? new CurrencyCode(word) : null;
}
