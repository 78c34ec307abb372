using System.Globalization;
using System.Text;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>Offers, their stock and their prices: OF, STO and PRI operations. Everything that writes is an import that takes its time.</summary>
internal sealed class MiraklOfferRoutes(WorldState world, MiraklPlatform platform, MiraklJobs jobs) : MiraklRoutes(world, platform)
{
    private const int MostPricesOfAnOffer = 50;

    public override (string? Operation, Func<Reply>? Answer) Route(Call call, string[] path, DateTimeOffset now) => (call.Method, path) switch
    {
        ("GET", ["offers"]) => ("OF21", () => List(call)),
        ("POST", ["offers"]) => ("OF24", () => Write(call, now)),
        ("POST", ["offers", "imports"]) => ("OF01", () => ImportFile(call, "OF01", now, WriteRow)),
        ("GET", ["offers", "imports"]) => ("OF04", () => Seek(call, LargestPage, OfferImport, asked => Imports(asked, "OF"))),
        ("GET", ["offers", "imports", var id]) => ("OF02", () => One(id, OfferImport)),
        ("GET", ["offers", "imports", var id, "error_report"]) => ("OF03", () => Report(id, "application/octet-stream", byOffer: true)),
        ("POST", ["offers", "stock", "imports"]) => ("STO01", () => ImportFile(call, "STO01", now, Stock)),
        ("GET", ["offers", "stock", "imports", var id, "status"]) => ("STO02", () => One(id, StockImport)),
        ("GET", ["offers", "stock", "imports", var id, "error_report"]) => ("STO03", () => Report(id, "text/csv", byOffer: false)),
        ("POST", ["offers", "pricing", "imports"]) => ("PRI01", () => ImportFile(call, "PRI01", now, Price)),
        ("GET", ["offers", "pricing", "imports"]) => ("PRI02", () => Seek(call, LargestPage, PriceImport, asked => Imports(asked, "PRI"))),
        ("GET", ["offers", "pricing", "imports", var id, "error_report"]) => ("PRI03", () => Report(id, "text/csv", byOffer: false)),
        ("POST", ["offers", "export", "async"]) => ("OF52", () => Export(call, now)),
        ("GET", ["offers", "export", "async", "status", var id]) => ("OF53", () => jobs.ExportStatus(call, id)),
        ("GET", ["offers", var id]) => ("OF22", () => One(id)),
        (_, ["offers"] or ["offers", "imports", ..] or ["offers", "stock" or "pricing", "imports", ..] or ["offers", "export", "async", ..]) => NotAllowed,
        _ => (null, null),
    };

    private Reply List(Call call)
    {
        var max = Math.Clamp(call.Number("max", 10), 1, LargestPage);
        var offset = Math.Max(0, call.Number("offset", 0));
        var sku = call.Parameter("sku");
        var hits = Platform.Listings.Where(l => !l.Deleted && (sku is null || l.ShopSku == sku)).ToList();
        return Reply.Json(200, json => Members(json, m =>
        {
            m.Array("offers", hits.Skip(offset + World.Slip("mirakl.offers", offset)).Take(max), Listing);
            m.WriteNumber("total_count", hits.Count);
        }));
    }

    private Reply One(string id) => Platform.Listings.Find(l => l.Offer.OfferId.Text() == id) is { Deleted: false } listing
        ? Reply.Json(200, json => Members(json, m => Listing(m, listing)))
        : Error(404, "OFFER_NOT_FOUND", "offer", $"The offer {id} does not exist.");

    private IEnumerable<MiraklImport> Imports(Call asked, string kind)
    {
        var ids = asked.Repeated("import_id");
        var status = asked.Parameter("status");
        return jobs.Imports.Where(i =>
            i.Kind.StartsWith(kind, StringComparison.Ordinal) && (ids is null || ids.Contains(i.Id)) && (status is null || i.Status == status));
    }

    private Reply One(string id, Action<Utf8JsonWriter, MiraklImport> write) => jobs.Import(id) is { } import
        ? Reply.Json(200, json => Members(json, m => write(m, import)))
        : Error(404, null, "import", $"The import {id} does not exist.");

