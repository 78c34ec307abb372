using System.Collections.Frozen;
using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Offers;

/// <summary>
/// Finds what an offer sells. On one marketplace an offer id, a shop SKU and a (SKU, pack) pair each name one row,
/// so that neither orders nor stock can be booked twice. Immutable and thread-safe; successful answers do not allocate.
/// </summary>
public sealed class OfferMap
{
    private const string TableName = "offers";

    private readonly FrozenDictionary<OfferKey, OfferRow> _byOffer;
    private readonly FrozenDictionary<PackKey, OfferRow> _byPack;

    private OfferMap(OfferTable table)
    {
        Version = table.Version;
        Rows = [.. table.Rows];
        _byOffer = table.Rows.ToFrozenDictionary(static r => new OfferKey(r.Marketplace, r.OfferId));
        _byPack = table.Rows.ToFrozenDictionary(static r => new PackKey(r.Marketplace, r.Sku, r.Unit));
        Marketplaces = [.. table.Rows.Select(static r => r.Marketplace).Distinct().OrderBy(static m => m.Value, StringComparer.Ordinal)];
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Its rows, in the order of the table; never null.</summary>
    public IReadOnlyList<OfferRow> Rows { get; }

    /// <summary>Connections that rows are for, each once, so that a name nobody knows can be found; never null.</summary>
    public IReadOnlyList<ConnectionName> Marketplaces { get; }

    /// <summary>Checks the table and makes it ready for use, or says everything that is wrong with it.</summary>
    public static Validated<OfferMap, RowError> Compile(OfferTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var offers = new Dictionary<OfferKey, int>();
        var shopSkus = new Dictionary<(ConnectionName, Sku), int>();
        var packs = new Dictionary<PackKey, int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(OfferRow.Marketplace), row.Marketplace.Value);
            check.Text(number, nameof(OfferRow.OfferId), row.OfferId.Value);
            check.Text(number, nameof(OfferRow.ShopSku), row.ShopSku.Value);
            check.Text(number, nameof(OfferRow.Sku), row.Sku.Value);
            check.Text(number, nameof(OfferRow.Unit), row.Unit.Value);
            check.OptionalText(number, nameof(OfferRow.ProductSku), row.ProductSku);
            check.OptionalText(number, nameof(OfferRow.Condition), row.Condition);
            if (row.LeadTimeDays is < 0)
                check.Add(number, nameof(OfferRow.LeadTimeDays), row.LeadTimeDays.Value.ToString(CultureInfo.InvariantCulture), "a whole number of days from 0");
            Once(offers, new OfferKey(row.Marketplace, row.OfferId), nameof(OfferRow.OfferId), row.OfferId.Value);
            Once(shopSkus, (row.Marketplace, row.ShopSku), nameof(OfferRow.ShopSku), row.ShopSku.Value);
            Once(packs, new PackKey(row.Marketplace, row.Sku, row.Unit), nameof(OfferRow.Sku), row.Sku.Value);

            void Once<TKey>(Dictionary<TKey, int> seen, TKey key, string column, string value)
                where TKey : notnull
            {
                if (!seen.TryAdd(key, number))
                    check.Add(number, column, value, string.Create(CultureInfo.InvariantCulture, $"one row a marketplace; row {seen[key]} has it too"));
            }
        }

