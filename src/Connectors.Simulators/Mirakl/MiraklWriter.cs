using System.Collections.Frozen;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>Writes what the marketplace answers.</summary>
internal static class MiraklWriter
{
    /// <summary>Members of a recorded order that follow the simulated life instead of the recording.</summary>
    private static readonly FrozenSet<string> Living =
    [
        "acceptance_decision_date", "can_cancel", "can_shop_ship", "customer", "customer_debited_date", "last_updated_date", "order_lines", "order_state",
        "references", "shipping_carrier_code", "shipping_carrier_standard_code", "shipping_company", "shipping_deadline", "shipping_tracking", "shipping_tracking_url",
    ];

    private static readonly FrozenSet<string> LivingOfLine = ["can_refund", "debited_date", "last_updated_date", "order_line_state", "shipped_date", "received_date"];

    private static readonly FrozenSet<string> Withheld = ["billing_address", "shipping_address", "accounting_contact", "delivery_contact", "organization"];

    public static void Order(Utf8JsonWriter json, MiraklOrder order, bool showsAddress)
    {
        json.WriteStartObject();
        Members(json, order, showsAddress);
        json.WriteEndObject();
    }

    public static void Members(Utf8JsonWriter json, MiraklOrder order, bool showsAddress)
    {
        if (order.Recorded is { } recorded)
        {
            foreach (var member in recorded.EnumerateObject())
            {
                if (!Living.Contains(member.Name))
                    member.WriteTo(json);
            }
        }
        else
        {
            Fixed(json, order);
        }

        json.Instant("acceptance_decision_date", order.DecidedAt);
        json.WriteBoolean("can_cancel", order.State is "WAITING_ACCEPTANCE" or "WAITING_DEBIT" or "WAITING_DEBIT_PAYMENT");
        json.WriteBoolean("can_shop_ship", order.State == "SHIPPING" && !order.OperatorShips);
        Customer(json, order, showsAddress);
        json.Instant("customer_debited_date", order.DebitedAt);
        json.WriteString("last_updated_date", order.UpdatedAt.IsoMilliseconds());
        json.WriteString("order_state", order.State);
        json.WriteStartObject("references");
        json.WriteNull("order_reference_for_customer");
        json.WriteString("order_reference_for_seller", order.SellerReference);
        json.WriteEndObject();
        var tracking = order.Tracking;
        json.WriteString("shipping_carrier_code", tracking?.CarrierCode);
        json.WriteString("shipping_carrier_standard_code", tracking?.StandardCode);
        json.WriteString("shipping_company", tracking?.CarrierName);
        json.Instant("shipping_deadline", order.ShipBy);
        json.WriteString("shipping_tracking", tracking?.Number);
        json.WriteString("shipping_tracking_url", tracking?.Url);
        json.WriteStartArray("order_lines");
        foreach (var line in order.Lines)
            Line(json, order, line);
        json.WriteEndArray();
    }

    private static void Fixed(Utf8JsonWriter json, MiraklOrder order)
    {
        var price = order.Lines.Sum(l => l.LivePrice);
        var shipping = order.Lines.Sum(l => l.LiveShipping);
        json.WriteString("order_id", order.OrderId);
        json.WriteString("commercial_id", order.CommercialId);
        json.WriteString("created_date", order.CreatedAt.IsoMilliseconds());
        json.WriteString("currency_iso_code", order.Currency);
        json.WriteNumber("price", price);
        json.WriteNumber("shipping_price", shipping);
        json.WriteNumber("total_price", price + shipping);
        json.WriteNumber("total_commission", order.Lines.Sum(l => l.Commission + l.CommissionTax));
        json.WriteString("order_tax_mode", "TAX_INCLUDED");
        json.EmptyArray("order_taxes");
        json.WriteStartObject("channel");
        json.WriteString("code", "BQ_UK");
        json.WriteString("label", "B&Q UK");
        json.WriteEndObject();
        json.WriteBoolean("customer_directly_pays_seller", false);
        json.WriteString("customer_notification_email", $"notification+{order.CommercialId}@notification.example");
        json.WriteNull("delivery_date");
        json.WriteStartObject("fulfillment");
        json.Object("center", static center => center.WriteString("code", "DEFAULT"));
        json.WriteEndObject();
        json.WriteBoolean("fully_refunded", false);
        json.WriteBoolean("has_customer_message", false);
        json.WriteBoolean("has_incident", false);
        json.WriteBoolean("has_invoice", false);
        json.WriteNull("invoice_details");
        json.WriteNumber("leadtime_to_ship", order.ShippingType == "EXP" ? 1 : 2);
        json.EmptyArray("order_additional_fields");
        json.WriteString("order_state_reason_code", order.State == "CANCELED" ? "34" : null);
        json.WriteString("order_state_reason_label", order.State == "CANCELED" ? "Cancelled before shipping" : null);
        json.WriteString("payment_type", "CARD");
        json.WriteString("paymentType", "CARD");
        json.WriteString("payment_workflow", "PAY_ON_ACCEPTANCE");
        json.WriteStartObject("promotions");
        json.EmptyArray("applied_promotions");
        json.WriteNumber("total_deduced_amount", 0m);
        json.WriteEndObject();
        json.WriteNull("quote_id");
        json.WriteNull("shipping_pudo_id");
        json.WriteString("shipping_type_code", order.ShippingType);
        json.WriteString("shipping_type_label", order.ShippingType switch { "EXP" => "Express", "OPD" => "Operator delivery", _ => "Standard" });
        json.WriteString("shipping_type_standard_code", $"CU_ADD-{order.ShippingType}");
        json.WriteString("shipping_zone_code", "GB_MAINLAND");
        json.WriteString("shipping_zone_label", "Great Britain mainland");
        json.Instant("transaction_date", order.DebitedAt);
        json.WriteString("transaction_number", order.DebitedAt is null ? null : $"TR-{order.CommercialId}");
    }

