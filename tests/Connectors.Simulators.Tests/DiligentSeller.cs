using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Simulators.Tests;

/// <summary>
/// The simplest seller who does everything right: knows the tables, asks in order, never repeats, follows cancellations and corrections. For a world without faults.
/// A test takes single steps of his and changes one member.
/// </summary>
internal sealed class DiligentSeller
{
    private readonly TestWorld _world;
    private readonly Dictionary<string, (string Sku, string Unit)> _offers;
    private readonly Dictionary<(string Sku, string Unit), int> _units;
    private readonly Dictionary<string, string> _erpUnits;
    private readonly ILookup<string, (string Sku, int Each)> _kits;
    private readonly Dictionary<(string Carrier, string Service), string> _carriers;
    private readonly Dictionary<(string Order, string Sku), int> _untold = [];
    private readonly Dictionary<string, JsonElement> _released = [];
    private readonly Dictionary<long, (string Order, string Shipment, string Number)> _confirmed = [];
    private readonly HashSet<string> _takenBack = [];

    public DiligentSeller(TestWorld world)
    {
        _world = world;
        var tables = world.World.Tables;
        _offers = Rows(tables.Offers).ToDictionary(r => r[1], r => (r[3], r[4]));
        _units = Rows(tables.Units).ToDictionary(r => (r[0], r[1]), r => int.Parse(r[2], CultureInfo.InvariantCulture));
        _kits = Rows(tables.Kits).ToLookup(r => r[0], r => (r[1], int.Parse(r[2], CultureInfo.InvariantCulture)));
        _erpUnits = Rows(tables.UnitAliases).ToDictionary(r => r[2], r => r[1]);
        _carriers = Rows(tables.Carriers).ToDictionary(r => (r[2], r[3]), r => r[4]);
    }

    /// <summary>Orders held because a pack is not in the table.</summary>
    public HashSet<string> UnknownPacks { get; } = [];

    /// <summary>Orders with parcels held because the carrier is not in the table.</summary>
    public HashSet<string> UnmappedCarriers { get; } = [];

    public async Task WorkAsync()
    {
        foreach (var order in await OrdersAsync("WAITING_ACCEPTANCE"))
            Assert.Equal(204, (await _world.AcceptAsync(Text(order, "order_id"))).Status);
        foreach (var order in await OrdersAsync("SHIPPING"))
            await ReleaseAsync(order);
        foreach (var order in await OrdersAsync("CANCELED"))
            await TakeBackAsync(Text(order, "order_id"));
        await TellAsync();
    }

    /// <summary>A sales order for the marketplace's order, right but for what the caller changes.</summary>
    public async Task<Answer> BookAsync(string id, Action<JsonObject>? change = null)
    {
        var order = await _world.OrderAsync(id);
        var address = order.GetProperty("customer").GetProperty("shipping_address");
        var lines = new JsonArray();
        foreach (var line in order.GetProperty("order_lines").EnumerateArray().Where(l => l.GetProperty("quantity").GetInt32() > 0))
        {
            var (sku, unit) = _offers[Text(line, "offer_id")];
            lines.Add(new JsonObject
            {
                ["lineType"] = "Item", ["lineObjectNumber"] = sku, ["unitOfMeasureCode"] = _erpUnits[unit], ["quantity"] = line.GetProperty("quantity").GetInt32(),
                ["unitPrice"] = line.GetProperty("price").GetDecimal() / line.GetProperty("quantity").GetInt32(),
            });
        }

        if (order.GetProperty("shipping_price").GetDecimal() is var shipping and > 0m)
            lines.Add(new JsonObject { ["lineType"] = "Item", ["lineObjectNumber"] = _world.World.DeliveryItem, ["quantity"] = 1, ["unitPrice"] = shipping });
        var sales = new JsonObject
        {
            ["customerNumber"] = _world.World.CustomerNumber, ["externalDocumentNumber"] = $"bq:{id}", ["pricesIncludeTax"] = true,
            ["orderDate"] = Text(order, "created_date")[..10], ["shortcutDimension1Code"] = "MARKETPLACE", ["shortcutDimension2Code"] = "BQ",
            ["shipToName"] = $"{Text(address, "firstname")} {Text(address, "lastname")}", ["shipToAddressLine1"] = Text(address, "street_1"), ["shipToAddressLine2"] = Text(address, "street_2"),
            ["shipToCity"] = Text(address, "city"), ["shipToState"] = Text(address, "state"), ["shipToPostCode"] = Text(address, "zip_code"), ["shipToCountry"] = "GB",
            ["salesOrderLines"] = lines,
        };
        change?.Invoke(sales);
        _world.ForgetToken();
        var answer = await _world.ErpAsync("POST", "salesOrders", sales.ToJsonString());
        Assert.Equal(201, answer.Status);
        return answer;
    }

