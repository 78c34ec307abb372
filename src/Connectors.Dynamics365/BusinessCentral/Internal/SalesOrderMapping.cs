using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Neutral sales order to wire order. Nothing is ever cut.</summary>
internal static class SalesOrderMapping
{
    private const string PurchaseOrder = "Purchase order ";

    private const int CommentLength = 100;

    public static NewSalesOrder Map(Domain.Documents.SalesOrder order, BusinessCentralErpOptions options, Func<UnitCode, string>? unitText = null)
    {
        var zone = options.GetTimeZone();
        var ship = order.ShipTo;
        var phone = ContactTexts.Phone(ship.Phone, out var phoneLeftOut);
        var email = ContactTexts.Email(options.OmitEmail ? null : ship.Email, out var emailLeftOut);
        return new NewSalesOrder
        {
            CustomerNumber = Fit(order.Customer.Value, 20, "customerNumber"),
            ExternalDocumentNumber = Fit(order.ExternalNumber, 35, "externalDocumentNumber"),
            CurrencyCode = order.Currency.Value,
            PricesIncludeTax = order.PricesIncludeTax,

            // The whole block with empty texts: what is left out would keep the customer account's own address.
            ShipToName = Fit(ship.Company ?? ship.Name, 100, "shipToName"),
            ShipToContact = Fit(ship.Company is null ? string.Empty : ship.Name, 100, "shipToContact"),
            ShipToCountry = Fit(ship.CountryCode, 10, "shipToCountry"),
            ShipToAddressLine1 = Fit(ship.Line1, 100, "shipToAddressLine1"),
            ShipToAddressLine2 = Fit(ship.Line2 ?? string.Empty, 50, "shipToAddressLine2"),
            ShipToCity = Fit(ship.City, 30, "shipToCity"),
            ShipToState = Fit(ship.Region ?? string.Empty, 30, "shipToState"),
            ShipToPostCode = Fit(ship.Postcode, 20, "shipToPostCode"),
            PhoneNumber = phone,
            Email = email,
            OrderDate = Date(order.OrderedAt, zone),
            SalesOrderLines =
            [
                .. order.Lines.Select(line => Line(line, order.ShipBy, zone, unitText)),
                .. order.Charges.Where(static charge => charge.Amount.Amount != 0).Select(charge => Line(charge, order, options)),
                .. (order.Fees ?? []).Select(fee => Line(fee, order, options)),
                .. Comments(order, phoneLeftOut, emailLeftOut).SelectMany(Split).Select(static text => new NewSalesOrderLine { LineType = SalesLineType.Comment, Description = text }),
            ],
        };
    }

    private static NewSalesOrderLine Line(Domain.Documents.SalesOrderLine line, DateTimeOffset? shipBy, TimeZoneInfo zone, Func<UnitCode, string>? unitText)
    {
        // The ERP computes quantity times price. What the buyer paid less than that is the line's discount; more cannot be told to it.
        _ = line.Ordered.UnitPrice + line.Amount;
        var price = LinePrice.Of(line.Ordered.Count, line.Ordered.UnitPrice.Amount, line.Amount)
            ?? throw Refuse($"line {line.LineId} costs more than its packs at their price.");
        return new NewSalesOrderLine
        {
            LineType = SalesLineType.Item,
            LineObjectNumber = Fit(line.Sku.Value, 20, "lineObjectNumber"),
            UnitOfMeasureCode = Fit(unitText?.Invoke(line.Ordered.Unit) ?? line.Ordered.Unit.Value, 10, "unitOfMeasureCode"),
            Quantity = line.Ordered.Count,
            UnitPrice = price.Unit,
            DiscountAmount = price.Discount,
            ShipmentDate = shipBy is { } due ? Date(due, zone) : null,
        };
    }

    private static NewSalesOrderLine Line(SalesOrderCharge charge, Domain.Documents.SalesOrder order, BusinessCentralErpOptions options)
    {
        if (!options.Charges.TryGetValue(charge.Kind.ToString(), out var target))
            throw Refuse($"a {charge.Kind} charge has no line: set {nameof(BusinessCentralErpOptions)}.{nameof(options.Charges)}[\"{charge.Kind}\"].");
        _ = charge.Amount + Money.Zero(order.Currency);
        return new NewSalesOrderLine
        {
            LineType = target.GetLineType(),
            LineObjectNumber = Fit(target.Number, 20, "lineObjectNumber"),
            Quantity = 1,
            UnitPrice = charge.Amount.Amount,
        };
    }

