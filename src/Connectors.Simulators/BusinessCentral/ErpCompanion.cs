using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.BusinessCentral;

/// <summary>The companion extension as <c>docs/business-central-companion.md</c> describes it. Used under the lock of the world.</summary>
internal sealed class ErpCompanion
{
    public const string Route = "simulated/connectors/v1.0";

    /// <summary>The code of the price list that prices of the marketplace stand in.</summary>
    public const string PriceList = "MARKETPLACE";

    private const string Action = "reduce";

    private readonly ErpCompany _company;
    private readonly EntitySet<ErpDocument> _trackings;
    private readonly EntitySet<ErpPlaceStock> _stocks;
    private readonly EntitySet<ErpPrice> _prices;
    private readonly EntitySet<ErpDocument> _openOrders;
    private readonly EntitySet<(ErpItemRecord Item, string Code, decimal PerUnit)> _itemUnits;
    private readonly EntitySet<ErpTaxSetup> _taxSetups;
    private readonly Func<(IEnumerable<string> Heads, IEnumerable<string> Lines)> _orders;

    public ErpCompanion(ErpCompany company, bool escapes, Func<(IEnumerable<string> Heads, IEnumerable<string> Lines)> orders)
    {
        (_company, _orders) = (company, orders);
        _trackings = new EntitySet<ErpDocument>("shipmentTrackings", escapes,
        [
            ("id", static s => s.Id), ("number", static s => s.Number), ("shippingAgentCode", static s => s.Text("shippingAgentCode")),
            ("shippingAgentServiceCode", static s => s.Text("shippingAgentServiceCode")), ("packageTrackingNumber", static s => s.Text("packageTrackingNumber")),
        ]);
        _stocks = new EntitySet<ErpPlaceStock>("locationStocks", escapes,
        [
            ("itemNumber", static s => s.Item.Number), ("variantCode", static s => s.Variant), ("locationCode", static s => s.Location),
            ("locationId", s => s.Location.Length == 0 ? Guid.Empty : company.LocationId(s.Location)), ("inventory", static s => s.Quantity),
        ]);
        _prices = new EntitySet<ErpPrice>("salesPrices", escapes,
        [
            ("id", static p => p.Id), ("priceListCode", static p => p.List), ("active", static p => p.Active), ("itemNumber", static p => p.Item.Number), ("variantCode", static _ => string.Empty),
            ("unitOfMeasureCode", static p => p.Unit), ("minimumQuantity", static p => p.From), ("currencyCode", static p => p.Currency), ("unitPrice", static p => p.Price),
            ("priceIncludesTax", static _ => true), ("startingDate", static p => p.Begins ?? DateOnly.MinValue), ("endingDate", static p => p.Ends ?? DateOnly.MinValue),
        ]);
        _openOrders = new EntitySet<ErpDocument>("openOrders", escapes, [("id", static o => o.Id), ("number", static o => o.Number)]);
        _itemUnits = new EntitySet<(ErpItemRecord Item, string Code, decimal PerUnit)>("itemUnits", escapes,
        [
            ("id", u => company.NewId("item-unit", $"{u.Item.Number}/{u.Code}")), ("itemNumber", static u => u.Item.Number), ("unitOfMeasureCode", static u => u.Code), ("quantityPerUnitOfMeasure", static u => u.PerUnit),
        ]);
        _taxSetups = new EntitySet<ErpTaxSetup>("taxSetups", escapes,
        [
            ("id", t => company.NewId("tax-setup", $"{t.Area}/{t.Group}")), ("businessGroupCode", static t => t.Area), ("productGroupCode", static t => t.Group),
            ("calculationType", static t => new ErpWord(t.Calculation)), ("percentage", static t => t.Percent),
        ]);
    }

    /// <summary>Whether it is installed.</summary>
    public bool IsThere { get; set; }

    /// <summary>What the price list holds.</summary>
    public List<ErpPrice> Prices { get; } = [];

    public (Reply? Reply, ErpError? Error) Answer(Call call, string[] path, ErpQuirks quirks, DateTimeOffset now)
    {
        if (path is ["$metadata"])
            return (Reply.Text(200, "application/xml", Metadata()), null);
        if (path is not [var company, var page, .. var rest] || company != $"companies({_company.Id})")
            return (null, new ErpError(404, path is ["companies", ..] or [] ? "BadRequest_ResourceNotFound" : "Internal_CompanyNotFound", "Cannot find the company."));
        if (rest is ["Microsoft.NAV." + Action] && call.Method == "POST" && page.StartsWith("openOrders(", StringComparison.Ordinal))
            return Reduce(call, Guid.TryParse(page["openOrders(".Length..].TrimEnd(')'), out var id) ? id : Guid.Empty, now);
        if (call.Method != "GET" || rest.Length > 0)
            return (null, new ErpError(405, "BadRequest_MethodNotAllowed", "The method is not allowed for this resource."));
        return page switch
        {
            "shipmentTrackings" => _trackings.List(call, _company.Shipments, quirks),
            "locationStocks" => _stocks.List(call, _company.Items.Where(static i => i.Type == "Inventory").SelectMany(PlacesOf), quirks),
            "salesPrices" => _prices.List(call, Prices, quirks),
            "openOrders" => _openOrders.List(call, _company.Orders, quirks),
            "itemUnits" => _itemUnits.List(call, _company.Items.SelectMany(static i => i.Units.Select(u => (i, u.Code, u.PerUnit))), quirks),
            "taxSetups" => _taxSetups.List(call, _company.Setup.Taxes, quirks),
            _ => (null, new ErpError(404, "BadRequest_ResourceNotFound", $"Resource not found for the segment '{page}'.")),
        };
    }

