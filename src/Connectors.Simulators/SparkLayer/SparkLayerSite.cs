using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.SparkLayer;

/// <summary>One site: what it keeps.</summary>
internal sealed class SparkLayerSite : ISimulatedVendor
{
    public const string SiteId = "jones-climbing";
    public const string ClientId = "simulated-b2b-client";
    public const string ClientSecret = "simulated-b2b-secret";

    private long _next;

    public SparkLayerSite(WorldState world, SparkLayerBehaviours behaviours)
    {
        (World, Behaviours) = (world, behaviours);
        foreach (var offer in world.Offers)
            Skus.Add(offer.Sku);
        Locations.Add(new JsonObject { ["id"] = NewId(), ["name"] = "Main", ["external_id"] = "MAIN" });
        Api = new SparkLayerApi(world, this);
    }

    public WorldState World { get; }

    public SparkLayerBehaviours Behaviours { get; }

    public SparkLayerApi Api { get; }

    Vendor ISimulatedVendor.Api => Api;

    /// <summary>What the platform has.</summary>
    public HashSet<string> Skus { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<SparkPriceList> PriceLists { get; } = [];

    public List<JsonObject> Locations { get; } = [];

    /// <summary>By SKU without case, and by the vendor's id of the location.</summary>
    public Dictionary<(string Sku, string Location), (string Sku, JsonObject Row)> Stock { get; } = [];

    public List<JsonObject> Customers { get; } = [];

    public List<JsonObject> Purchases { get; } = [];

    /// <summary>By the vendor's id of the purchase.</summary>
    public Dictionary<string, List<JsonObject>> Transactions { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<JsonObject>> History { get; } = new(StringComparer.Ordinal);

    public List<SparkCart> Carts { get; } = [];

    /// <summary>Most of an item that may be ordered, where there is a limit.</summary>
    public Dictionary<string, int> MostOfSku { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Files { get; } = [];

    public List<JsonObject> SyncReports { get; } = [];

    public List<JsonObject> Products { get; } = [];

    /// <summary>How often a purchase was written through the API.</summary>
    public int PurchaseWrites { get; set; }

    public bool IsKeyRevoked { get; set; }

    /// <summary>Updates of prices that are still to meet another.</summary>
    public int HeldUpdates { get; set; }

    public void Begin()
    {
        // Nothing happens here by itself.
    }

    public string NewId() => new Guid((int)(++_next), 0x5a1, 0x4a7e, [0x8a, 0x1e, 0x5b, 0x2c, 0x00, 0x00, 0x00, 0x01]).ToString();

    public SparkPriceList? PriceList(string? slug) => PriceLists.Find(l => string.Equals(l.Slug, slug, StringComparison.OrdinalIgnoreCase));

    public JsonObject? Location(string? id, string? externalId) => Locations.Find(l => id is not null ? Text(l, "id") == id : externalId is not null && Text(l, "external_id") == externalId);

    public JsonObject? Customer(string lookupBy, string identifier) => Customers.Find(c => lookupBy switch
    {
        "sparklayer" => Text(c, "id") == identifier || Text(c, "legacy_id") == identifier,
        "platform" => Text(c, "external_id") == identifier,
        "email" => string.Equals(Text(c, "email"), identifier, StringComparison.OrdinalIgnoreCase),
        _ => false,
    });

    public JsonObject? Purchase(string lookupBy, string identifier) => lookupBy is "sparklayer" or "platform" or "internal" or "visible"
        ? Purchases.Find(p => p["purchase_identifiers"] is JsonObject ids && Text(ids, lookupBy) == identifier)
        : null;

    /// <summary>What the customer owes more, or less.</summary>
    public static void MoveBalance(JsonObject customer, decimal by)
    {
        var account = customer["payment_on_account"] as JsonObject;
        if (account is null)
            customer["payment_on_account"] = account = [];
        account["balance"] = (Amount(account, "balance") ?? 0m) + by;
    }

    /// <summary>What a customer pays: the first of its lists that has the SKU, the best break of it.</summary>
    public decimal? PriceFor(JsonObject? customer, string sku, int quantity)
    {
        foreach (var slug in (customer?["price_lists"] as JsonArray)?.Select(static s => (string?)s) ?? [])
        {
            if (PriceList(slug)?.Prices.GetValueOrDefault(sku) is { Count: > 0 } prices && prices.Where(p => p.Quantity <= quantity).MaxBy(static p => p.Quantity) is { } price)
                return price.Price;
        }

        return null;
    }

    public static string? Text(JsonNode? node, string name) => node is JsonObject from && from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static decimal? Amount(JsonNode? node, string name) => (node as JsonObject)?[name] is JsonValue value
        ? value.TryGetValue<decimal>(out var number) ? number
        : value.TryGetValue<int>(out var whole) ? whole
        : value.TryGetValue<string>(out var text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number) ? number : null
        : null;

    public static JsonObject Copy(JsonObject from) => (JsonObject)from.DeepClone();
}