    /// <summary>A warehouse order for what is to be sent, right but for what the caller changes.</summary>
    public async Task<Answer> AskAsync(string id, Action<JsonObject>? change = null)
    {
        var order = await _world.OrderAsync(id);
        var address = order.GetProperty("customer").GetProperty("shipping_address");
        var toShip = await _world.MiraklAsync("GET", $"shipments/items_to_ship?order_id={id}");
        // Marketplaces that take an order as a whole only do not have this list.
        var quantities = (toShip.Status == 200 ? toShip.Json.GetProperty("data").EnumerateArray().ToList() : [])
            .SelectMany(o => o.GetProperty("shipment_lines").EnumerateArray()).ToDictionary(l => Text(l, "order_line_id"), l => l.GetProperty("quantity").GetInt32());
        var products = new JsonArray();
        foreach (var line in order.GetProperty("order_lines").EnumerateArray())
        {
            var offer = _offers[Text(line, "offer_id")];
            var quantity = quantities.Count == 0 ? line.GetProperty("quantity").GetInt32() : quantities.GetValueOrDefault(Text(line, "order_line_id"));
            foreach (var (sku, each) in quantity > 0 ? GoodsOf(offer) : [])
                products.Add(new JsonObject { ["reference_id"] = sku, ["name"] = "Item", ["quantity"] = quantity * each });
        }

        string Known(string name) => address.ValueKind == JsonValueKind.Object ? Text(address, name) : "unknown";
        var asked = new JsonObject
        {
            ["reference_id"] = $"bq:{id}", ["type"] = "DTC", ["shipping_method"] = Text(order, "shipping_type_label"), ["products"] = products,
            ["recipient"] = new JsonObject
            {
                ["name"] = $"{Known("firstname")} {Known("lastname")}", ["phone_number"] = Known("phone"),
                ["address"] = new JsonObject
                {
                    ["company_name"] = Known("company"), ["address1"] = Known("street_1"), ["address2"] = Known("street_2"), ["city"] = Known("city"), ["state"] = Known("state"), ["country"] = "GB", ["zip_code"] = Known("zip_code"),
                },
            },
        };
        change?.Invoke(asked);
        var answer = await _world.ShipBobAsync("POST", "order", asked.ToJsonString());
        Assert.Equal(201, answer.Status);
        return answer;
    }

    /// <summary>Tells the marketplace of every parcel that has left and of every corrected number, right but for what the caller changes.</summary>
    public async Task TellAsync(Action<JsonObject>? change = null)
    {
        for (var page = 1; ; page++)
        {
            var orders = (await _world.ShipBobAsync("GET", $"order?HasTracking=true&Limit=250&Page={page}")).Json;
            foreach (var shipment in orders.EnumerateArray().SelectMany(o => o.GetProperty("shipments").EnumerateArray()).ToList())
                await TellAsync(shipment, change);
            if (orders.GetArrayLength() < 250)
                return;
        }
    }

    /// <summary>Stops the warehouse and takes the sales order back.</summary>
    public async Task TakeBackAsync(string id)
    {
        if (!_takenBack.Add(id))
            return;
        foreach (var order in (await _world.ShipBobAsync("GET", "order?Limit=250")).Json.EnumerateArray().Where(o => Text(o, "reference_id").StartsWith($"bq:{id}", StringComparison.Ordinal)).ToList())
            await _world.ShipBobAsync("POST", $"order/{Text(order, "id")}:cancel");
        _world.ForgetToken();
        foreach (var sales in (await _world.ErpAsync("GET", $"salesOrders?$filter=externalDocumentNumber eq 'bq:{id}'")).Json.GetProperty("value").EnumerateArray().ToList())
            await _world.ErpAsync("DELETE", $"salesOrders({Text(sales, "id")})", ifMatch: "*");
    }

    private async Task ReleaseAsync(JsonElement order)
    {
        var id = Text(order, "order_id");
        if (_released.ContainsKey(id) || UnknownPacks.Contains(id) || !order.GetProperty("can_shop_ship").GetBoolean()
            || order.GetProperty("customer").GetProperty("shipping_address").ValueKind == JsonValueKind.Null)
            return;
        if (order.GetProperty("order_lines").EnumerateArray().Any(l => !_units.ContainsKey(_offers[Text(l, "offer_id")])))
        {
            UnknownPacks.Add(id);
            return;
        }

        var erp = await BookAsync(id);
        Assert.Equal(order.GetProperty("total_price").GetDecimal(), erp.Json.GetProperty("totalAmountIncludingTax").GetDecimal());
        await AskAsync(id);
        _released.Add(id, order);
    }

