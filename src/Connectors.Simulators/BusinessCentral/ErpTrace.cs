using System.Globalization;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The ERP's documents as they stand in the book of events.</summary>
internal static class ErpTrace
{
    public static string Id(ErpDocument order) => order.Id.ToString();

    public static SalesOrderContent Content(ErpDocument order)
    {
        var (_, tax, including) = order.Totals();
        return new SalesOrderContent
        {
            Id = Id(order),
            Number = order.Number,
            ExternalNumber = order.ExternalNumber,
            Customer = order.Customer?.Number ?? string.Empty,
            Payer = order.Text("billToCustomerNumber") is { Length: > 0 } payer ? payer : null,
            Currency = order.Currency,
            PricesIncludeTax = order.PricesIncludeTax,
            OrderDate = Date(order.Text("orderDate")),
            PostingDate = Date(order.Text("postingDate")),
            Dimensions = (order.Text("shortcutDimension1Code"), order.Text("shortcutDimension2Code")),
            ShipTo = new PostalAddress(
                order.Text("shipToName"), null, order.Text("shipToAddressLine1"), order.Text("shipToAddressLine2"), order.Text("shipToCity"),
                order.Text("shipToState"), order.Text("shipToPostCode"), order.Text("shipToCountry"), order.Text("phoneNumber")),
            Lines = [.. order.Lines.Select(l => Line(order, l))],
            Total = including,
            Tax = tax,
        };
    }

    /// <summary>What the next posting takes of each line.</summary>
    public static IReadOnlyList<PostedLine> Posted(ErpDocument order, IEnumerable<ErpLine> lines) =>
    [
        .. lines.Select(l => new PostedLine(l.Id.ToString(), l.ToShip, l.ToInvoice, ErpLine.Part(order.Net(l), l.Invoiced, l.ToInvoice, l.Quantity))),
    ];

    /// <summary>What a credit note holds, words left out.</summary>
    public static IReadOnlyList<CreditedLine> Credited(ErpDocument memo) =>
    [
        .. memo.Lines.Where(static l => l.LineType != "Comment").Select(l => new CreditedLine(Role(l), l.ObjectNumber, l.Quantity * l.PerUnit, memo.Net(l))),
    ];

    /// <summary>What leaves for so much of a line: a kit is one item of the ERP and leaves as its parts. Nothing for a line that is no goods.</summary>
    public static IEnumerable<Goods> Goods(ErpLine line, decimal quantity, IReadOnlyList<Offer> offers)
    {
        if (line.Item is not { Type: "Inventory" } item || quantity == 0m)
            return [];
        var units = quantity * line.PerUnit;
        var kit = offers.FirstOrDefault(o => o.Parts.Count > 0 && string.Equals(o.Sku, item.Number, StringComparison.OrdinalIgnoreCase));
        return kit is null ? [new Goods(item.Number, units)] : kit.Parts.Select(p => new Goods(p.Sku, units * p.Each));
    }

    /// <summary>The posting date of what is posted on this day: the order's own, if it has one.</summary>
    public static DateOnly PostingDate(ErpDocument order, DateTimeOffset now) => Date(order.Text("postingDate")) ?? DateOnly.FromDateTime(now.UtcDateTime);

    private static DateOnly? Date(string text) => text.Length > 0 ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private static SalesLineContent Line(ErpDocument order, ErpLine line) => new(
        line.Id.ToString(), Role(line), line.ObjectNumber, line.Unit, line.PerUnit, line.Quantity, line.UnitPrice, order.Net(line), line.TaxPercent);

    private static SalesLineRole Role(ErpLine line) => line switch
    {
        { LineType: "Comment" } => SalesLineRole.Comment,
        { LineType: "Item", Item: { Type: "Inventory" } or null } => SalesLineRole.Goods,
        _ => SalesLineRole.Charge,
    };
}
