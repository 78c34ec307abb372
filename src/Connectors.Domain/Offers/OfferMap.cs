using System.Collections.Frozen;
using System.Globalization;
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

    private OfferMap(OfferTable table)
    {
        Version = table.Version;
        _byOffer = table.Rows.ToFrozenDictionary(static r => new OfferKey(r.Marketplace, r.OfferId));
    }

    /// <summary>Version of the table behind every answer.</summary>
    public string Version { get; }

    /// <summary>Checks the table and makes it ready for use, or returns all its mistakes.</summary>
    public static Compilation<OfferMap> Compile(OfferTable table)
    {
        var check = new TableCheck();
        check.Version(table.Version);
        var offers = new Dictionary<OfferKey, int>();
        var shopSkus = new Dictionary<(ConnectionName, Sku), int>();
        var packs = new Dictionary<(ConnectionName, Sku, UnitCode), int>();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var number = i + 1;
            check.Text(number, nameof(OfferRow.Marketplace), row.Marketplace.Value);
            check.Text(number, nameof(OfferRow.OfferId), row.OfferId.Value);
            check.Text(number, nameof(OfferRow.ShopSku), row.ShopSku.Value);
            check.Text(number, nameof(OfferRow.Sku), row.Sku.Value);
            check.Text(number, nameof(OfferRow.Unit), row.Unit.Value);
            Once(offers, new OfferKey(row.Marketplace, row.OfferId), nameof(OfferRow.OfferId), row.OfferId.Value);
            Once(shopSkus, (row.Marketplace, row.ShopSku), nameof(OfferRow.ShopSku), row.ShopSku.Value);
            Once(packs, (row.Marketplace, row.Sku, row.Unit), nameof(OfferRow.Sku), row.Sku.Value);

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

    private readonly record struct OfferKey(ConnectionName Marketplace, OfferId OfferId);
}
