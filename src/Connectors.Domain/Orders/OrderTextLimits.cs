using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Orders;

/// <summary>
/// How long an order's texts may be, in characters: the least that every system behind it keeps. A longer text is refused, never cut.
/// Without limit unless one is set; each ERP says its own (<see cref="Ports.ErpCapabilities.TextLimits"/>).
/// </summary>
public sealed record OrderTextLimits
{
    /// <summary>The buyer's purchase order number.</summary>
    public int PurchaseOrderNumber { get; init; } = int.MaxValue;

    /// <summary>Names of the person and of the company.</summary>
    public int Name { get; init; } = int.MaxValue;

    /// <summary>First line of the address.</summary>
    public int AddressLine1 { get; init; } = int.MaxValue;

    /// <summary>Second line of the address.</summary>
    public int AddressLine2 { get; init; } = int.MaxValue;

    /// <summary>Town or city.</summary>
    public int City { get; init; } = int.MaxValue;

    /// <summary>County, state or region.</summary>
    public int Region { get; init; } = int.MaxValue;

    /// <summary>Postcode.</summary>
    public int Postcode { get; init; } = int.MaxValue;

    /// <summary>The texts of the order that are too long, by name and length.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The order itself when every text fits; otherwise <see cref="ReasonCatalogue.OrderTextTooLong"/>, which shows no content.</returns>
    public Outcome<SalesOrder> Check(SalesOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return FindTooLong(order.Key.ToString(), order.ShipTo, order.PurchaseOrderNumber) is { } tooLong ? tooLong : order;
    }

    /// <summary>Null when every text fits.</summary>
    internal Refusal? FindTooLong(string order, PostalAddress? shipTo, string? purchaseOrderNumber)
    {
        List<Fact>? tooLong = null;
        Fit(purchaseOrderNumber, PurchaseOrderNumber, "purchase order number");
        if (shipTo is not null)
        {
            Fit(shipTo.Name, Name, "ship-to name");
            Fit(shipTo.Company, Name, "ship-to company");
            Fit(shipTo.Line1, AddressLine1, "ship-to line 1");
            Fit(shipTo.Line2, AddressLine2, "ship-to line 2");
            Fit(shipTo.City, City, "ship-to city");
            Fit(shipTo.Region, Region, "ship-to region");
            Fit(shipTo.Postcode, Postcode, "ship-to postcode");
        }

        return tooLong is null ? null : new Refusal
        {
            Reason = ReasonCatalogue.OrderTextTooLong,
            Message = $"Order {order} has texts that are too long: {string.Join(", ", tooLong.Select(static f => f.Name))}.",
            Remedy = "Shorten the text where the order was placed, or raise the limit if the systems keep more.",
            Facts = [new Fact("order", order), .. tooLong],
        };

        void Fit(string? text, int limit, string field)
        {
            if (text?.Length > limit)
                (tooLong ??= []).Add(new Fact(field, string.Create(CultureInfo.InvariantCulture, $"{text.Length} characters, {limit} are kept")));
        }
    }
}
