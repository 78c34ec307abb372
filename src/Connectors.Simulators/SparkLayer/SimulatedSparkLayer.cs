using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Simulators.SparkLayer;

/// <summary>The B2B layer of a world: where it is, what it keeps, and what people and the commerce platform do in it. Safe for use by several threads.</summary>
public sealed class SimulatedSparkLayer
{
    private readonly SparkLayerSite _site;
    private readonly SparkStore _store;
    private readonly Func<Uri> _address;

    internal SimulatedSparkLayer(SparkLayerSite site, Func<Uri> address) => (_site, _store, _address) = (site, new SparkStore(site), address);

    /// <summary>Its address, ending in a slash; the API lies under <c>api/</c>.</summary>
    public Uri Address => _address();

    /// <summary>The one site.</summary>
    public string SiteId { get; } = SparkLayerSite.SiteId;

    /// <summary>Client id of the one key.</summary>
    public string ClientId { get; } = SparkLayerSite.ClientId;

    /// <summary>Client secret of the one key.</summary>
    public string ClientSecret { get; } = SparkLayerSite.ClientSecret;

    /// <summary>Requests so far, those for tokens too.</summary>
    public long Calls => Locked(() => _site.Api.Calls);

    /// <summary>Tokens given out so far.</summary>
    public int TokensGiven => Locked(() => _site.Api.TokensGiven);

    /// <summary>Requests for a token that were refused so far.</summary>
    public int TokensRefused => Locked(() => _site.Api.TokensRefused);

    /// <summary>Somebody deletes the key, which ends its tokens too.</summary>
    public void RevokeKey() => Locked(() => _site.IsKeyRevoked = true);

    /// <summary>Somebody gives the key that was deleted out again.</summary>
    public void RestoreKey() => Locked(() => _site.IsKeyRevoked = false);

    /// <summary>Makes every token worthless before its time; the key still gets others.</summary>
    public void ExpireTokens() => Locked(() =>
    {
        _site.Api.ForgetTokens();
        return true;
    });

    /// <summary>The next updates of prices meet another one: 409.</summary>
    /// <param name="updates">How many.</param>
    public void HoldPriceUpdates(int updates) => Locked(() => _site.HeldUpdates = updates);

    /// <summary>The commerce platform has these SKUs.</summary>
    /// <param name="skus">The SKUs.</param>
    public void AddSkus(params IReadOnlyList<string> skus) => Locked(() =>
    {
        _site.Skus.UnionWith(skus);
        return true;
    });

    /// <summary>People make a price list, with prices.</summary>
    /// <param name="slug">What names it.</param>
    /// <param name="prices">What stands on it.</param>
    public void AddPriceList(string slug, params IReadOnlyList<SparkPrice> prices) => Locked(() =>
    {
        var list = new SparkPriceList(new JsonObject { ["slug"] = slug, ["name"] = slug, ["currency_code"] = "GBP", ["source"] = "integration" });
        foreach (var sku in prices.GroupBy(static p => p.Sku, StringComparer.OrdinalIgnoreCase))
            list.Prices[sku.Key] = [.. sku];
        _site.PriceLists.Add(list);
        return true;
    });

    /// <summary>People make a price list in some currency, or one that is made of another by a rule.</summary>
    /// <param name="slug">What names it.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="from">The list that a rule takes its prices from; null for one with prices of its own.</param>
    public void AddPriceListIn(string slug, string currency, string? from = null) => Locked(() =>
    {
        var list = new JsonObject { ["slug"] = slug, ["name"] = slug, ["currency_code"] = currency, ["source"] = "integration" };
        if (from is not null)
            list["rules"] = new JsonArray(new JsonObject { ["source_price_list_slug"] = from, ["adjustment_percentage"] = 0.1m, ["adjustment_direction"] = "minus" });
        _site.PriceLists.Add(new SparkPriceList(list));
        return true;
    });