        return check.Finish(() => new OfferMap(table));
    }

    /// <summary>What the offer sells, provided that the marketplace shows the SKU that the table expects.</summary>
    /// <param name="marketplace">Connection the offer is on.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="seenShopSku">The SKU that the marketplace shows for it now.</param>
    public Outcome<OfferRow> Find(ConnectionName marketplace, OfferId offerId, Sku seenShopSku)
    {
        if (!_byOffer.TryGetValue(new OfferKey(marketplace, offerId), out var row))
        {
            return new Refusal
            {
                Reason = ReasonCatalogue.OfferUnmapped,
                Message = $"Offer '{offerId}' of {marketplace} is not in the offer table.",
                Remedy = "Add the offer with its SKU and pack.",
                Facts = [new Fact("marketplace", marketplace.Value), new Fact("offer", offerId.Value), new Fact("shop SKU seen", seenShopSku.Value)],
                Table = TableName,
                TableVersion = Version,
            };
        }

        return row.ShopSku == seenShopSku ? row : new Refusal
        {
            Reason = ReasonCatalogue.OfferSkuChanged,
            Message = $"Offer '{offerId}' of {marketplace} shows another SKU than the offer table.",
            Remedy = "Check whether the SKU was renamed, then correct the offer table or the listing.",
            Facts =
            [
                new Fact("marketplace", marketplace.Value), new Fact("offer", offerId.Value),
                new Fact("shop SKU seen", seenShopSku.Value), new Fact("shop SKU mapped", row.ShopSku.Value),
            ],
            Table = TableName,
            TableVersion = Version,
        };
    }

    /// <summary>
    /// The offer that sells a pack of a SKU, for prices and stock that are written by it. Ask <see cref="Find"/> with what the marketplace shows for it
    /// before a write: a renamed SKU is caught there.
    /// </summary>
    /// <param name="marketplace">Connection the offer is on.</param>
    /// <param name="sku">The master SKU.</param>
    /// <param name="unit">The pack.</param>
    public Outcome<OfferRow> FindBySku(ConnectionName marketplace, Sku sku, UnitCode unit) =>
        _byPack.TryGetValue(new PackKey(marketplace, sku, unit), out var row) ? row : new Refusal
        {
            Reason = ReasonCatalogue.OfferUnmapped,
            Message = $"SKU '{sku}' in '{unit}' has no offer on {marketplace} in the offer table.",
            Remedy = "Add the offer with its SKU and pack.",
            Facts = [new Fact("marketplace", marketplace.Value), new Fact("SKU", sku.Value), new Fact("unit", unit.Value)],
            Table = TableName,
            TableVersion = Version,
        };

    /// <summary>What a listing sells, provided that it is as the table has it; refused when it is unmapped, or shows another SKU, product, condition or lead time than the row keeps.</summary>
    /// <param name="marketplace">Connection the listing is on.</param>
    /// <param name="listing">The listing. What it does not say is not compared.</param>
    public Outcome<OfferRow> Check(ConnectionName marketplace, MarketplaceListing listing)
    {
        ArgumentNullException.ThrowIfNull(listing);
        var found = Find(marketplace, listing.OfferId, listing.ShopSku);
        return found.IsOk && Compare(found.Value, listing) is { } differs ? differs : found;
    }

    /// <summary>Compares every listing of a marketplace with the table.</summary>
    /// <param name="marketplace">Connection the listings are on.</param>
    /// <param name="listings">All its listings, in any order; one that comes twice is compared twice.</param>
    public OfferAudit Audit(ConnectionName marketplace, IEnumerable<MarketplaceListing> listings)
    {
        ArgumentNullException.ThrowIfNull(listings);
        MarketplaceListing[] active = [.. listings.Where(static l => l.IsActive).OrderBy(static l => l.OfferId.Value, StringComparer.Ordinal)];
        var findings = new List<OfferFinding>();
        foreach (var listing in active)
        {
            if (Check(marketplace, listing).Refusal is { } refusal)
                findings.Add(new OfferFinding(listing, refusal));
        }

        var listed = active.Select(static l => l.OfferId).ToHashSet();
        return new OfferAudit
        {
            Active = active.Length,
            Mapped = active.Length - findings.Count,
            Findings = findings,
            NotListed = [.. _byOffer.Values.Where(r => r.Marketplace == marketplace && !listed.Contains(r.OfferId)).OrderBy(static r => r.OfferId.Value, StringComparer.Ordinal)],
        };
    }

    private Refusal? Compare(OfferRow row, MarketplaceListing listing)
    {
        List<(string What, string Kept, string Shown)> differences = [];
        Hold("product SKU", row.ProductSku, listing.ProductSku);
        Hold("condition", row.Condition, listing.Condition);
        Hold("lead time in days", row.LeadTimeDays?.ToString(CultureInfo.InvariantCulture), listing.LeadTimeDays?.ToString(CultureInfo.InvariantCulture));
        return differences.Count == 0 ? null : new Refusal
        {
            Reason = ReasonCatalogue.OfferDiffers,
            Message = $"Offer '{row.OfferId}' of {row.Marketplace} shows {string.Join(", ", differences.Select(static d => $"{d.What} '{d.Shown}' instead of '{d.Kept}'"))}.",
            Remedy = "Set the offer right in the marketplace, or correct the offer table; a cell that is empty there is not compared.",
            Facts =
            [
                new Fact("marketplace", row.Marketplace.Value), new Fact("offer", row.OfferId.Value), new Fact("SKU", row.Sku.Value),
                .. differences.SelectMany(static d => new[] { new Fact($"{d.What} kept", d.Kept), new Fact($"{d.What} shown", d.Shown) }),
                .. listing.ChangedAt is { } changed ? [new Fact("changed at", changed.ToString("u", CultureInfo.InvariantCulture))] : Array.Empty<Fact>(),
            ],
            Table = TableName,
            TableVersion = Version,
        };

        void Hold(string what, string? kept, string? shown)
        {
            if (kept is not null && shown is not null && !string.Equals(kept, shown, StringComparison.OrdinalIgnoreCase))
                differences.Add((what, kept, shown));
        }
    }

    private readonly record struct PackKey(ConnectionName Marketplace, Sku Sku, UnitCode Unit);

    private readonly record struct OfferKey(ConnectionName Marketplace, OfferId OfferId);
}
