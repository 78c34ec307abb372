using System.Collections.Frozen;
using System.Globalization;
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

    private static readonly IReadOnlyList<(string Code, string Type, string Value)> CustomFields =
    [
        ("site-reference", "STRING", "Plot 14"), ("wanted-on", "DATE", "2026-03-09T00:00:00Z"), ("storey", "NUMERIC", "3"), ("crane-needed", "BOOLEAN", "true"),
        ("plan", "LINK", "https://plans.example/14"), ("cost-centre", "REGEX", "CC-4711"), ("remark", "TEXTAREA", "Two men to lift.\nNo lorry over 7.5 t."), ("trade", "LIST", "joinery"),
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
        json.WriteString("order_reference_for_customer", order.Variety is { RareMembers: true, Company: true } ? $"PO-{order.CommercialId}" : null);
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
        json.WriteNumber("total_price", price + shipping + order.Lines.Sum(static l => l.Fee));
        json.WriteNumber("total_commission", order.Lines.Sum(l => l.Commission + l.CommissionTax));
        var variety = order.Variety;
        json.WriteString("order_tax_mode", variety.NetPrices ? "TAX_EXCLUDED" : "TAX_INCLUDED");
        json.Array("order_taxes", variety.OrderTaxes ? [variety.Tax(price + shipping)] : (decimal[])[], static (tax, amount) =>
        {
            tax.WriteString("code", "VAT20");
            tax.WriteNumber("rate", 20m);
            tax.WriteNumber("total_amount", amount);
        });
        if (variety.OrderTaxes)
        {
            json.Array("order_refunds", order.Lines.SelectMany(static l => l.Refunds).GroupBy(static r => r.GroupId, StringComparer.Ordinal), (group, refunds) =>
            {
                group.WriteString("order_refund_id", refunds.Key);
                group.Array("taxes", [variety.Tax(refunds.Sum(static r => r.Total))], static (tax, amount) =>
                {
                    tax.WriteString("code", "VAT20");
                    tax.WriteNumber("rate", 20m);
                    tax.WriteNumber("total_amount", amount);
                });
            });
        }

        json.WriteStartObject("channel");
        json.WriteString("code", "BQ_UK");
        json.WriteString("label", "B&Q UK");
        json.WriteEndObject();
        json.WriteBoolean("customer_directly_pays_seller", variety.PaysSeller);
        json.WriteString("customer_notification_email", $"notification+{order.CommercialId}@notification.example");
        if (variety.RareMembers)
        {
            json.Object("delivery_date", date =>
            {
                date.WriteString("earliest", order.CreatedAt.AddDays(2).IsoMilliseconds());
                date.WriteString("latest", order.CreatedAt.AddDays(5).IsoMilliseconds());
            });
        }
        else
        {
            json.WriteNull("delivery_date");
        }

        json.Array("discount_campaigns", variety is { Promotion: true, RareMembers: true } ? ["SPRING-26"] : (string[])[], static (campaign, id) => campaign.WriteString("identifier", id));
        json.WriteStartObject("fulfillment");
        json.Object("center", center => center.WriteString("code", variety is { RareMembers: true, Company: true } ? "LEEDS-2" : "DEFAULT"));
        json.WriteEndObject();
        json.WriteBoolean("fully_refunded", order.IsFullyRefunded);
        json.WriteBoolean("has_customer_message", variety is { RareMembers: true, Note: true });
        json.WriteBoolean("has_incident", order.Lines.Any(static l => l.HasIncident));
        json.WriteBoolean("has_invoice", variety is { RareMembers: true, Company: true } && order.ShippedAt is not null);
        if (variety.DueDate)
        {
            json.Object("invoice_details", details =>
            {
                details.Array("document_details", ["PDF", "CXML"], static (document, format) => document.WriteString("format", format));
                details.Object("payment_terms", static terms =>
                {
                    terms.WriteNumber("days", MiraklPlatform.DaysToPay);
                    terms.WriteString("type", "NET");
                });
            });
        }
        else
        {
            json.WriteNull("invoice_details");
        }

        json.WriteNumber("leadtime_to_ship", order.ShippingType == "EXP" ? 1 : 2);
        Additional(json, "order_additional_fields", variety.CustomFields);
        json.WriteString("order_state_reason_code", order.State == "CANCELED" ? "34" : null);
        json.WriteString("order_state_reason_label", order.State == "CANCELED" ? "Cancelled before shipping" : null);
        var payment = variety.DueDate ? "INVOICE" : variety.RareMembers ? "PAYPAL" : "CARD";
        json.WriteString("payment_type", payment);
        json.WriteString("paymentType", payment);
        json.WriteString("payment_workflow", variety.DueDate ? "PAY_ON_DUE_DATE" : "PAY_ON_ACCEPTANCE");
        if (variety.DueDate)
            json.WriteNumber("payment_duration", MiraklPlatform.DaysToPay);
        else
            json.WriteNull("payment_duration");
        json.Object("promotions", promotions =>
        {
            promotions.Array("applied_promotions", order.Lines.Where(static l => l.Deduced > 0m), (one, line) => Promotion(one, order, line));
            promotions.WriteNumber("total_deduced_amount", order.Lines.Sum(static l => l.Deduced));
        });
        json.WriteString("quote_id", variety is { RareMembers: true, Company: true } ? $"Q-{order.CommercialId}" : null);
        json.WriteString("shipping_pudo_id", variety.PickUpPoint);
        json.WriteString("shipping_type_code", order.ShippingType);
        json.WriteString("shipping_type_label", order.ShippingName);
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
            json.WriteString("civility", shopper.Civility);
            json.WriteString("locale", order.Variety.Euros ? "en_IE" : "en_GB");
            if (order.Variety.Company && showsAddress)
                Organization(json, shopper);
            else
                json.WriteNull("organization");
            Contact(json, "accounting_contact", order.Variety.Company && showsAddress ? order.BillTo : null);
            Contact(json, "delivery_contact", order.Variety.Company && showsAddress ? shopper : null);
            Address(json, "billing_address", showsAddress ? order.BillTo ?? shopper : null);
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
            json.WriteString("additional_info", shopper.Note);
        json.WriteString("city", shopper.City);
        json.WriteString("civility", shopper.Civility);
        json.WriteString("company", shopper.Company);
        json.WriteString("company_2", shopper.Department);
        json.WriteString("country", "United Kingdom");
        json.WriteString("country_iso_code", shopper.HasCountryCode ? "GBR" : null);
        json.WriteString("firstname", shopper.FirstName);
        json.WriteString("lastname", shopper.LastName);
        json.WriteString("phone", shopper.Phone);
        json.WriteString("phone_secondary", shopper.SecondPhone);
        json.WriteString("state", shopper.County);
        json.WriteString("street_1", shopper.Street1);
        json.WriteString("street_2", shopper.Street2);
        json.WriteString("zip_code", shopper.PostCode);
        json.WriteEndObject();
    }

    private static void Organization(Utf8JsonWriter json, Shopper shopper) => json.Object("organization", organization =>
    {
        organization.WriteString("organization_id", $"ORG-{shopper.CustomerId}");
        organization.WriteString("name", shopper.Company);
        organization.WriteString("identification_number", $"0{shopper.CustomerId[^7..]}");
        organization.WriteString("tax_identification_number", $"GB{shopper.CustomerId[^8..]}1");
        organization.Object("address", address =>
        {
            address.WriteString("street_1", shopper.Street1);
            address.WriteString("street_2", shopper.Street2);
            address.WriteString("city", shopper.City);
            address.WriteString("state", shopper.County);
            address.WriteString("zip_code", shopper.PostCode);
            address.WriteString("country_iso_code", shopper.HasCountryCode ? "GBR" : null);
        });
    });

    private static void Contact(Utf8JsonWriter json, string name, Shopper? contact)
    {
        if (contact is null)
        {
            json.WriteNull(name);
            return;
        }

        json.Object(name, one =>
        {
            one.WriteString("customer_id", contact.CustomerId);
            one.WriteString("firstname", contact.FirstName);
            one.WriteString("lastname", contact.LastName);
            one.WriteString("civility", contact.Civility);
            one.WriteString("locale", "en_GB");
        });
    }

    private static void Additional(Utf8JsonWriter json, string name, bool isFilled)
    {
        json.WriteStartArray(name);
        foreach (var (code, type, value) in isFilled ? CustomFields : [])
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            json.WriteString("type", type);
            json.WriteString("value", value);
            json.WriteEndObject();
        }

        if (isFilled)
        {
            json.WriteStartObject();
            json.WriteString("code", "access");
            json.WriteString("type", "MULTIPLE_VALUES_LIST");
            json.WriteStartArray("value");
            json.WriteStringValue("REAR");
            json.WriteStringValue("LIFT");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Promotion(Utf8JsonWriter json, MiraklOrder order, MiraklOrderLine line)
    {
        json.WriteString("id", "TENTH-OFF");
        json.WriteBoolean("apportioned", order.Lines.Count > 2);
        json.Object("configuration", static configuration =>
        {
            configuration.WriteString("type", "PERCENTAGE_OFF");
            configuration.WriteString("internal_description", "A tenth off the first line");
            configuration.WriteNumber("percentage_off", 10m);
            configuration.WriteNull("amount_off");
            configuration.WriteNull("free_items_quantity");
        });
        json.WriteNumber("deduced_amount", line.Deduced);
        json.WriteNull("offered_quantity");
        json.WriteString("promo_code", order.Variety.RareMembers ? "SPRING10" : null);
        if (order.Variety.RareMembers)
            json.Object("campaign", static campaign => campaign.WriteString("identifier", "SPRING-26"));
    }

    private static void Taxes(Utf8JsonWriter json, string name, MiraklOrder order, decimal amount) => json.Array(name, order.Variety.Taxes(amount), static (item, tax) =>
    {
        item.WriteString("code", tax.Code);
        item.WriteNumber("amount", tax.Amount);
        item.WriteNumber("rate", tax.Rate);
        item.WriteString("tax_calculation_rule", tax.IsProportional ? "PROPORTIONAL_TO_AMOUNT" : "NONE");
    });

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
        json.WriteString("order_line_state", order.StateOf(line));
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
        var reason = line.HasIncident ? "1" : line.IsRefunded ? line.Refunds[^1].ReasonCode : line.CancelledQuantity == line.Quantity ? "34" : null;
        json.WriteString("order_line_state_reason_code", reason);
        json.WriteString("order_line_state_reason_label", reason is null ? null : MiraklPlatform.Reasons.First(r => r.Code == reason).Label);
        json.WriteNumber("offer_id", line.Offer.OfferId);
        json.WriteString("offer_sku", line.Offer.ShopSku);
        json.WriteString("offer_state_code", "11");
        json.WriteString("product_shop_sku", line.Offer.ShopSku);
        json.WriteString("product_sku", $"5060{line.Offer.OfferId.Text()}");
        json.WriteString("product_title", line.Offer.Title);
        json.Array("product_medias", order.Variety.RareMembers ? ["SMALL", "LARGE"] : (string[])[], (media, size) =>
        {
            media.WriteString("media_url", $"/mmp/media/{line.Offer.OfferId.Text()}-{size}.jpg");
            media.WriteString("mime_type", "image/jpeg");
            media.WriteString("type", size);
        });
        json.WriteString("category_code", line.Offer.CategoryCode);
        json.WriteString("category_label", line.Offer.Category);
        json.WriteNumber("quantity", line.Quantity - line.CancelledQuantity);
        json.WriteNumber("price_unit", line.UnitPrice);
        json.WriteNumber("origin_unit_price", line.OriginUnitPrice);
        json.WriteNumber("price", price);
        json.WriteString("price_additional_info", order.Variety is { RareMembers: true, Promotion: true } ? "While stocks last" : null);
        json.WriteNumber("shipping_price", shipping);
        json.WriteNumber("total_price", price + shipping + line.Fee);
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
        Taxes(json, "taxes", order, price);
        Taxes(json, "shipping_taxes", order, shipping);
        json.Array("fees", line.Fee > 0m ? [line.Fee] : (decimal[])[], static (fee, amount) =>
        {
            fee.WriteString("code", "RECYCLING");
            fee.WriteNumber("amount", amount);
        });

        // What of the refunded pieces is still to be sent is not told here; ST12 tells it.
        json.Array("refunds", line.Refunds, (item, refund) =>
        {
            Adjustment(item, order, refund);
            item.WriteString("order_refund_id", refund.GroupId);
            item.WriteString("refund_state", refund.State);
            item.WriteString("state", refund.State);
            item.Instant("transaction_date", refund.State == "REFUNDED" ? refund.CreatedAt.AddHours(1) : null);
            item.WriteString("transaction_number", refund.State == "REFUNDED" ? $"RF-{refund.Id[..8]}" : null);
        });
        json.Array("cancelations", line.Cancelations, (item, cancelation) => Adjustment(item, order, cancelation));
        json.Array("promotions", line.Deduced > 0m ? [line] : (MiraklOrderLine[])[], (one, of) => Promotion(one, order, of));
        Additional(json, "order_line_additional_fields", order.Variety.CustomFields && line.Index == 1);
        json.WriteString("description", order.Variety.RareMembers ? $"{line.Offer.Title}, as listed" : null);
        json.WriteString("created_date", order.CreatedAt.IsoMilliseconds());
        if (order.Variety.RareMembers)
            Rare(json, order, line);
        else
            json.WriteNull("shipping_from");
    }

    /// <summary>What only some accounts have on their lines.</summary>
    private static void Rare(Utf8JsonWriter json, MiraklOrder order, MiraklOrderLine line)
    {
        json.Object("shipping_from", from =>
        {
            if (line.Index == 1)
            {
                from.Object("warehouse", static warehouse => warehouse.WriteString("code", "LEEDS"));
                return;
            }

            from.Object("address", static address =>
            {
                address.WriteString("street_1", "7 Simulation Way");
                address.WriteNull("street_2");
                address.WriteString("city", "Leeds");
                address.WriteString("state", "West Yorkshire");
                address.WriteString("zip_code", "LS1 1AA");
                address.WriteString("country_iso_code", "GBR");
            });
        });
        json.WriteNumber("shipping_price_unit", line.LiveShipping);
        json.WriteNumber("shipping_price_additional_unit", 0m);
        json.WriteString("tax_legal_notice", order.Variety.NetPrices ? "Reverse charge may apply" : null);
        json.Array("eco_contributions", line.Offer.CategoryCode is "3010" or "4010" ? [line] : (MiraklOrderLine[])[], static (eco, of) =>
        {
            eco.WriteString("epr_category_code", "WEEE");
            eco.WriteString("producer_id", $"UK-{of.Offer.CategoryCode}");
            eco.WriteString("producer_id_owner", "SELLER");
            eco.WriteNumber("unit_amount", 0.12m);
            eco.WriteNumber("total_amount", 0.12m * of.Quantity);
        });
        if (line.Deduced > 0m)
            json.Object("discount_campaign", static campaign => campaign.WriteString("identifier", "SPRING-26"));
        if (line.Offer.Sku != "CBL-25-50M")
            return;
        json.Object("measurement", measurement =>
        {
            measurement.WriteNumber("ordered_measurement", 50m * line.Quantity);
            measurement.WriteNull("actual_measurement");
            measurement.WriteString("measurement_unit", "METER");
            measurement.WriteNumber("adjustment_limit", 10m);
        });
    }

    private static void Adjustment(Utf8JsonWriter json, MiraklOrder order, MiraklAdjustment adjustment)
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
        Taxes(json, "taxes", order, adjustment.Amount);
        Taxes(json, "shipping_taxes", order, adjustment.ShippingAmount);
        json.EmptyArray("fees");
        json.WriteString("reason_code", adjustment.ReasonCode);
        json.WriteString("created_date", adjustment.CreatedAt.IsoMilliseconds());
    }

    public static void ItemsToShip(Utf8JsonWriter json, MiraklOrder order)
    {
        json.WriteString("order_id", order.OrderId);
        json.Object("references", r =>
        {
            r.WriteString("order_reference_for_customer", order.Variety is { RareMembers: true, Company: true } ? $"PO-{order.CommercialId}" : null);
            r.WriteString("order_reference_for_seller", order.SellerReference);
        });
        json.Object("fulfillment", f => f.Object("center", center => center.WriteString("code", order.Variety is { RareMembers: true, Company: true } ? "LEEDS-2" : "DEFAULT")));
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
        json.WriteString("shipping_type_standard_code", $"CU_ADD-{order.ShippingType}");
    }

    public static void Shipment(Utf8JsonWriter json, MiraklShipment shipment)
    {
        json.WriteString("id", shipment.Id);
        json.WriteString("order_id", shipment.OrderId);
        json.WriteString("status", shipment.State);
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
                item.Array("milestones", Milestones(shipment), static (milestone, passed) =>
                {
                    milestone.WriteString("type", passed.Type);
                    milestone.Object("occurrence_date", date => Split(date, passed.At));
                });
                if (shipment.Followed is not null)
                {
                    item.Object("last_known_location", place =>
                    {
                        place.WriteString("location", "Leeds");
                        place.Object("occurrence_date", date => Split(date, shipment.UpdatedAt));
                    });
                    item.Object("carrier_expected_delivery_date", expected =>
                    {
                        expected.Object("earliest", date => Split(date, shipment.ShippedAt!.Value.AddDays(1)));
                        expected.Object("latest", date => Split(date, shipment.ShippedAt!.Value.AddDays(2)));
                    });
                }
                else
                {
                    item.WriteNull("last_known_location");
                }

                item.WriteString("validity_status", tracking.Number is null ? "MISSING_TRACKING" : shipment.HasInvalidNumber ? "INVALID" : shipment.Followed is null ? "UNVERIFIED" : "VERIFIED");
            });
        }
        else
        {
            json.WriteNull("tracking");
        }
    }

    private static IEnumerable<(string Type, DateTimeOffset At)> Milestones(MiraklShipment shipment)
    {
        if (shipment.Followed is not { } state)
            yield break;
        yield return ("IN_TRANSIT", shipment.ShippedAt!.Value.AddHours(3));
        if (state == "TO_COLLECT")
            yield return ("TO_COLLECT", shipment.UpdatedAt);
        else
            yield return ("DELIVERED", shipment.UpdatedAt);
    }

    /// <summary>The form in which carriers tell an instant: the offset is left out by some.</summary>
    private static void Split(Utf8JsonWriter json, DateTimeOffset instant)
    {
        json.WriteString("date", instant.IsoDate());
        json.WriteString("time", instant.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        json.WriteString("offset", instant.Minute % 2 == 0 ? "+00:00" : null);
    }
}