    /// <summary>Account lines alone: an item charge would have to be assigned to items, which the service does not take, and cannot be posted without.</summary>
    private static NewSalesOrderLine Line(SalesOrderFee fee, Domain.Documents.SalesOrder order, BusinessCentralErpOptions options)
    {
        if (fee.Target.Kind != PostingTargetKind.LedgerAccount)
            throw Refuse($"{fee.Type} is booked on {fee.Target}, and fees of an order go to ledger accounts.");
        _ = fee.Amount + Money.Zero(order.Currency);
        return new NewSalesOrderLine
        {
            LineType = SalesLineType.Account,
            LineObjectNumber = Fit(fee.Target.Number, 20, "lineObjectNumber"),
            Quantity = 1,
            TaxCode = string.IsNullOrWhiteSpace(options.FeeTaxCode) ? null : options.FeeTaxCode,
            UnitPrice = fee.Amount.Amount,
            Description = Fit(fee.Type, 100, "description"),
        };
    }

    /// <summary>Whether these comments name the order as it names itself when it is written.</summary>
    public static bool Names(Domain.Documents.SalesOrder order, IEnumerable<string> comments)
    {
        var written = comments.Select(static c => c.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Split(Name(order)).All(part => written.Contains(part.Trim()));
    }

    /// <summary>The buyer's own order number in the comments that an order was written with; null when none names it.</summary>
    public static string? PurchaseOrderIn(IEnumerable<string> comments) =>
        comments.Where(static c => c.StartsWith(PurchaseOrder, StringComparison.OrdinalIgnoreCase)).Select(static c => c[PurchaseOrder.Length..].Trim()).FirstOrDefault(static n => n.Length > 0);

    /// <summary>What the ERP has no field for, in comment lines that people and reports can read.</summary>
    private static IEnumerable<string> Comments(Domain.Documents.SalesOrder order, string? phone, string? email)
    {
        yield return Name(order);
        if (order.ExpectedFees is { } fees)
            yield return $"Expected marketplace fees {fees}, booked at settlement";
        if (order.PurchaseOrderNumber is { } number)
            yield return $"{PurchaseOrder}{number}";
        if (order.DeliveryService is { } service)
            yield return $"Delivery service {service}";
        if (order.ShipTo.PickUpPointId is { } point)
            yield return $"Pick-up point {point}";
        if (order.ShipTo.DeliveryNote is { } note)
            yield return $"Delivery note: {note}";
        foreach (var attribute in order.Attributes ?? [])
            yield return $"{attribute.Code}: {string.Join(", ", attribute.Values.SelectMany(static v => v.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))}";
        if (order.Company?.TaxNumber is { } taxNumber)
            yield return $"Buyer's tax number {taxNumber}";
        if (phone is not null)
            yield return $"Telephone {phone}";
        if (email is not null)
            yield return $"E-mail {email}";
    }

    private static string Name(Domain.Documents.SalesOrder order) =>
        order.Channel is { } channel ? $"{order.Origin} order {order.Key}, channel {channel}" : $"{order.Origin} order {order.Key}";

    private static IEnumerable<string> Split(string text)
    {
        while (text.Length > CommentLength)
        {
            var space = text.LastIndexOf(' ', CommentLength);
            var cut = char.IsHighSurrogate(text[CommentLength - 1]) ? CommentLength - 1 : CommentLength;   // A character of two units stays one.
            var (end, next) = space > 0 ? (space, space + 1) : (cut, cut);
            yield return text[..end];
            text = text[next..];
        }

        yield return text;
    }

    /// <summary>The day that it is in the zone.</summary>
    public static DateOnly Date(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    private static string? Fit(string? text, int most, string field) => FieldText.Fit(BusinessCentralOperations.CreateSalesOrder, text, most, field);

    private static PortException Refuse(string why) => FieldText.Refuse(BusinessCentralOperations.CreateSalesOrder, why);
}
