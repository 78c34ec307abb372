using Connectors.Domain.Offers;
using Connectors.Domain.Stock;
using Connectors.Domain.Units;
using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>The mapped offers of one marketplace, by position, and the SKUs they live from, so that figures stand in plain arrays. Immutable and thread-safe.</summary>
internal sealed class StockOffers
{
    private readonly string[] _ids;
    private readonly ILookup<Sku, OfferRow> _others;

    /// <summary>Puts them together.</summary>
    /// <param name="map">What each offer sells.</param>
    /// <param name="units">What kits consist of.</param>
    /// <param name="marketplace">Whose offers.</param>
    public StockOffers(OfferMap map, UnitCatalogue units, ConnectionName marketplace)
    {
        Rows = [.. map.Rows.Where(r => r.Marketplace == marketplace).OrderBy(static r => r.OfferId.Value, StringComparer.Ordinal)];
        _ids = [.. Rows.Select(static r => r.OfferId.Value)];
        _others = map.Rows.Where(r => r.Marketplace != marketplace).ToLookup(static r => r.Sku);
        BySku = [.. Rows.Select(static (row, at) => (row.Sku, At: at)).GroupBy(static r => r.Sku, static r => r.At).Select(static g => new KeyValuePair<Sku, int[]>(g.Key, [.. g]))];
        Skus = new StockIndex(BySku.Select(static s => s.Key).Concat(BySku.SelectMany(s => units.PartsOf(s.Key)).Select(static p => p.Sku)).Distinct());
    }

    /// <summary>The offers, by id.</summary>
    public IReadOnlyList<OfferRow> Rows { get; }

    /// <summary>The positions of the offers that sell a SKU, each SKU once.</summary>
    public IReadOnlyList<KeyValuePair<Sku, int[]>> BySku { get; }

    /// <summary>The SKUs whose stock is needed: what is sold, and the parts of kits.</summary>
    public StockIndex Skus { get; }

    /// <summary>The position of an offer; negative when it is not mapped.</summary>
    public int Find(OfferId offer) => Array.BinarySearch(_ids, offer.Value, StringComparer.Ordinal);

    /// <summary>The offers of other marketplaces that sell the SKU too.</summary>
    public IEnumerable<OfferRow> Others(Sku sku) => _others[sku];
}