    /// <summary>Somebody sets all prices of a SKU on a list in the dashboard.</summary>
    /// <param name="slug">The list.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="prices">Its prices; none takes it off the list.</param>
    /// <exception cref="ArgumentException">There is no such list.</exception>
    public void SetPrices(string slug, string sku, params IReadOnlyList<SparkPrice> prices) => Locked(() =>
    {
        var list = _site.PriceList(slug) ?? throw new ArgumentException("There is no such list.", nameof(slug));
        list.Prices.Remove(sku);
        if (prices.Count > 0)
            list.Prices[sku] = [.. prices];
        return true;
    });

    /// <summary>How many prices a SKU has had on a list after each update that named it, in their order; empty for one that none named.</summary>
    /// <param name="slug">The list.</param>
    /// <param name="sku">The SKU.</param>
    public IReadOnlyList<int> ReadPriceHistory(string slug, string sku) => Locked(() => (IReadOnlyList<int>)[.. _site.PriceList(slug)?.History.GetValueOrDefault(sku) ?? []]);

    /// <summary>Somebody deletes a price list.</summary>
    /// <param name="slug">The list.</param>
    public void RemovePriceList(string slug) => Locked(() => _site.PriceLists.RemoveAll(l => string.Equals(l.Slug, slug, StringComparison.OrdinalIgnoreCase)));

    /// <summary>People make a location.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="externalId">The seller's id of it; null for none.</param>
    /// <returns>The vendor's id of it.</returns>
    public string AddLocation(string name, string? externalId) => Locked(() =>
    {
        var id = _site.NewId();
        _site.Locations.Add(new JsonObject { ["id"] = id, ["name"] = name, ["external_id"] = externalId });
        return id;
    });

    /// <summary>The vendor's ids of all locations.</summary>
    public IReadOnlyList<string> ReadLocations() => Locked(() => (IReadOnlyList<string>)[.. _site.Locations.Select(static l => SparkLayerSite.Text(l, "id")!)]);

    /// <summary>The platform's synchronisation brings a customer.</summary>
    /// <param name="json">The customer, whose members may be any.</param>
    /// <returns>The vendor's id of it.</returns>
    public string AddCustomer(string json) => Locked(() =>
    {
        var customer = JsonNode.Parse(json)!.AsObject();
        customer["id"] ??= _site.NewId();
        _site.Customers.Add(customer);
        return SparkLayerSite.Text(customer, "id")!;
    });

    /// <summary>The platform's synchronisation brings a purchase.</summary>
    /// <param name="json">The purchase, whose members may be any.</param>
    /// <returns>The vendor's id of it.</returns>
    public string AddPurchase(string json) => Locked(() =>
    {
        var purchase = JsonNode.Parse(json)!.AsObject();
        var identifiers = purchase["purchase_identifiers"] as JsonObject;
        if (identifiers is null)
            purchase["purchase_identifiers"] = identifiers = [];
        identifiers["sparklayer"] ??= _site.NewId();
        SparkPurchaseRoutes.Calculate(purchase, _site.Behaviours);
        _site.Purchases.Add(purchase);
        return SparkLayerSite.Text(identifiers, "sparklayer")!;
    });

    /// <summary>How often a purchase was written through the API: what was done twice shows here.</summary>
    public int PurchaseWrites => Locked(() => _site.PurchaseWrites);

    /// <summary>A business places an order, or asks for a quote, in a store without a commerce platform of its own.</summary>
    /// <param name="order">The order.</param>
    /// <returns>The vendor's id of the purchase.</returns>
    public string PlaceOrder(SparkOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Locked(() => SparkLayerSite.Text(_store.Place(order, _site.World.CatchUp())["purchase_identifiers"], "sparklayer")!);
    }

    /// <summary>People, or the store itself, turn a purchase into another type: confirm it, approve it, complete a quote.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <param name="type">The type, <c>order</c> for example.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void SetPurchaseType(string purchaseId, string type) => Change(purchaseId, (purchase, _) => purchase["type"] = type);