    /// <summary>Most of an item is where it is sold from; some stands in repair.</summary>
    private IEnumerable<ErpPlaceStock> PlacesOf(ErpItemRecord item) =>
    [
        new ErpPlaceStock(item, string.Empty, ErpCompany.MainLocation, item.Inventory - _company.InRepair(item)), new ErpPlaceStock(item, string.Empty, ErpCompany.RepairLocation, _company.InRepair(item)),
    ];

    /// <summary>All lines or none; a released order is reopened for it and released again.</summary>
    private (Reply? Reply, ErpError? Error) Reduce(Call call, Guid id, DateTimeOffset now)
    {
        if (_company.Orders.Find(o => o.Id == id) is not { } order)
            return (null, new ErpError(404, "Internal_RecordNotFound", "The record could not be found."));
        if (!call.TryReadObject(out var body))
            return (null, ErpError.Validation("BadRequest", "The request body must be a JSON object."));
        using (body)
        {
            if (body.RootElement.Member("lines") is not { } text)
                return (null, ErpError.Validation("BadRequest_RequiredParamNotProvided", "Field 'lines' must not be blank or empty."));
            var changes = new List<(ErpLine Line, decimal Quantity)>();
            using (var wanted = JsonDocument.Parse(text))
            {
                foreach (var change in wanted.RootElement.EnumerateArray())
                {
                    var (sequence, before, after) = (change.GetProperty("sequence").GetInt32(), change.GetProperty("quantity").GetDecimal(), change.GetProperty("newQuantity").GetDecimal());
                    if (order.Lines.Find(l => l.Sequence == sequence) is not { } line || line.Quantity != before)
                        return (null, ErpError.Rule($"Line {sequence.Text()} of order {order.Number} does not hold {before.Text()}. Nothing was reduced."));
                    if (after < line.Shipped || after >= before)
                        return (null, ErpError.Rule($"Line {sequence.Text()} of order {order.Number} cannot be reduced to {after.Text()}: {line.Shipped.Text()} were shipped. Nothing was reduced."));
                    changes.Add((line, after));
                }
            }

            foreach (var (line, quantity) in changes)
                (line.DiscountAmount, line.Quantity, line.ShipNext, line.InvoiceNext) = (line.Quantity == 0m ? 0m : ErpLine.Round(line.DiscountAmount * quantity / line.Quantity), quantity, null, null);
            order.Lines.RemoveAll(static l => l is { LineType: not "Comment", Quantity: 0m, Shipped: 0m });
            _company.Reduced(order, Actor.Seller, now);
            return (Reply.Empty(204), null);
        }
    }

    private string Metadata()
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices><Schema Namespace="Microsoft.NAV" xmlns="http://docs.oasis-open.org/odata/ns/edm">""");
        (string Set, string Entity, IEnumerable<string> Members)[] pages =
        [
            ("returnOrders", "returnOrder", _orders().Heads.Append("returnOrderLines")), ("returnOrderLines", "returnOrderLine", _orders().Lines),
            ("shipmentTrackings", "shipmentTracking", _trackings.Members), ("locationStocks", "locationStock", _stocks.Members),
            ("salesPrices", "salesPrice", _prices.Members), ("openOrders", "openOrder", _openOrders.Members),
            ("itemUnits", "itemUnit", _itemUnits.Members), ("taxSetups", "taxSetup", _taxSetups.Members),
        ];
        foreach (var (_, entity, members) in pages)
        {
            xml.Append($"""<EntityType Name="{entity}">""");
            foreach (var member in members)
                xml.Append($"""<Property Name="{member}" Type="Edm.String"/>""");
            xml.Append("</EntityType>");
        }

        xml.Append($"""<Action Name="{Action}" IsBound="true"><Parameter Name="bindingParameter" Type="Microsoft.NAV.openOrder"/><Parameter Name="lines" Type="Edm.String"/></Action><Action Name="post" IsBound="true"><Parameter Name="bindingParameter" Type="Microsoft.NAV.returnOrder"/></Action><EntityContainer Name="NAV">""");
        foreach (var (set, entity, _) in pages)
            xml.Append($"""<EntitySet Name="{set}" EntityType="Microsoft.NAV.{entity}"/>""");
        return xml.Append("</EntityContainer></Schema></edmx:DataServices></edmx:Edmx>").ToString();
    }
}
