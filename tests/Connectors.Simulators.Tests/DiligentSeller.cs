using System.Globalization;
using System.Text.Json;

namespace Connectors.Simulators.Tests;

/// <summary>The simplest seller who does everything right: knows the tables, asks in order, never repeats. For a world without faults.</summary>
internal sealed class DiligentSeller
{
    private readonly TestWorld _world;
    private readonly Dictionary<string, (string Sku, string Unit)> _offers;
    private readonly Dictionary<(string Sku, string Unit), int> _units;
    private readonly Dictionary<string, string> _erpUnits;
    private readonly Dictionary<(string Carrier, string Service), string> _carriers;
    private readonly Dictionary<string, JsonElement> _released = [];
    private readonly HashSet<long> _confirmed = [];

    public DiligentSeller(TestWorld world)
    {
        _world = world;
        var tables = world.World.Tables;
        _offers = Rows(tables.Offers).ToDictionary(r => r[1], r => (r[3], r[4]));
        _units = Rows(tables.Units).ToDictionary(r => (r[0], r[1]), r => int.Parse(r[2], CultureInfo.InvariantCulture));
        _erpUnits = Rows(tables.UnitAliases).ToDictionary(r => r[2], r => r[1]);
        _carriers = Rows(tables.Carriers).ToDictionary(r => (r[2], r[3]), r => r[4]);
    }

    /// <summary>Orders held because a pack is not in the table.</summary>
    public HashSet<string> UnknownPacks { get; } = [];

    /// <summary>Parcels held because the carrier is not in the table.</summary>
    public HashSet<string> UnmappedCarriers { get; } = [];

    public async Task WorkAsync()
    {
        foreach (var order in await OrdersAsync("WAITING_ACCEPTANCE"))
            Assert.Equal(204, (await _world.AcceptAsync(Text(order, "order_id"))).Status);
        foreach (var order in await OrdersAsync("SHIPPING"))
            await ReleaseAsync(order);
        await ConfirmAsync();
    }

    private async Task ReleaseAsync(JsonElement order)
    {
        var id = Text(order, "order_id");
        if (_released.ContainsKey(id) || UnknownPacks.Contains(id) || !order.GetProperty("can_shop_ship").GetBoolean()
            || order.GetProperty("customer").GetProperty("shipping_address").ValueKind == JsonValueKind.Null)
            return;
        var lines = order.GetProperty("order_lines").EnumerateArray().ToList();
        if (lines.Exists(l => !_units.ContainsKey(_offers[Text(l, "offer_id")])))
        {
            UnknownPacks.Add(id);
            return;
        }

        var erpLines = lines.Select(l =>
        {
            var (sku, unit) = _offers[Text(l, "offer_id")];
            return $$"""{"lineType":"Item","lineObjectNumber":"{{sku}}","unitOfMeasureCode":"{{_erpUnits[unit]}}","quantity":{{Text(l, "quantity")}},"unitPrice":{{Text(l, "price_unit")}}}""";
        }).Append($$"""{"lineType":"Item","lineObjectNumber":"{{_world.World.DeliveryItem}}","quantity":1,"unitPrice":{{Text(order, "shipping_price")}}}""");
        _world.ForgetToken();
        var erp = await _world.ErpAsync("POST", "salesOrders",
            $$"""{"customerNumber":"C-BQ-UK","externalDocumentNumber":"bq:{{id}}","pricesIncludeTax":true,"salesOrderLines":[{{string.Join(',', erpLines)}}]}""");
        Assert.Equal(201, erp.Status);
        Assert.Equal(order.GetProperty("total_price").GetDecimal(), erp.Json.GetProperty("totalAmountIncludingTax").GetDecimal());

        var products = lines.Select(l =>
        {
            var offer = _offers[Text(l, "offer_id")];
            return $$"""{"reference_id":"{{offer.Sku}}","name":"Item","quantity":{{l.GetProperty("quantity").GetInt32() * _units[offer]}}}""";
        });
        Assert.Equal(201, (await _world.ShipBobAsync("POST", "order", $$"""
            {"reference_id":"bq:{{id}}","type":"DTC","shipping_method":"Standard","products":[{{string.Join(',', products)}}],
             "recipient":{"name":"Test Person","address":{"address1":"1 Test Street","city":"Leeds","country":"GB","zip_code":"LS1 1AA"} } }
            """)).Status);
        _released.Add(id, order);
    }

    private async Task ConfirmAsync()
    {
        for (var page = 1; ; page++)
        {
            var orders = (await _world.ShipBobAsync("GET", $"order?HasTracking=true&Limit=250&Page={page}")).Json;
            foreach (var shipment in orders.EnumerateArray().SelectMany(o => o.GetProperty("shipments").EnumerateArray()).ToList())
                await ConfirmAsync(shipment);
            if (orders.GetArrayLength() < 250)
                return;
        }
    }

    private async Task ConfirmAsync(JsonElement shipment)
    {
        var tracking = shipment.GetProperty("tracking");
        var id = Text(shipment, "reference_id")["bq:".Length..];
        if (tracking.ValueKind == JsonValueKind.Null || _confirmed.Contains(shipment.GetProperty("id").GetInt64()) || UnmappedCarriers.Contains(id))
            return;
        if (!_carriers.TryGetValue((Text(tracking, "carrier"), Text(tracking, "carrier_service")), out var carrier))
        {
            UnmappedCarriers.Add(id);
            return;
        }

        var lines = _released[id].GetProperty("order_lines").EnumerateArray().ToDictionary(l => _offers[Text(l, "offer_id")].Sku);
        var parts = shipment.GetProperty("products").EnumerateArray().Select(p =>
        {
            var line = lines[Text(p, "sku")];
            var quantity = p.GetProperty("inventory_items").EnumerateArray().Sum(i => i.GetProperty("quantity").GetInt32());
            var (packs, loose) = Math.DivRem(quantity, _units[_offers[Text(line, "offer_id")]]);
            Assert.Equal(0, loose);
            return $$"""{"order_line_id":"{{Text(line, "order_line_id")}}","quantity":{{packs}}}""";
        });
        var answer = await _world.MiraklAsync("POST", "shipments", $$"""
            {"shipments":[{"order_id":"{{id}}","shipped":true,"shipment_lines":[{{string.Join(',', parts)}}],
             "tracking":{"carrier_code":"{{carrier}}","tracking_number":"{{Text(tracking, "tracking_number")}}"} }]}
            """);
        // A customer may have cancelled what had already left.
        Assert.All(answer.Json.GetProperty("shipment_errors").EnumerateArray(), e => Assert.Contains("'CANCELED'", Text(e, "message"), StringComparison.Ordinal));
        _confirmed.Add(shipment.GetProperty("id").GetInt64());
    }

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