    private async Task TellAsync(JsonElement shipment, Action<JsonObject>? change)
    {
        var tracking = shipment.GetProperty("tracking");
        var id = Text(shipment, "reference_id")["bq:".Length..].Split('/')[0];
        var parcel = shipment.GetProperty("id").GetInt64();
        if (tracking.ValueKind == JsonValueKind.Null || UnmappedCarriers.Contains(id))
            return;
        if (!_carriers.TryGetValue((Text(tracking, "carrier"), Text(tracking, "carrier_service")), out var carrier))
        {
            UnmappedCarriers.Add(id);
            return;
        }

        var number = Text(tracking, "tracking_number");
        if (_confirmed.TryGetValue(parcel, out var told))
        {
            if (told.Number != number && told.Shipment.Length > 0)
            {
                await _world.MiraklAsync("POST", "shipments/tracking", $$"""{"shipments":[{"id":"{{told.Shipment}}","tracking":{"carrier_code":"{{carrier}}","tracking_number":"{{number}}"} }]}""");
                _confirmed[parcel] = told with { Number = number };
            }

            return;
        }

        foreach (var product in shipment.GetProperty("products").EnumerateArray())
        {
            var key = (id, Text(product, "sku"));
            _untold[key] = _untold.GetValueOrDefault(key) + product.GetProperty("inventory_items").EnumerateArray().Sum(i => i.GetProperty("quantity").GetInt32());
        }

        // What is told is whole: packs, and kits with the parcel of their last part.
        var parts = new JsonArray();
        foreach (var line in (await _world.OrderAsync(id)).GetProperty("order_lines").EnumerateArray())
        {
            var goods = GoodsOf(_offers[Text(line, "offer_id")]).ToList();
            var whole = goods.Min(g => _untold.GetValueOrDefault((id, g.Sku)) / g.Each);
            foreach (var (sku, each) in goods)
                _untold[(id, sku)] = _untold.GetValueOrDefault((id, sku)) - (whole * each);
            if (whole > 0)
                parts.Add(new JsonObject { ["order_line_id"] = Text(line, "order_line_id"), ["quantity"] = whole });
        }

        if (parts.Count == 0)
        {
            _confirmed.Add(parcel, (id, string.Empty, number));
            return;
        }

        var news = new JsonObject
        {
            ["order_id"] = id, ["shipped"] = true, ["shipment_lines"] = parts, ["tracking"] = new JsonObject { ["carrier_code"] = carrier, ["tracking_number"] = number },
        };
        change?.Invoke(news);
        var answer = await _world.MiraklAsync("POST", "shipments", new JsonObject { ["shipments"] = new JsonArray(news) }.ToJsonString());
        // A customer may have cancelled what had already left.
        Assert.All(answer.Json.GetProperty("shipment_errors").EnumerateArray(), e => Assert.Contains("'CANCELED'", Text(e, "message"), StringComparison.Ordinal));
        var made = answer.Json.GetProperty("shipment_success").EnumerateArray().Select(s => Text(s, "id")).FirstOrDefault() ?? string.Empty;
        _confirmed.Add(parcel, (id, made, number));
    }

    /// <summary>What is sent for one of the offer.</summary>
    private IEnumerable<(string Sku, int Each)> GoodsOf((string Sku, string Unit) offer) =>
        _kits.Contains(offer.Sku) ? _kits[offer.Sku].Select(p => (p.Sku, p.Each * _units[offer])) : [(offer.Sku, _units[offer])];

    private async Task<List<JsonElement>> OrdersAsync(string state)
    {
        var all = new List<JsonElement>();
        while (true)
        {
            var page = (await _world.MiraklAsync("GET", $"orders?max=100&offset={all.Count}&order_state_codes={state}")).Json;
            all.AddRange(page.GetProperty("orders").EnumerateArray());
            if (all.Count >= page.GetProperty("total_count").GetInt32())
                return all;
        }
    }

    private static IEnumerable<string[]> Rows(string csv) => csv.TrimEnd('\n').Split('\n').Skip(1).Select(r => r.Split(','));

    private static string Text(JsonElement from, string name) => from.GetProperty(name).ToString();
}
