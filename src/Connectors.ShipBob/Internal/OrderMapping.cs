using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Http;
using Connectors.ShipBob.Models;

namespace Connectors.ShipBob.Internal;

/// <summary>Neutral order to wire order. Nothing is ever cut.</summary>
internal static class OrderMapping
{
    private const string Each = "EA";
    private const int PhoneLength = 50;
    private const int TagLength = 500;

    public static NewOrder Map(FulfilmentOrder order, ShipBobWarehouseOptions options)
    {
        DemandReference(order.Reference, Create);
        if (order.Lines.Count == 0)
            throw FieldText.Refuse(Create, "an order without lines cannot be sent.");

        if (order.ShipTo.PickUpPointId is not null)
            throw FieldText.Refuse(Create, "the order goes to a pick-up point, and this warehouse sends to addresses only.");

        var isRetail = order.Origin == Origin.B2B && order.PurchaseOrderNumber is not null && options.RetailerProgramType is not null;
        var tags = Tags(order, isRetail).ToArray();
        return new NewOrder
        {
            ReferenceId = order.Reference,
            OrderNumber = Fit(order.DisplayNumber, 400, "order_number"),
            Type = order.Origin == Origin.B2B ? OrderType.B2B : OrderType.DTC,
            ShippingMethod = order.DeliveryService ?? options.ShippingMethod,
            Recipient = Map(order.ShipTo, options),
            Products = [.. order.Lines.Select(Map)],
            PurchaseDate = order.OrderedAt,
            LocationId = options.LocationId,
            Tags = tags.Length == 0 ? null : tags,
            RetailerProgramData = isRetail
                ? new RetailerProgramData
                {
                    PurchaseOrderNumber = order.PurchaseOrderNumber!,
                    RetailerProgramType = options.RetailerProgramType!,
                    ShipByDate = order.ShipBy,
                }
                : null,
        };
    }

    /// <summary>The look-up joins references with commas, so one that holds a comma could never be found again.</summary>
    public static void DemandReference(string reference, Operation operation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reference);
        if (reference.Length > 300 || reference.Contains(',', StringComparison.Ordinal) || VendorText.HasControl(reference))
            throw FieldText.Refuse(operation, "reference_id takes 300 characters and no comma.");
    }

    private static Recipient Map(PostalAddress to, ShipBobWarehouseOptions options) => new()
    {
        Name = Fit(Demand(to.Name.Length > 0 ? to.Name : to.Company, "recipient.name"), 300, "recipient.name"),
        Email = options.OmitEmail ? null : to.Email,
        // A number that does not fit must not keep the goods back: it goes along as a tag.
        PhoneNumber = to.Phone is { Length: > PhoneLength } ? null : to.Phone,
        Address = new Address
        {
            Address1 = Demand(to.Line1, "recipient.address.address1"),
            Address2 = to.Line2,
            CompanyName = to.Company,
            City = Demand(to.City, "recipient.address.city"),
            State = to.Region,
            Country = Demand(to.CountryCode, "recipient.address.country"),
            ZipCode = to.Postcode.Length > 0 ? to.Postcode : null,
        },
    };

    private static NewOrderProduct Map(FulfilmentLine line, int index)
    {
        if (line.Quantity != decimal.Truncate(line.Quantity) || line.Quantity is < 1 or > int.MaxValue)
            throw FieldText.Refuse(Create, string.Create(CultureInfo.InvariantCulture, $"line {line.LineId} asks for {line.Quantity}; whole eaches are expected."));
        return new NewOrderProduct
        {
            ReferenceId = line.Sku.Value,
            Name = line.Description.Length > 0 ? line.Description : line.Sku.Value,
            Quantity = (int)line.Quantity,
            QuantityUnitOfMeasureCode = Each,

            // The vendor wants a number; ours is text, so the place in the order stands for it.
            ExternalLineId = index + 1,
        };
    }

    private static IEnumerable<OrderTag> Tags(FulfilmentOrder order, bool isRetail)
    {
        if (!isRetail && order.PurchaseOrderNumber is { Length: > 0 } number)
            yield return new OrderTag { Name = "po_number", Value = Fit(number, TagLength, "tags.po_number") };
        if (order.ShipTo.DeliveryNote is { Length: > 0 } note)
            yield return new OrderTag { Name = "delivery_note", Value = Fit(note, TagLength, "tags.delivery_note") };
        if (!isRetail && order.ShipBy is { } shipBy)
            yield return new OrderTag { Name = "ship_by", Value = shipBy.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
        if (order.ShipTo.Phone is { Length: > PhoneLength and <= TagLength } phone)
            yield return new OrderTag { Name = "phone", Value = phone };
    }

    private static string Demand(string? text, string field) => FieldText.Demand(Create, text, field);

    private static string Fit(string text, int most, string field) => FieldText.Fit(Create, text, most, field);

    private static Operation Create => ShipBobOperations.CreateOrder;
}