    /// <summary>Offer imports say what is wrong behind the line, stock and price imports in front of it.</summary>
    private Reply Report(string id, string contentType, bool byOffer)
    {
        if (jobs.Import(id) is not { Status: "COMPLETE", Errors.Count: > 0, Header: { } header } import)
            return Error(404, null, "import", "There is no error report.");
        if (World.Happens("mirakl.missing-report", import.Id, World.Options.Mirakl.MissingReports))
            return Reply.Empty(404);
        IEnumerable<string> lines = byOffer
            ? [$"{header};\"error-line\";\"error-message\"", .. import.Errors.Select(static e => $"{e.Text};{CsvText.Write([[e.Number.Text(), e.Message]]).TrimEnd()}")]
            : [$"\"line\";\"reason\";{header}", .. import.Errors.Select(static e => $"{CsvText.Write([[e.Number.Text(), e.Message]]).TrimEnd()};{e.Text}")];
        return Reply.Text(200, contentType, string.Join('\n', lines) + "\n");
    }

    private Reply ImportFile(Call call, string kind, DateTimeOffset now, Func<MiraklImport, IReadOnlyList<IReadOnlyDictionary<string, string>>, IEnumerable<(int Number, string Message)>> carryOut)
    {
        if (!call.Parts.TryGetValue("file", out var file))
            return Error(400, "VALIDATION_ERROR", "file", "The part 'file' is required.");
        if (kind == "OF01" && call.Parts.GetValueOrDefault("import_mode") is not ("NORMAL" or "REPLACE" or "PARTIAL_UPDATE"))
            return Error(400, "VALIDATION_ERROR", "import_mode", "The part 'import_mode' is required.");
        var rows = CsvText.Read(file);
        if (rows.Count == 0)
            return Error(400, "VALIDATION_ERROR", "file", "The file has no lines.");
        var columns = rows[0].Keys.ToList();
        var import = jobs.Import(kind, Encoding.UTF8.GetBytes(file), CsvText.Write([columns]).TrimEnd(), kind == "OF01", now, done =>
        {
            var wrong = carryOut(done, rows).ToList();
            done.LinesInSuccess = rows.Count - wrong.Select(static w => w.Number).Distinct().Count();
            done.Errors.AddRange(wrong.Select(w =>
                (w.Number, CsvText.Write([[.. columns.Select(c => rows[w.Number - 1].GetValueOrDefault(c, string.Empty))]]).TrimEnd(), w.Message)));
        });
        return Accepted(import);
    }

    private static Reply Accepted(MiraklImport import) => Reply.Json(201, json => Members(json, m =>
    {
        if (import.Kind is "OF01" or "OF24")
            m.WriteNumber("import_id", import.Number);
        else
            m.WriteString("import_id", import.Id);
    }));

