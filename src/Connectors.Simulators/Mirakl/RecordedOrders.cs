using System.Globalization;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>Orders read from recorded OR11 pages, and the offers they speak of.</summary>
internal sealed record RecordedOrders(IReadOnlyList<MiraklOrder> Orders, IReadOnlyList<Offer> Offers)
{
    /// <summary>Reads every <c>or11-*.json</c> of the directory. The orders arrive in the recorded order, spread evenly over the trading window.</summary>
    public static RecordedOrders Read(string directory, SimulationOptions options, DateTimeOffset start)
    {
        var recorded = new List<JsonElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(directory, "or11-*.json").Order(StringComparer.Ordinal))
        {
            using var page = Parse(file);
            foreach (var order in page.RootElement.Items("orders"))
            {
                // Pages recorded while orders moved can hold an order twice; the later page is the newer one.
                if (order.Member("order_id") is { } id && !seen.Add(id))
                    recorded.RemoveAll(o => o.Member("order_id") == id);
                recorded.Add(order.Clone());
            }
        }

        if (recorded.Count == 0)
            throw new InvalidDataException($"{directory} holds no recorded page: no file or11-*.json.");
        var offers = new Dictionary<long, Offer>();
        var orders = new List<MiraklOrder>(recorded.Count);
        for (var i = 0; i < recorded.Count; i++)
            orders.Add(Order(recorded[i], offers, options, start + (options.TradingWindow * i / Math.Max(1, recorded.Count))));
        return new RecordedOrders(orders, [.. offers.Values]);
    }

    private static JsonDocument Parse(string file)
    {
        try
        {
            var page = JsonDocument.Parse(File.ReadAllBytes(file));
            return page.RootElement.Items("orders").Any()
                ? page
                : throw new InvalidDataException($"{file} holds no order: a page as OR11 returns it has a member 'orders' with at least one.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{file} is no valid JSON (line {broken.LineNumber + 1}): record the page again.", broken);
        }
    }

    private static MiraklOrder Order(JsonElement from, Dictionary<long, Offer> offers, SimulationOptions options, DateTimeOffset arrives)
    {
        var id = from.Member("order_id") ?? throw new InvalidDataException("A recorded order has no order_id: record the page again.");
        var dice = Dice.For(options.Seed, "recorded", id);
        var fate = DispatchFate.Throw(ref dice, options);
        return new MiraklOrder
        {
            OrderId = id,
            CommercialId = from.Member("commercial_id") ?? id,
            CreatedAt = from.Member("created_date") is { } created && Call.ParseInstant(created) is { } at ? at : arrives,
            ArrivedAt = arrives,
            UpdatedAt = arrives,
            Lines = [.. from.Items("order_lines").Select((line, index) => Line(line, index, id, offers))],
            Shopper = Shopper.Make(ref dice),
            Behaviours = options.Mirakl,
            Currency = from.Member("currency_iso_code") ?? "GBP",
            ShippingType = from.Member("shipping_type_code") ?? "STD",
            OperatorShips = from.Member("order_state") == "SHIPPING" && from.Child("can_shop_ship") is { ValueKind: JsonValueKind.False },
            Dispatch = fate,
            Planted = fate.Mapped ? null : "unmapped-carrier",
            Recorded = from,
            State = from.Member("order_state") ?? "STAGING",
        };
    }

    /// <summary>The tax that a recorded line tells under this name; null when it tells none.</summary>
    public static decimal? Tax(JsonElement line, string taxes) =>
        line.Items(taxes).Select(static t => t.Amount("amount")).ToList() is { Count: > 0 } amounts && amounts.TrueForAll(static a => a is not null) ? amounts.Sum() : null;

    private static MiraklOrderLine Line(JsonElement from, int index, string orderId, Dictionary<long, Offer> offers)
    {
        var offerId = long.TryParse(from.Member("offer_id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : index + 1;
        if (!offers.TryGetValue(offerId, out var offer))
        {
            var sku = from.Member("offer_sku") ?? offerId.Text();
            offer = new Offer(offerId, sku, sku, from.Member("product_title") ?? sku, "EA", 1, from.Amount("price_unit") ?? 0m,
                from.Member("category_code") ?? "0", from.Member("category_label") ?? string.Empty, 0m);
            offers.Add(offerId, offer);
        }

        return new MiraklOrderLine
        {
            LineId = from.Member("order_line_id") ?? $"{orderId}-{(index + 1).Text()}",
            Index = index + 1,
            Offer = offer,
            Quantity = decimal.ToInt32(decimal.Truncate(from.Amount("quantity") ?? 0m)),
            UnitPrice = from.Amount("price_unit") ?? 0m,
            Price = from.Amount("price") ?? 0m,
            Shipping = from.Amount("shipping_price") ?? 0m,
            Refused = from.Member("order_line_state") is "REFUSED" or "CANCELED",
            Recorded = from,
        };
    }
}
