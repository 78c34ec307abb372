using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>The shop, the platform's settings and its lists.</summary>
internal sealed class MiraklPlatformRoutes(WorldState world, MiraklPlatform platform) : MiraklRoutes(world, platform)
{
    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["version"]) => ("V01", () => Reply.Json(200, static j => Members(j, static m => m.WriteString("version", "3.500.0")))),
        ("GET", ["account"]) => ("A01", Account),
        ("GET", ["platform", "configuration"]) => ("PC01", Configuration),
        ("GET", ["shipping", "carriers"]) => ("SH21", Carriers),
        ("GET", ["shipping", "types"]) => ("SH12", ShippingTypes),
        ("GET", ["reasons"]) => ("RE01", Reasons),
        (_, ["shipping", "carriers" or "types"] or ["reasons"] or ["account"] or ["version"]) => NotAllowed,
        _ => (null, null),
    };

    private Reply Account() => Reply.Json(200, json => Members(json, m =>
    {
        m.WriteNumber("shop_id", MiraklPlatform.ShopId);
        m.WriteString("shop_name", MiraklPlatform.ShopName);
        m.WriteString("currency_iso_code", "GBP");
        m.WriteString("shop_state", "OPEN");
        m.WriteString("model", "MARKETPLACE");
        m.WriteBoolean("is_professional", true);
        m.WriteBoolean("premium", false);
        m.WriteBoolean("free_shipping", false);
        m.WriteBoolean("payment_method_mandatory", false);
        m.WriteStartArray("channels");
        m.WriteStringValue("BQ_UK");
        m.WriteEndArray();
        foreach (var list in (string[])["domains", "shop_additional_fields"])
            m.EmptyArray(list);
        m.WriteStartArray("shipping_types");
        m.WriteStringValue("STD");
        m.WriteStringValue("EXP");
        m.WriteEndArray();
        m.WriteStartArray("shipping_zones");
        m.WriteStringValue("GB_MAINLAND");
        m.WriteEndArray();
        foreach (var untold in (string[])["billing_info", "contact_informations", "default_billing_information", "pro_details", "shipping"])
            m.WriteNull(untold);
        m.WriteString("date_created", World.Start.AddYears(-1).IsoMilliseconds());
        m.WriteString("last_updated_date", World.Start.IsoMilliseconds());
        m.WriteNumber("approval_delay", 300);
        m.WriteNumber("approval_rate", 1m);
        m.WriteNumber("evaluations_count", 0);
        m.WriteNumber("offers_count", Platform.Listings.Count(static l => !l.Deleted));
        m.WriteNumber("orders_count", Platform.Orders.Count);
        m.Object("payment_details", p =>
        {
            p.WriteNumber("pending_balance", Platform.Books.Sum("PENDING"));
            p.WriteNumber("payable_balance", Platform.Books.Sum("PAYABLE"));
            p.WriteNumber("paid_balance", Platform.Books.Cycles.Sum(static c => c.Payout));
        });
    }));

    private Reply Configuration() => Reply.Json(200, json => Members(json, m =>
    {
        m.WriteString("tenant_name", "simulated-dev");
        m.WriteString("platform_name", "Simulated marketplace");
        m.WriteString("timezone", "Europe/London");
        m.Object("features", Features);
        m.Object("modules", static o =>
        {
            foreach (var on in (string[])["order_management", "offer_management", "promotions"])
                o.WriteBoolean(on, true);
            foreach (var off in (string[])["mirakl_catalog_integrator", "mirakl_catalog_manager", "mirakl_catalog_transformer", "mirakl_platform_services", "quotes"])
                o.WriteBoolean(off, false);
            o.WriteNull("tax_manager");
        });
        m.Object("platform_configuration", static c =>
        {
            c.Object("customer_model", static o => Flags(o, ("b2b", false), ("b2c", true)));
            c.Object("enhanced_seller_invoicing", static o => Flags(o, ("enabled", false)));
            c.Object("platform_model", static o => Flags(o, ("drop_ship", false), ("marketplace", true), ("one_creditor", false)));
        });
    }));

    private void Features(Utf8JsonWriter f)
    {
        Flags(f,
            ("disable_seller_alternative_carrier", World.Options.RefusesUnregisteredCarriers), ("circular_economy_data_collection", false), ("competitive_pricing_tool", false),
            ("kyc_status_per_seller", false), ("multi_currency", false), ("multi_payout_psp_per_seller", false), ("no_reply_needed", true), ("payment_confirmation", true),
            ("product_data_validation_by_channel", false));
        f.WriteString("lead_time_to_ship_by_sellers_enabled", "ENABLED");
        f.WriteString("offer_prices_decimals", "2");
        f.WriteString("operator_csv_delimiter", "SEMICOLON");
        f.WriteString("order_tax_mode", "TAX_INCLUDED");
        f.Object("order_workflows", w =>
        {
            w.WriteString("order_acceptance", World.Options.AcceptsAutomatically ? "AUTOMATIC" : "NOT_AUTOMATIC");
            Flags(w,
                ("no_customer_payment_confirmation", false), ("pause_debit_workflow", false), ("pay_on_due_date", false), ("pay_on_shipment", false), ("sellers_edit_shipping_origin", true),
                ("shipping_and_billing_details_before_acceptance", World.Options.AddressesBeforeAcceptance));
        });
        f.Object("order_conditions", static o => Flags(o, ("lead_time_to_ship", true), ("maximum_order_quantity", true), ("minimum_order_quantity", true), ("package_order_quantity", true)));
        f.Object("pricing", static o =>
        {
            o.WriteString("channel_pricing", "DISABLED");
            Flags(o,
                ("discount_period_required", false), ("discount_price_creation_in_the_past_blocked", false), ("scheduled_pricing", false), ("volume_discount", false), ("volume_pricing", false));
        });
        f.Object("shipment", s => Flags(s, ("multi_part_item_shipment", false), ("multi_shipment", World.Options.MultiShipment)));
        f.Object("returns", static r => Flags(r, ("marketplace", true), ("drop_ship", false), ("one_creditor", false)));
        foreach (var untold in (string[])["catalog", "direct_payment_customer_store", "dropship", "promotion", "shop_tax_options", "tax_collection", "tax_id_number", "warehouses"])
            f.WriteNull(untold);
    }

    private static void Flags(Utf8JsonWriter json, params ReadOnlySpan<(string Name, bool Value)> flags)
    {
        foreach (var (name, value) in flags)
            json.WriteBoolean(name, value);
    }

    private Reply Carriers() => Reply.Json(200, json => Members(json, m => m.Array("carriers", Known(), static (one, carrier) =>
    {
        one.WriteString("code", carrier.Code);
        one.WriteString("label", carrier.Label);
        one.WriteString("standard_code", carrier.StandardCode);
        one.WriteString("tracking_url", carrier.Url);
    })));

    /// <summary>The registered carriers; an operator can leave the code of one empty.</summary>
    private IEnumerable<(string? Code, string Label, string? StandardCode, string? Url)> Known()
    {
        foreach (var (code, label, standard, url) in MiraklPlatform.Carriers)
            yield return (code, label, standard, url);
        if (World.Happens("mirakl.carrier-without-code", string.Empty, World.Options.Mirakl.CarriersWithoutCode))
            yield return (null, "Own van", null, null);
    }

    private static Reply ShippingTypes() => Reply.Json(200, static json => Members(json, static m => m.Array("shipping_types",
        [("STD", "Standard", false), ("EXP", "Express", false), ("OPD", "Operator delivery", true)], static (one, type) =>
        {
            one.WriteString("code", type.Item1);
            one.WriteString("label", type.Item2);
            one.WriteString("description", type.Item2);
            one.WriteString("standard_code", $"CU_ADD-{type.Item1}");
            one.WriteBoolean("mandatory_tracking", !type.Item3);
            one.WriteBoolean("delivery_by_operator", type.Item3);
            one.WriteBoolean("click_and_collect", false);
        })));

    private static Reply Reasons() => Reply.Json(200, static json => Members(json, static m =>
    {
        m.Array("reasons", MiraklPlatform.Reasons, static (one, reason) =>
        {
            one.WriteString("code", reason.Code);
            one.WriteString("type", reason.Type);
            one.WriteString("label", reason.Label);
            one.WriteBoolean("is_shop_right", reason.IsShopRight);
        });
        m.WriteNumber("total_count", MiraklPlatform.Reasons.Count);
    }));
}