    private IEnumerable<(int, string)> Stock(MiraklImport import, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (Find(rows[i].GetValueOrDefault("offer-sku")) is not { } listing)
                yield return (i + 1, "The offer does not exist.");
            else if (rows[i].Amount("quantity") is not { } quantity || quantity < 0m || quantity > int.MaxValue || quantity != decimal.Truncate(quantity))
                yield return (i + 1, "The \"quantity\" must be a whole number\nthat is not negative.");
            else
                Change(import, listing, l => l.Quantity = decimal.ToInt32(quantity));
        }
    }

    /// <summary>The lines of an offer are all its prices: one wrong line refuses them together, and prices not sent are gone.</summary>
    private IEnumerable<(int, string)> Price(MiraklImport import, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var numbered = rows.Select(static (row, i) => (Row: row, Number: i + 1)).GroupBy(static r => r.Row.GetValueOrDefault("offer-sku") ?? string.Empty, StringComparer.Ordinal);
        foreach (var offer in numbered.Select(static g => g.ToList()))
        {
            var listing = Find(offer[0].Row.GetValueOrDefault("offer-sku"));
            var wrong = listing is null ? "The offer does not exist."
                : offer.Count > MostPricesOfAnOffer ? $"An offer has at most {MostPricesOfAnOffer.Text()} prices."
                : offer.Exists(static r => r.Row.Amount("price") is not > 0m) ? "The price must be above zero."
                : offer.Exists(static r => IsTooFine(r.Row.Amount("price")) || IsTooFine(r.Row.Amount("discount-price"))) ? "A price has at most 2 decimals."
                : null;
            if (wrong is not null)
            {
                foreach (var (_, number) in offer)
                    yield return (number, wrong);
                continue;
            }

            Change(import, listing!, l => l.SetPrices([.. offer.Select(static r => ReadPrice(r.Row))], World.Options.Clock.GetUtcNow()));
        }
    }

    /// <summary>The platform's setting <c>offer_prices_decimals</c>.</summary>
    private static bool IsTooFine(decimal? price) => price is { } amount && decimal.Round(amount, 2) != amount;

    private static MiraklPrice ReadPrice(IReadOnlyDictionary<string, string> row)
    {
        return new MiraklPrice(row.Amount("price")!.Value)
        {
            Discount = row.Amount("discount-price"),
            DiscountFrom = At("discount-start-date"),
            DiscountUntil = At("discount-end-date"),
            Channels = Many("channels"),
            Organizations = Many("customer-organization-ids"),
            Groups = Many("customer-group-ids"),
            From = At("start-date"),
            Until = At("end-date"),
            Ranges = [.. (row.GetValueOrDefault("price-ranges") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static r => r.Split('|')).Select(static r =>
                (int.Parse(r[0], CultureInfo.InvariantCulture), decimal.Parse(r[1], CultureInfo.InvariantCulture)))],
        };

        DateTimeOffset? At(string column) => Call.ParseInstant(row.GetValueOrDefault(column) ?? string.Empty);
        string[] Many(string column) => (row.GetValueOrDefault(column) ?? string.Empty).Split('|', StringSplitOptions.RemoveEmptyEntries);
    }

    private IEnumerable<(int, string)> WriteRow(MiraklImport import, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var wrong = Write(
                import, row.GetValueOrDefault("sku"), row.GetValueOrDefault("update-delete"), row.Amount("price"), row.Amount("quantity"),
                row.GetValueOrDefault("description"), row.Amount("leadtime-to-ship"), row.Amount("min-order-quantity"), row.Amount("discount-price"));
            if (wrong is not null)
                yield return (i + 1, wrong);
        }
    }

    private Reply Write(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var offers = body.RootElement.Items("offers").Select(static o => o.Clone()).ToList();
            if (offers.Count == 0)
                return Error(400, "VALIDATION_ERROR", "offers", "The member 'offers' is required.");
            string[] columns = ["sku", "error"];
            return Accepted(jobs.Import("OF24", call.Body, CsvText.Write([columns]).TrimEnd(), findsDuplicates: true, now, import =>
            {
                for (var i = 0; i < offers.Count; i++)
                {
                    var offer = offers[i];
                    var wrong = Write(
                        import, offer.Member("shop_sku"), offer.Member("update_delete"), offer.Amount("price"), offer.Amount("quantity"), offer.Member("description"),
                        offer.Amount("leadtime_to_ship"), offer.Amount("min_order_quantity"), offer.Child("discount")?.Amount("price"));
                    if (wrong is null)
                        import.LinesInSuccess++;
                    else
                        import.Errors.Add((i + 1, CsvText.Write([[offer.Member("shop_sku") ?? string.Empty, string.Empty]]).TrimEnd(), wrong));
                }
            }));
        }
    }

    /// <summary>Not a patch: what is left out is reset, the quantity to zero.</summary>
    private string? Write(
        MiraklImport import, string? sku, string? verb, decimal? price, decimal? quantity, string? description, decimal? leadTime, decimal? minimum, decimal? discount)
    {
        if (Find(sku) is not { } listing)
            return "The product of the offer is not known.";
        if (verb == "delete")
        {
            Change(import, listing, static l => l.Deleted = true);
            import.Deleted++;
            return null;
        }

        if (price is not > 0m)
            return "The price must be above zero.";
        Change(import, listing, l =>
        {
            l.Deleted = false;
            l.SetPrices([new MiraklPrice(price.Value) { Discount = discount }], World.Options.Clock.GetUtcNow());
            l.Quantity = decimal.ToInt32(quantity ?? 0m);
            l.Description = description;
            l.LeadTimeToShip = leadTime is null ? null : decimal.ToInt32(leadTime.Value);
            l.MinOrderQuantity = minimum is null ? null : decimal.ToInt32(minimum.Value);
        });
        return null;
    }

    private void Change(MiraklImport import, MiraklListing listing, Action<MiraklListing> change)
    {
        change(listing);
        listing.UpdatedAt = World.Options.Clock.GetUtcNow();
        import.Updated++;
    }

    private MiraklListing? Find(string? sku) => Platform.Listings.Find(l => l.ShopSku == sku);

    private Reply Export(Call call, DateTimeOffset now)
    {
        if (!call.TryReadObject(out var body))
            return Error(400, "VALIDATION_ERROR", null, "The body is not a JSON object.");
        using (body)
        {
            var asked = body.RootElement;
            var inactive = asked.Child("include_inactive_offers") is { ValueKind: JsonValueKind.True };
            var since = asked.Member("last_request_date") is { } text ? Call.ParseInstant(text) : null;
            if (inactive && since is not null)
                return Error(400, "VALIDATION_ERROR", "include_inactive_offers", "Inactive offers can only be asked for in full.");
            if (asked.Member("export_type") != "application/json")
                return Error(400, "VALIDATION_ERROR", "export_type", "This simulator exports application/json only.");
            return jobs.Export(asked, asLines: false, now, () => Platform.Listings.Where(l =>
                since is null ? !l.Deleted && (inactive || l.Active) : l.UpdatedAt is { } changed && changed >= since), Exported);
        }
    }

    private static void OfferImport(Utf8JsonWriter json, MiraklImport import)
    {
        json.WriteNumber("import_id", import.Number);
        State(json, import);
        json.WriteNumber("lines_read", import.LinesInSuccess + import.Errors.Count);
        json.WriteNumber("lines_in_pending", 0);
        json.WriteString("mode", "NORMAL");
        json.WriteNumber("offer_inserted", import.Inserted);
        json.WriteNumber("offer_updated", import.Updated - import.Deleted);
        json.WriteNumber("offer_deleted", import.Deleted);
        json.WriteString("origin", "API");
        json.WriteString("type", import.Kind == "OF24" ? "JSON" : "CSV");
    }

    private static void StockImport(Utf8JsonWriter json, MiraklImport import)
    {
        json.WriteString("import_id", import.Id);
        State(json, import);
    }

    private static void PriceImport(Utf8JsonWriter json, MiraklImport import)
    {
        json.WriteString("import_id", import.Id);
        State(json, import);
        json.WriteNumber("offers_updated", import.Updated);
        json.WriteNumber("offers_in_error", import.Errors.Select(static e => e.Text).Distinct().Count());
        json.WriteString("origin", "API");
    }

    private static void State(Utf8JsonWriter json, MiraklImport import)
    {
        json.WriteString("date_created", import.CreatedAt.IsoMilliseconds());
        json.WriteString("status", import.Status);
        json.WriteNull("reason_status");
        json.WriteNumber("shop_id", MiraklPlatform.ShopId);
        json.WriteNumber("lines_in_success", import.LinesInSuccess);
        json.WriteNumber("lines_in_error", import.Errors.Count);
        json.WriteBoolean("has_error_report", import.Errors.Count > 0);
    }

    private static void Listing(Utf8JsonWriter json, MiraklListing listing)
    {
        Identity(json, listing);
        json.WriteString("category_code", listing.Offer.CategoryCode);
        json.WriteString("category_label", listing.Offer.Category);
        json.WriteString("product_title", listing.Offer.Title);
        json.Array("product_references", [listing.Offer], static (one, offer) =>
        {
            one.WriteString("reference_type", "EAN");
            one.WriteString("reference", $"5060{offer.OfferId.Text()}");
        });
        json.WriteNumber("price", listing.General.Discount ?? listing.General.Price);
        json.WriteNumber("total_price", listing.General.Discount ?? listing.General.Price);
        json.Object("applicable_pricing", p => Pricing(p, listing.General));
        json.Array("all_prices", listing.Prices, static (p, price) => Pricing(p, price));
        json.Object("logistic_class", static c =>
        {
            c.WriteString("code", "M");
            c.WriteString("label", "Medium");
        });
        json.WriteNumber("min_shipping_price", 0m);
        json.WriteNumber("min_shipping_price_additional", 0m);
        json.WriteString("min_shipping_type", "STD");
        json.WriteString("min_shipping_zone", "GB_MAINLAND");
        json.WriteNull("shipping_deadline");
        json.WriteNull("min_quantity_alert");
        if (listing.Quantity == 0)
        {
            json.WriteStartArray("inactivity_reasons");
            json.WriteStringValue("ZERO_QUANTITY");
            json.WriteEndArray();
        }
    }

    private static void Pricing(Utf8JsonWriter json, MiraklPrice price)
    {
        json.WriteString("channel_code", price.Channels is [var channel, ..] ? channel : null);
        json.WriteNumber("price", price.Discount ?? price.Price);
        json.WriteNumber("unit_origin_price", price.Price);
        if (price.Discount is { } discount)
            json.WriteNumber("unit_discount_price", discount);
        Discounted(json, price);
        Context(json, price);
        json.Array("volume_prices", price.Ranges, static (v, range) =>
        {
            v.WriteNumber("quantity_threshold", range.From);
            v.WriteNumber("unit_origin_price", range.Price);
        });
    }

    private static void Discounted(Utf8JsonWriter json, MiraklPrice price)
    {
        if (price.DiscountFrom is not null)
            json.Instant("discount_start_date", price.DiscountFrom);
        if (price.DiscountUntil is not null)
            json.Instant("discount_end_date", price.DiscountUntil);
    }

    private static void Context(Utf8JsonWriter json, MiraklPrice price)
    {
        if (price.IsGeneral)
            return;
        json.Object("context", c =>
        {
            Texts(c, "channel_codes", price.Channels);
            Texts(c, "customer_group_ids", price.Groups);
            Texts(c, "customer_organization_ids", price.Organizations);
            c.Instant("start_date", price.From);
            c.Instant("end_date", price.Until);
        });

        static void Texts(Utf8JsonWriter to, string name, IReadOnlyList<string> texts)
        {
            to.WriteStartArray(name);
            foreach (var text in texts)
                to.WriteStringValue(text);
            to.WriteEndArray();
        }
    }

    private static void Exported(Utf8JsonWriter json, MiraklListing listing)
    {
        Identity(json, listing);
        json.WriteBoolean("deleted", listing.Deleted);
        json.WriteNumber("shop_id", MiraklPlatform.ShopId);
        json.Instant("last_updated", listing.UpdatedAt);
        json.Array("prices", listing.Prices, static (p, price) =>
        {
            Context(p, price);
            p.WriteNumber("origin_price", price.Price);
            if (price.Discount is { } discount)
                p.WriteNumber("discount_price", discount);
            Discounted(p, price);
            if (price.Ranges.Count == 0)
                return;
            p.Array("volume_prices", price.Ranges, static (v, range) =>
            {
                v.WriteNumber("quantity_threshold", range.From);
                v.WriteNumber("unit_origin_price", range.Price);
            });
        });
    }

    private static void Identity(Utf8JsonWriter json, MiraklListing listing)
    {
        json.WriteNumber("offer_id", listing.Offer.OfferId);
        json.WriteString("shop_sku", listing.ShopSku);
        json.WriteString("product_sku", listing.ProductSku);
        json.WriteBoolean("active", listing.Active);
        json.WriteStartArray("channels");
        json.WriteStringValue("BQ_UK");
        json.WriteEndArray();
        json.WriteString("currency_iso_code", "GBP");
        json.WriteString("description", listing.Description);
        json.WriteString("state_code", listing.Condition);
        json.WriteNumber("quantity", listing.Quantity);
        Number(json, "leadtime_to_ship", listing.LeadTimeToShip);
        Number(json, "min_order_quantity", listing.MinOrderQuantity);
        Number(json, "max_order_quantity", null);
        Number(json, "package_quantity", null);
        json.Object("fulfillment", static f => f.Object("center", static c => c.WriteString("code", "DEFAULT")));

        static void Number(Utf8JsonWriter to, string name, int? number)
        {
            if (number is { } value)
                to.WriteNumber(name, value);
            else
                to.WriteNull(name);
        }
    }
}
