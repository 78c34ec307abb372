using Connectors.Simulators.Internal;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Shopify;

/// <summary>The store's orders of businesses as they stand in the book of events.</summary>
internal static class ShopTrace
{
    /// <summary>By this number other systems name it.</summary>
    public static string Number(ShopNode node) => node.Text("legacyResourceId");

    /// <summary>What was ordered: what was taken off since is told by events of its own.</summary>
    /// <param name="order">The order.</param>
    /// <param name="store">The seller's name of the store.</param>
    /// <param name="offers">The seller's range.</param>
    /// <param name="taxPercent">Rate of the tax on everything.</param>
    public static BuyerOrder Content(ShopNode order, string store, IReadOnlyList<Offer> offers, decimal taxPercent)
    {
        // One line carries the delivery, and one that is gone carries none.
        var delivery = ((ShopNode?)order["shippingLine"])?.Amount("discountedPriceSet") ?? 0m;
        var carrying = order.Nodes("lineItems").Find(static l => l.Number("currentQuantity") > 0);
        return new BuyerOrder
        {
            OrderId = Number(order),
            OrderedAt = DateTimeOffset.Parse(order.Text("createdAt"), System.Globalization.CultureInfo.InvariantCulture),
            Currency = order.Text("currencyCode"),
            PricesIncludeTax = order["taxesIncluded"] is true,
            Customer = ((ShopNode?)order["customer"])?.Text("erpCustomer") ?? string.Empty,
            Store = store,
            IsOnAccount = order["onAccount"] is true,
            Lines = [.. order.Nodes("lineItems").Select(l => Line(l, offers, taxPercent, l == carrying ? delivery : 0m))],
            ShipTo = order["shippingAddress"] is ShopNode address ? Address(address) : null,
            Note = order.Text("note") is { Length: > 0 } note ? note : null,
        };
    }

    /// <summary>An order that an app put in.</summary>
    /// <param name="order">The order.</param>
    /// <param name="tellsShopper">Whether the shopper was to be written to.</param>
    public static WarehouseOrderContent Stored(ShopNode order, bool tellsShopper)
    {
        var address = order["shippingAddress"] as ShopNode;
        return new WarehouseOrderContent
        {
            Id = order.Id,
            Reference = order.Text("sourceIdentifier"),
            Goods = Goods(order),
            Service = (order["shippingLine"] as ShopNode)?.Text("title"),
            Recipient = address is null ? new PostalAddress(null, null, null, null, null, null, null, null, null) : Address(address),
            Text = string.Join('\n', new[] { order.Text("note"), address?.Text("company"), address?.Text("address1"), address?.Text("address2") }.Concat(order.Nodes("customAttributes").Select(static a => a.Text("value")))),
            InStore = new StoredOrderContent(
                ((List<string>)order["tags"]!).Contains("b2b", StringComparer.OrdinalIgnoreCase) || order.Nodes("metafields").Exists(static m => m.Text("namespace") == "sparklayer") || order["customer"] is not null,
                order.Amount("totalOutstandingSet"),
                tellsShopper || order.Text("email").Length > 0),
        };
    }

    /// <summary>Pieces of each item, as they were asked for.</summary>
    public static IReadOnlyList<Goods> Goods(ShopNode order) =>
        [.. order.Nodes("lineItems").GroupBy(static l => l.Text("sku"), StringComparer.Ordinal).Select(static g => new Goods(g.Key, g.Sum(static l => l.Number("quantity"))))];

    public static IReadOnlyList<ConfirmedLine> Lines(ShopNode fulfilment) =>
        [.. fulfilment.Nodes("fulfillmentLineItems").GroupBy(static l => Number((ShopNode)l["lineItem"]!), StringComparer.Ordinal).Select(static g => new ConfirmedLine(g.Key, g.Sum(static l => l.Number("quantity"))))];

    public static ToldTracking? Tracking(ShopNode fulfilment) =>
        fulfilment.Nodes("trackingInfo") is [var first, ..] ? new ToldTracking(null, first["company"] as string, first.Text("number")) { Url = first["url"] as string } : null;

    private static BuyerLine Line(ShopNode line, IReadOnlyList<Offer> offers, decimal taxPercent, decimal delivery)
    {
        var offer = offers.FirstOrDefault(o => o.ShopSku == line.Text("sku"));
        return new BuyerLine(
            Number(line), offer?.Sku ?? line.Text("sku"), offer?.ErpUnit ?? string.Empty, offer?.BaseUnits ?? 1, line.Number("quantity"), line.Amount("discountedTotalSet"), delivery, taxPercent)
        {
            Agreed = line["agreed"] as decimal?,
            Parts = [.. (offer?.Parts ?? []).Select(static p => new Goods(p.Sku, p.Each))],
        };
    }

    private static PostalAddress Address(ShopNode address) => new(
        address.Text("name"), address["company"] as string, address.Text("address1"), address["address2"] as string, address.Text("city"), address["province"] as string, address.Text("zip"),
        address.Text("countryCodeV2"), address["phone"] as string);
}
