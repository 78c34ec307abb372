using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.ShipBob;

/// <summary>Writes what the warehouse answers with.</summary>
internal static class ShipBobWriter
{
    /// <summary>The unit of a single piece.</summary>
    public const string Each = "EA";

    private const long MerchantId = 310_552;

    /// <summary>Variants are numbered apart from products and inventory items.</summary>
    private const long VariantIds = 10_000_000;

    private const string NoDate = "0001-01-01T00:00:00";

    private static readonly string[] Packages = ["Box", "BubbleMailer", "PolyMailer", "FragileBox", "OwnContainer"];

    public static void Order(Utf8JsonWriter json, ShipBobOrder order, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteNumber("id", order.Id);
        Date(json, "created_date", order, order.CreatedAt);
        Repeat(json, order.Sent, "purchase_date");
        json.WriteString("reference_id", order.ReferenceId);
        json.WriteString("order_number", order.Sent.Member("order_number") ?? order.ReferenceId);
        json.WriteString("status", order.Status);
        json.WriteString("type", order.Sent.Member("type"));
        json.Object("channel", static c =>
        {
            c.WriteNumber("id", ShipBobWarehouse.ChannelId);
            c.WriteString("name", "Connector token");
        });
        json.WriteString("shipping_method", order.Sent.Member("shipping_method"));
        Repeat(json, order.Sent, "shipping_terms");
        Repeat(json, order.Sent, "recipient");
        json.Array("products", order.Products, static (one, line) =>
        {
            one.WriteNumber("id", line.Product.Id);
            one.WriteString("reference_id", line.Product.Sku);
            one.WriteString("sku", line.Product.Sku);
            one.WriteNumber("quantity", line.Quantity);
            one.WriteString("quantity_unit_of_measure_code", line.Sent.Member("quantity_unit_of_measure_code") ?? Each);
            Repeat(one, line.Sent, "external_line_id");
            Repeat(one, line.Sent, "unit_price");
            one.WriteString("gtin", line.Sent.Member("gtin") ?? line.Product.Gtin);
            one.WriteString("upc", line.Sent.Member("upc") ?? line.Product.Upc);
        });
        Repeat(json, order.Sent, "tags");
        Repeat(json, order.Sent, "financials");
        Repeat(json, order.Sent, "gift_message");
        Repeat(json, order.Sent, "retailer_program_data");
        json.WriteStartArray("shipments");
        foreach (var shipment in order.Shipments)
            Shipment(json, order, shipment, now);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Shipment(Utf8JsonWriter json, ShipBobOrder order, ShipBobShipment shipment, DateTimeOffset now)
    {
        var dice = Dice.For(0, "parcel", shipment.Id.Text());
        var delivered = shipment.DeliveredAt <= now ? shipment.DeliveredAt : null;
        var due = shipment.CreatedAt + TimeSpan.FromHours(dice.Between(4, 24));
        json.WriteStartObject();
        json.WriteNumber("id", shipment.Id);
        json.WriteNumber("order_id", order.Id);
        json.WriteString("reference_id", order.ReferenceId);
        json.WriteString("status", shipment.Word ?? shipment.Status);
        json.Array("status_details", Detail(shipment, now), (one, detail) =>
        {
            one.WriteNumber("id", detail.Id);
            one.WriteString("name", detail.Name);
            one.WriteString("description", detail.Name);
            var isStock = detail.Id is >= 300 and < 400;
            Number(one, "inventory_id", isStock ? shipment.Products[0].Product.Items[0].Id : null);
            Number(one, "exception_fulfillment_center_id", isStock ? shipment.Centre.Id : null);
            if (detail.Id == 401)
                one.Object("extra_information", extra => Texts(extra, "validation_messages", [dice.Chance(0.5m) ? "The address could not be verified." : "The postal code does not match the city."]));
            else
                one.WriteNull("extra_information");
        });
        Date(json, "created_date", order, shipment.CreatedAt);
        Date(json, "last_update_at", order, delivered ?? shipment.UpdatedAt);
        Date(json, "actual_fulfillment_date", order, shipment.DispatchedAt);
        Date(json, "delivery_date", order, delivered);
        Date(json, "estimated_fulfillment_date", order, due);
        json.WriteString("estimated_fulfillment_date_status", (shipment.Status, shipment.DispatchedAt) switch
        {
            ("Exception", _) => "AwaitingInventoryAllocation",
            ("Cancelled" or "CleanSweeped", _) => "Unavailable",
            (_, { } left) => left <= due ? "FulfilledOnTime" : "FulfilledLate",
            _ => now <= due ? "PendingOnTime" : "PendingLate",
        });
        json.Object("location", l =>
        {
            l.WriteNumber("id", shipment.Centre.Id);
            l.WriteString("name", shipment.Centre.Name);
        });
        json.WriteString("ship_option", order.Sent.Member("shipping_method"));
        Tracking(json, order, shipment);
        Date(json, "last_tracking_update_at", order, shipment.TrackingUpdatedAt);
        json.WriteBoolean("is_tracking_uploaded", shipment.IsTrackingUploaded);
        json.Array("products", shipment.Products, (one, line) => Product(one, order, shipment, line.Product, line.Quantity));
        var weight = shipment.Products.Sum(static p => p.Product.Weight * p.Quantity);
        json.Object("measurements", size => Size(size, dice.Between(6, 30), dice.Between(4, 20), dice.Between(2, 12), weight));
        json.WriteString("package_material_type", shipment.DispatchedAt is null ? "Unknown" : dice.Pick<string>(Packages));
        Cartons(json, order, shipment, weight);
        json.Object("recipient", to =>
        {
            var sent = order.Sent.Child("recipient") ?? default;
            to.WriteString("name", sent.Member("name"));
            to.WriteString("full_name", sent.Member("name"));
            to.WriteString("email", sent.Member("email"));
            to.WriteString("phone_number", sent.Member("phone_number"));
            Repeat(to, sent, "address");
        });
        json.WriteBoolean("require_signature", dice.Chance(0.1m));
        Repeat(json, order.Sent, "gift_message");
        Amount(json, "insurance_value", dice.Chance(0.2m) ? dice.Between(20, 200) : null);
        Amount(json, "invoice_amount", shipment.DispatchedAt is null ? null : dice.Between(250, 2500) / 100m);
        json.WriteString("invoice_currency_code", shipment.DispatchedAt is null ? null : "GBP");
        json.WriteEndObject();
    }

    /// <summary>The answer to a cancellation; the vendor has more than one form for the same success.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="order">The order.</param>
    /// <param name="results">What became of its shipments.</param>
    /// <param name="status">What is said of the whole.</param>
    /// <param name="form">0 as the contract has it, 1 without <c>is_success</c>, 2 with other member names, 3 without results.</param>
    /// <param name="now">The present instant.</param>
    public static void Cancellation(
        Utf8JsonWriter json, ShipBobOrder order, IReadOnlyList<(ShipBobShipment Shipment, bool Stopped)> results, string status, int form, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteNumber("order_id", order.Id);
        json.WriteString("status", form == 3 ? "success" : status);
        json.Array("canceled_shipment_results", form == 3 ? [] : results, (one, result) =>
        {
            one.WriteNumber(form == 2 ? "shipmentId" : "shipment_id", result.Shipment.Id);
            if (form != 2)
                one.WriteString("action", "Cancel");
            if (form != 1)
                one.WriteBoolean(form == 2 ? "isSuccess" : "is_success", result.Stopped);
            if (form == 0)
                one.WriteString("reason", result.Stopped ? null : "The shipment has left.");
        });
        json.WritePropertyName("order");
        Order(json, order, now);
        json.WriteEndObject();
    }

    public static void Totals(Utf8JsonWriter json, ShipBobProduct product, ShipBobWarehouse warehouse, DateTimeOffset now)
    {
        var unseen = warehouse.Unseen(product, ShipBobCentre.First, now) + warehouse.Unseen(product, ShipBobCentre.Second, now);
        json.WriteNumber("total_on_hand_quantity", product.OnHand);
        json.WriteNumber("total_committed_quantity", product.Committed - unseen);
        json.WriteNumber("total_fulfillable_quantity", product.Fulfillable + unseen);
        json.WriteNumber("total_awaiting_quantity", product.Awaiting);
        json.WriteNumber("total_internal_transfer_quantity", product.InTransfer);
        json.WriteNumber("total_backordered_quantity", warehouse.Backordered(product));
        json.WriteNumber("total_exception_quantity", product.InException);
        json.WriteNumber("total_sellable_quantity", product.Fulfillable + unseen + product.Awaiting);
    }

    public static void Locations(Utf8JsonWriter json, ShipBobProduct product, ShipBobWarehouse warehouse, DateTimeOffset now) => json.Array(
        "locations", product.Second.OnHand + product.Second.Committed > 0 ? [ShipBobCentre.First, ShipBobCentre.Second] : new[] { ShipBobCentre.First }, (one, centre) =>
    {
        var (stock, unseen) = (product.At(centre), warehouse.Unseen(product, centre, now));
        one.WriteNumber("location_id", centre.Id);
        one.WriteString("name", centre.Name);
        one.WriteNumber("on_hand_quantity", stock.OnHand);
        one.WriteNumber("committed_quantity", stock.Committed - unseen);
        one.WriteNumber("fulfillable_quantity", stock.Fulfillable + unseen);
        one.WriteNumber("awaiting_quantity", centre == ShipBobCentre.First ? product.Awaiting : 0);
        one.WriteNumber("internal_transfer_quantity", centre == ShipBobCentre.First ? product.InTransfer : 0);
    });

    /// <summary>A product as the catalogue shows it: one variant, with what one of it is made of.</summary>
    public static void Article(Utf8JsonWriter json, ShipBobProduct product)
    {
        var dice = Dice.For(0, "article", product.Sku);
        var made = new DateTimeOffset(2025, dice.Between(1, 12), dice.Between(1, 28), 9, dice.Between(0, 59), 0, TimeSpan.Zero);
        var changed = dice.Chance(0.3m) ? made.AddDays(dice.Between(1, 60)) : (DateTimeOffset?)null;
        json.WriteString("created_on", made.IsoMilliseconds());
        json.WriteNumber("id", product.Id);
        json.WriteString("name", product.Name);
        json.WriteString("type", product.IsBundle ? "Bundle" : "Regular");
        json.WriteString("updated_on", changed?.IsoMilliseconds());
        json.WriteNumber("user_id", MerchantId);
        json.Array("variants", [product], (variant, of) =>
        {
            variant.WriteNumber("id", of.Id + VariantIds);
            variant.WriteString("sku", of.Sku);
            variant.WriteString("name", of.Name);
            variant.WriteString("status", "Active");
            variant.WriteString("gtin", of.Gtin);
            variant.WriteString("upc", of.Upc);
            variant.WriteString("created_on", made.IsoMilliseconds());
            variant.WriteString("updated_on", changed?.IsoMilliseconds());
            variant.WriteBoolean("is_digital", false);
            variant.Array("bundle_definition", of.IsBundle ? of.Items : [], static (component, item) =>
            {
                component.WriteNumber("product_id", item.Id);
                component.WriteNumber("variant_id", item.Id + VariantIds);
                component.WriteString("variant_sku", $"ITEM-{item.Id.Text()}");
                component.WriteString("variant_name", item.Name);
                component.WriteNumber("quantity", item.Each);
            });
            variant.Object("inventory", inventory =>
            {
                Number(inventory, "inventory_id", of.IsBundle ? null : of.Id);
                inventory.WriteNumber("on_hand_qty", of.OnHand);
            });
            variant.Object("lot_information", lots =>
            {
                lots.WriteBoolean("is_lot", of.HasLots);
                Number(lots, "minimum_shelf_life_days", of.HasLots ? dice.Between(30, 180) : null);
            });
            variant.Object("fulfillment_settings", settings =>
            {
                settings.WriteBoolean("dangerous_goods", of.IsDangerous);
                settings.Object("serial_scan", scan => scan.WriteBoolean("is_enabled", of.HasSerialNumbers));
            });
            variant.Object("weight", weight =>
            {
                weight.WriteString("unit", "oz");
                weight.WriteNumber("weight", of.Weight);
            });
        });
    }

    public static void LocationList(Utf8JsonWriter json) => List(json, static (one, centre) =>
    {
        one.WriteString("abbreviation", centre.Abbreviation);
        one.WriteBoolean("access_granted", true);
        Texts(one, "attributes", centre == ShipBobCentre.First ? ["HasPrioritizedReceiving"] : []);
        one.WriteBoolean("is_active", true);
        one.WriteBoolean("is_receiving_enabled", centre == ShipBobCentre.First);
        one.WriteBoolean("is_shipping_enabled", true);
        one.Object("region", static region =>
        {
            region.WriteNumber("id", 5);
            region.WriteString("name", "United Kingdom");
        });
        one.Array("services", (string[])["Receiving", "Returns"], (service, type) =>
        {
            service.WriteString("service_type", type);
            service.WriteBoolean("enabled", type == "Returns" || centre == ShipBobCentre.First);
            service.Object("address", address =>
            {
                address.WriteString("name", centre.Name);
                Address(address, centre);
            });
        });
        one.WriteString("timezone", "Europe/London");
    });

    public static void CentreList(Utf8JsonWriter json) => List(json, static (one, centre) =>
    {
        Address(one, centre);
        one.WriteString("timezone", "Europe/London");
    });

    private static void List(Utf8JsonWriter json, Action<Utf8JsonWriter, ShipBobCentre> write)
    {
        json.WriteStartArray();
        foreach (var centre in (ShipBobCentre[])[ShipBobCentre.First, ShipBobCentre.Second])
        {
            json.WriteStartObject();
            json.WriteNumber("id", centre.Id);
            json.WriteString("name", centre.Name);
            write(json, centre);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Address(Utf8JsonWriter json, ShipBobCentre centre)
    {
        json.WriteString("address1", centre.Line1);
        json.WriteString("address2", centre.Line2);
        json.WriteString("city", centre.City);
        json.WriteString("state", centre.County);
        json.WriteString("country", "GB");
        json.WriteString("zip_code", centre.PostCode);
        json.WriteString("phone_number", centre.Phone);
        json.WriteString("email", centre.Email);
    }

    private static void Tracking(Utf8JsonWriter json, ShipBobOrder order, ShipBobShipment shipment)
    {
        json.WritePropertyName("tracking");
        if (shipment.TrackingNumber is not { } number)
        {
            json.WriteNullValue();
            return;
        }

        // Freight has papers that parcels do not have.
        var papers = shipment.Carrier?.StartsWith("Palletways", StringComparison.Ordinal) == true ? number[^8..] : null;
        json.WriteStartObject();
        json.WriteString("carrier", shipment.Carrier);
        json.WriteString("carrier_service", shipment.Service);
        json.WriteString("tracking_number", number);
        json.WriteString("tracking_url", shipment.Link);
        if (order.HasEmptyDates && shipment.DispatchedAt is null)
            json.WriteString("shipping_date", NoDate);
        else
            Date(json, "shipping_date", order, shipment.DispatchedAt);
        json.WriteString("bol", papers is null ? null : "BOL" + papers);
        json.WriteString("pro_number", papers);
        json.WriteString("scac", papers is null ? null : "PLWY");
        json.WriteEndObject();
    }

    private static void Product(Utf8JsonWriter json, ShipBobOrder order, ShipBobShipment shipment, ShipBobProduct product, int quantity)
    {
        json.WriteNumber("id", product.Id);
        json.WriteString("reference_id", product.Sku);
        json.WriteString("sku", product.Sku);
        json.WriteString("name", product.Name);
        json.Array("inventory_items", product.Items.SelectMany(i => Lots(i.Id, i.Name, i.Each * quantity)), (item, lot) =>
        {
            var pieces = shipment.SaysZero ? 0 : lot.Pieces;
            item.WriteNumber("id", lot.Id);
            item.WriteString("name", lot.Name);
            item.WriteNumber("quantity", pieces);
            item.WriteNumber("quantity_committed", shipment.Committed || shipment.DispatchedAt is not null ? shipment.IsShortAllocated ? pieces / 2 : pieces : 0);
            item.WriteBoolean("is_dangerous_goods", product.IsDangerous);
            item.WriteString("lot", lot.Lot ?? (product.HasLots ? "L-0" : null));
            if (product.HasLots)
                Date(item, "expiration_date", order, new DateTimeOffset(2028, 1, 31, 0, 0, 0, TimeSpan.Zero));
            else
                item.WriteString("expiration_date", order.HasEmptyDates ? NoDate : null);
            Texts(item, "serial_numbers", product.HasSerialNumbers && shipment.DispatchedAt is not null ? Serials(shipment, Math.Min(pieces, 20)) : []);
        });

        // Two lots of one item: quantities of a SKU have to be added up.
        static IEnumerable<(long Id, string Name, int Pieces, string? Lot)> Lots(long id, string name, int pieces) =>
            pieces > 10 ? [(id, name, pieces / 2, "L-A"), (id, name, pieces - (pieces / 2), "L-B")] : [(id, name, pieces, null)];
    }

    private static IEnumerable<string> Serials(ShipBobShipment shipment, int count) => Enumerable.Range(1, count).Select(i => $"SN{shipment.Id.Text()}{i.Text()}");

    /// <summary>Goods for the trade leave on a pallet of one carton each.</summary>
    private static void Cartons(Utf8JsonWriter json, ShipBobOrder order, ShipBobShipment shipment, int weight)
    {
        if (order.Sent.Member("type") != "B2B" || shipment.DispatchedAt is null)
        {
            json.EmptyArray("parent_cartons");
            return;
        }

        json.Array("parent_cartons", [shipment], (pallet, of) =>
        {
            pallet.WriteString("barcode", $"00350000{of.Id.Text()}");
            pallet.WriteString("type", "Pallet");
            pallet.Object("measurements", size => Size(size, 48, 40, Dice.For(0, "pallet", of.Id.Text()).Between(20, 70), weight));
            pallet.Array("cartons", of.Products, (carton, line) =>
            {
                carton.WriteNumber("id", line.Product.Id);
                carton.WriteString("barcode", $"00350001{line.Product.Id.Text()}");
                carton.WriteString("type", "Carton");
                carton.Object("measurements", size => Size(size, line.Product.Length, line.Product.Length - 4, line.Product.Length - 8, line.Product.Weight * line.Quantity));
                carton.Array("carton_details", [line], (detail, what) =>
                    detail.Array("products", [what], (one, part) => Product(one, order, of, part.Product, part.Quantity)));
            });
        });
    }

    private static void Size(Utf8JsonWriter json, int length, int width, int depth, int weight)
    {
        json.WriteNumber("length_in", length);
        json.WriteNumber("width_in", width);
        json.WriteNumber("depth_in", depth);
        json.WriteNumber("total_weight_oz", weight);
    }

    private static (int Id, string Name)[] Detail(ShipBobShipment shipment, DateTimeOffset now) => (shipment.Status, shipment.DispatchedAt) switch
    {
        ("LabeledCreated", null) => [(102, "Labeled")],
        ("LabeledCreated", _) => [(200, "AwaitingCarrierScan")],
        ("Completed", { } left) => [shipment.DeliveredAt <= now ? (203, "Delivered") : shipment.DeliveredAt - now < TimeSpan.FromHours(4) && left < now ? (202, "OutForDelivery") : (201, "InTransit")],
        ("Exception", _) => [shipment.Detail ?? (303, "OutOfStock")],
        _ when shipment.Detail is { } detail => [detail],
        _ => [],
    };

    private static void Date(Utf8JsonWriter json, string name, ShipBobOrder order, DateTimeOffset? instant)
    {
        if (instant is not { } value)
            json.WriteNull(name);
        else
            json.WriteString(name, order.HidesZone ? value.IsoMilliseconds()[..^1] : value.IsoMilliseconds());
    }

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    private static void Amount(Utf8JsonWriter json, string name, decimal? amount)
    {
        if (amount is { } value)
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Repeat(Utf8JsonWriter json, JsonElement sent, string name)
    {
        json.WritePropertyName(name);
        if (sent.Child(name) is { } value)
            value.WriteTo(json);
        else
            json.WriteNullValue();
    }
}