    private static void Customer(Utf8JsonWriter json, MiraklOrder order, bool showsAddress)
    {
        json.WriteStartObject("customer");
        if (order.Recorded?.Child("customer") is { } recorded)
        {
            foreach (var member in recorded.EnumerateObject())
            {
                if (showsAddress || !Withheld.Contains(member.Name))
                    member.WriteTo(json);
                else
                    json.WriteNull(member.Name);
            }
        }
        else if (order.Recorded is null)
        {
            var shopper = order.Shopper;
            json.WriteString("customer_id", shopper.CustomerId);
            json.WriteString("firstname", shopper.FirstName);
            json.WriteString("lastname", shopper.LastName);
            json.WriteNull("civility");
            json.WriteString("locale", "en_GB");
            json.WriteNull("organization");
            Address(json, "billing_address", showsAddress ? shopper : null);
            Address(json, "shipping_address", showsAddress ? shopper : null);
        }

        json.WriteEndObject();
    }

    private static void Address(Utf8JsonWriter json, string name, Shopper? shopper)
    {
        if (shopper is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        if (name == "shipping_address")
            json.WriteNull("additional_info");
        json.WriteString("city", shopper.City);
        json.WriteNull("civility");
        json.WriteNull("company");
        json.WriteString("country", "United Kingdom");
        json.WriteString("country_iso_code", "GBR");
        json.WriteString("firstname", shopper.FirstName);
        json.WriteString("lastname", shopper.LastName);
        json.WriteString("phone", shopper.Phone);
        json.WriteString("state", shopper.County);
        json.WriteString("street_1", shopper.Street1);
        json.WriteString("street_2", shopper.Street2);
        json.WriteString("zip_code", shopper.PostCode);
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, MiraklOrder order, MiraklOrderLine line)
    {
        json.WriteStartObject();
        if (line.Recorded is { } recorded)
        {
            foreach (var member in recorded.EnumerateObject())
            {
                if (!LivingOfLine.Contains(member.Name))
                    member.WriteTo(json);
            }
        }
        else
        {
            FixedLine(json, order, line);
        }

        json.WriteBoolean("can_refund", order.DebitedAt is not null && order.State != "CLOSED");
        json.Instant("debited_date", order.DebitedAt);
        json.WriteString("last_updated_date", order.UpdatedAt.IsoMilliseconds());
        json.WriteString("order_line_state", line.Refused ? "REFUSED" : order.State);
        json.Instant("shipped_date", order.ShippedAt);
        json.Instant("received_date", order.ReceivedAt);
        json.WriteEndObject();
    }

    private static void FixedLine(Utf8JsonWriter json, MiraklOrder order, MiraklOrderLine line)
    {
        var (price, shipping) = (line.LivePrice, line.LiveShipping);
        var (commission, commissionTax) = (line.Commission, line.CommissionTax);
        json.WriteString("order_line_id", line.LineId);
        json.WriteNumber("order_line_index", line.Index);
        json.WriteNull("order_line_state_reason_code");
        json.WriteNull("order_line_state_reason_label");
        json.WriteNumber("offer_id", line.Offer.OfferId);
        json.WriteString("offer_sku", line.Offer.ShopSku);
        json.WriteString("offer_state_code", "11");
        json.WriteString("product_shop_sku", line.Offer.ShopSku);
        json.WriteString("product_sku", $"5060{line.Offer.OfferId.Text()}");
        json.WriteString("product_title", line.Offer.Title);
        json.EmptyArray("product_medias");
        json.WriteString("category_code", line.Offer.CategoryCode);
        json.WriteString("category_label", line.Offer.Category);
        json.WriteNumber("quantity", line.Quantity - line.CancelledQuantity);
        json.WriteNumber("price_unit", line.UnitPrice);
        json.WriteNumber("origin_unit_price", line.UnitPrice);
        json.WriteNumber("price", price);
        json.WriteNull("price_additional_info");
        json.WriteNumber("shipping_price", shipping);
        json.WriteNumber("total_price", price + shipping);
        json.WriteNumber("commission_fee", commission);
        json.WriteStartArray("commission_taxes");
        json.WriteStartObject();
        json.WriteNumber("amount", commissionTax);
        json.WriteString("code", "TAXDEFAULT");
        json.WriteNumber("rate", 20m);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber("commission_rate_vat", 20m);
        json.WriteNumber("commission_vat", commissionTax);
        json.WriteNumber("total_commission", commission + commissionTax);
        json.EmptyArray("taxes");
        json.EmptyArray("shipping_taxes");
        json.EmptyArray("fees");
        json.Array("refunds", line.Refunds, static (item, refund) =>
        {
            Adjustment(item, refund);
            item.WriteString("order_refund_id", refund.GroupId);
            item.WriteBoolean("excluded_from_shipment", refund.ExcludedFromShipment);
            item.WriteString("refund_state", refund.State);
            item.WriteString("state", refund.State);
            item.Instant("transaction_date", null);
            item.WriteNull("transaction_number");
        });
        json.Array("cancelations", line.Cancelations, static (item, cancelation) => Adjustment(item, cancelation));
        json.EmptyArray("promotions");
        json.EmptyArray("order_line_additional_fields");
        json.WriteNull("description");
        json.WriteString("created_date", order.CreatedAt.IsoMilliseconds());
        json.WriteNull("shipping_from");
    }

    private static void Adjustment(Utf8JsonWriter json, MiraklAdjustment adjustment)
    {
        json.WriteString("id", adjustment.Id);
        json.WriteNumber("amount", adjustment.Amount);
        json.WriteNumber("shipping_amount", adjustment.ShippingAmount);
        json.WriteNumber("quantity", adjustment.Quantity);
        json.WriteNumber("commission_amount", adjustment.Commission);
        json.Array("commission_taxes", [adjustment], static (tax, of) =>
        {
            tax.WriteNumber("amount", of.CommissionTax);
            tax.WriteString("code", "TAXDEFAULT");
            tax.WriteNumber("rate", 20m);
        });
        json.WriteNumber("commission_tax_amount", adjustment.CommissionTax);
        json.WriteNumber("commission_total_amount", adjustment.Commission + adjustment.CommissionTax);
        json.EmptyArray("taxes");
        json.EmptyArray("shipping_taxes");
        json.EmptyArray("fees");
        json.WriteString("reason_code", adjustment.ReasonCode);
        json.WriteString("created_date", adjustment.CreatedAt.IsoMilliseconds());
    }

    public static void ItemsToShip(Utf8JsonWriter json, MiraklOrder order)
    {
        json.WriteString("order_id", order.OrderId);
        json.Object("references", r => r.WriteString("order_reference_for_seller", order.SellerReference));
        json.Array("shipment_lines", order.Lines.Where(l => order.ToShip(l) > 0), (item, line) =>
        {
            item.WriteString("order_line_id", line.LineId);
            item.WriteString("offer_sku", line.Offer.ShopSku);
            item.WriteString("product_title", line.Offer.Title);
            item.WriteNumber("quantity", order.ToShip(line));
        });
        Address(json, "shipping_address", order.Shopper);
        json.Instant("shipping_date", order.ClearedAt);
        json.Instant("shipping_deadline", order.ShipBy);
        json.WriteString("shipping_type_code", order.ShippingType);
    }

    public static void Shipment(Utf8JsonWriter json, MiraklShipment shipment)
    {
        json.WriteString("id", shipment.Id);
        json.WriteString("order_id", shipment.OrderId);
        json.WriteString("status", shipment.ShippedAt is null ? "SHIPPING" : "SHIPPED");
        json.WriteString("status_customer_debit", "NO_DEBIT");
        json.WriteString("created_date", shipment.CreatedAt.IsoMilliseconds());
        if (shipment.UpdatedAt == shipment.CreatedAt)
            json.WriteNull("last_updated_date");
        else
            json.WriteString("last_updated_date", shipment.UpdatedAt.IsoMilliseconds());
        json.Instant("shipped_date", shipment.ShippedAt);
        json.WriteString("invoice_reference", shipment.InvoiceReference);
        json.WriteNull("payment_details");
        json.WriteNull("shipping_from");
        json.Array("shipment_lines", shipment.Lines, static (item, line) =>
        {
            item.WriteString("order_line_id", line.Line.LineId);
            item.WriteString("offer_sku", line.Line.Offer.ShopSku);
            item.WriteNumber("quantity", line.Quantity);
            item.WriteString("package_reference", line.Package);
        });
        if (shipment.Tracking is { } tracking)
        {
            json.Object("tracking", item =>
            {
                item.WriteString("carrier_code", tracking.CarrierCode);
                item.WriteString("carrier_name", tracking.CarrierName);
                item.WriteString("carrier_standard_code", tracking.StandardCode);
                item.WriteString("tracking_number", tracking.Number);
                item.WriteString("tracking_url", tracking.Url);
                item.EmptyArray("milestones");
                item.WriteNull("last_known_location");
                item.WriteString("validity_status", tracking.Number is null ? "MISSING_TRACKING" : "UNVERIFIED");
            });
        }
        else
        {
            json.WriteNull("tracking");
        }
    }
}