    /// <summary>People change members of a purchase.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <param name="json">The members that change.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void EditPurchase(string purchaseId, string json) => Change(purchaseId, (purchase, _) =>
    {
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
            purchase[name] = value?.DeepClone();
    });

    /// <summary>People call pieces of a line off: so many of a SKU are wanted from now on.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <param name="sku">The SKU.</param>
    /// <param name="quantity">How many are left, fewer than before.</param>
    /// <exception cref="ArgumentException">There is no such purchase, or not so many of the SKU in it.</exception>
    public void ReduceLine(string purchaseId, string sku, int quantity) => Change(purchaseId, (purchase, now) => _store.Reduce(purchase, sku, quantity, now));

    /// <summary>People hold all of a purchase that has not left.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void HoldPurchase(string purchaseId) => Change(purchaseId, (purchase, now) => _store.Turn(purchase, "incoming processing", "on_hold", now));

    /// <summary>People release what they hold of a purchase.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void ReleasePurchase(string purchaseId) => Change(purchaseId, (purchase, now) => _store.Turn(purchase, "on_hold", "processing", now));

    /// <summary>People call off all of a purchase that has not left.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void CancelPurchase(string purchaseId) => Change(purchaseId, (purchase, now) => _store.Turn(purchase, "incoming processing on_hold", "cancelled", now));

    /// <summary>The money of a purchase comes in, by card for example.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void PayPurchase(string purchaseId) => Change(purchaseId, _store.Pay);

    /// <summary>A part of the money of a purchase comes in.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <param name="amount">How much.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void PayPurchase(string purchaseId, decimal amount) => Change(purchaseId, (purchase, now) => _store.Record(purchase, amount, now));

    /// <summary>Another program records a payment that nobody can read.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void RecordUnreadablePayment(string purchaseId) => Change(purchaseId, (purchase, now) => _store.RecordUnreadable(purchase, now));

    /// <summary>Somebody deletes a purchase.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void DeletePurchase(string purchaseId) => Locked(() => _site.Purchases.Remove(Purchase(purchaseId)));

    /// <summary>A part of what was paid is paid back.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <param name="amount">How much.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public void RefundPurchase(string purchaseId, decimal amount) => Change(purchaseId, (purchase, now) => _store.Record(purchase, -amount, now));

    /// <summary>What a purchase shows as sent, package by package.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public IReadOnlyList<SparkShipment> ReadShipments(string purchaseId) => Locked(() => SparkStore.SentOf(Purchase(purchaseId)));

    /// <summary>One purchase as it is kept.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    /// <exception cref="ArgumentException">There is no such purchase.</exception>
    public JsonElement ReadPurchase(string purchaseId) => Locked(() => Read([Purchase(purchaseId)])[0]);

    /// <summary>People limit how many of an item may be ordered.</summary>
    /// <param name="sku">The item.</param>
    /// <param name="most">How many.</param>
    public void LimitOrders(string sku, int most) => Locked(() => _site.MostOfSku[sku] = most);

    /// <summary>Orders raise what a customer owes, payments lower it.</summary>
    /// <param name="customerId">The vendor's id.</param>
    /// <param name="by">By how much.</param>
    /// <exception cref="ArgumentException">There is no such customer.</exception>
    public void MoveBalance(string customerId, decimal by) => Locked(() =>
    {
        SparkLayerSite.MoveBalance(_site.Customer("sparklayer", customerId) ?? throw new ArgumentException("There is no such customer.", nameof(customerId)), by);
        return true;
    });

    /// <summary>Somebody changes a customer in the dashboard.</summary>
    /// <param name="customerId">The vendor's id.</param>
    /// <param name="json">The members that change.</param>
    /// <exception cref="ArgumentException">There is no such customer.</exception>
    public void EditCustomer(string customerId, string json) => Locked(() =>
    {
        var customer = _site.Customer("sparklayer", customerId) ?? throw new ArgumentException("There is no such customer.", nameof(customerId));
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
            customer[name] = value?.DeepClone();
        return true;
    });

    /// <summary>Somebody sets what there is of a SKU in a location, how far it may fall and when more comes.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="locationId">The vendor's id of the location.</param>
    /// <param name="level">How many there are.</param>
    /// <param name="least">How far the level may fall, a negative floor.</param>
    /// <param name="restocked">When more come; null for nothing said.</param>
    public void SetStock(string sku, string locationId, int level, int least = 0, DateOnly? restocked = null) => Locked(() =>
    {
        var row = new JsonObject { ["stock_location_id"] = locationId, ["stock_location_external_id"] = SparkLayerSite.Text(_site.Location(locationId, null), "external_id"), ["stock_level"] = (decimal)level, ["min_stock_level"] = (decimal)least };
        if (restocked is { } day)
            row["restock_date"] = day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        _site.Stock[(sku.ToUpperInvariant(), locationId)] = (sku, row);
        return true;
    });

    /// <summary>What stands on a list, by SKU and quantity; empty for a list that is unknown.</summary>
    /// <param name="slug">The list.</param>
    public IReadOnlyList<SparkPrice> ReadPrices(string slug) => Locked(() => (IReadOnlyList<SparkPrice>)
        [.. (_site.PriceList(slug)?.Prices.Values ?? Enumerable.Empty<List<SparkPrice>>()).SelectMany(static p => p).OrderBy(static p => p.Sku, StringComparer.Ordinal).ThenBy(static p => p.Quantity)]);

    /// <summary>The slugs of all lists.</summary>
    public IReadOnlyList<string> ReadPriceLists() => Locked(() => (IReadOnlyList<string>)[.. _site.PriceLists.Select(static l => l.Slug)]);

    /// <summary>Every level, by SKU and location.</summary>
    public IReadOnlyList<SparkStock> ReadStock() => Locked(() => (IReadOnlyList<SparkStock>)
    [
        .. _site.Stock.Select(s => new SparkStock(
                s.Value.Sku, SparkLayerSite.Text(s.Value.Row, "stock_location_external_id") ?? s.Key.Location, (int)SparkLayerSite.Amount(s.Value.Row, "stock_level")!.Value, (int?)SparkLayerSite.Amount(s.Value.Row, "min_stock_level"))
            {
                RestockDate = SparkLayerSite.Text(s.Value.Row, "restock_date") is { } day ? DateOnly.ParseExact(day, "O", System.Globalization.CultureInfo.InvariantCulture) : null,
            })
            .OrderBy(static s => s.Sku, StringComparer.Ordinal).ThenBy(static s => s.Location, StringComparer.Ordinal),
    ]);

    /// <summary>Every customer as it is kept.</summary>
    public IReadOnlyList<JsonElement> ReadCustomers() => Locked(() => Read(_site.Customers));

    /// <summary>Every purchase as it is kept.</summary>
    public IReadOnlyList<JsonElement> ReadPurchases() => Locked(() => Read(_site.Purchases));

    /// <summary>Every transaction of a purchase as it is kept.</summary>
    /// <param name="purchaseId">The vendor's id.</param>
    public IReadOnlyList<JsonElement> ReadTransactions(string purchaseId) => Locked(() => Read(_site.Transactions.GetValueOrDefault(purchaseId) ?? []));

    /// <summary>How many carts there are that were not completed.</summary>
    public int CountCarts() => Locked(() => _site.Carts.Count);

    private static IReadOnlyList<JsonElement> Read(IEnumerable<JsonObject> documents) => [.. documents.Select(static d =>
    {
        using var document = JsonDocument.Parse(d.ToJsonString());
        return document.RootElement.Clone();
    })];

    private JsonObject Purchase(string id) => _site.Purchase("sparklayer", id) ?? throw new ArgumentException("There is no such purchase.", nameof(id));

    private void Change(string purchaseId, Action<JsonObject, DateTimeOffset> change) => Locked(() =>
    {
        var (purchase, now) = (Purchase(purchaseId), _site.World.CatchUp());
        change(purchase, now);
        _store.Touch(purchase, now);
        return true;
    });

    private T Locked<T>(Func<T> act)
    {
        lock (_site.World.Gate)
        {
            _site.World.CatchUp();
            return act();
        }
    }
}
