using System.Runtime.CompilerServices;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Stock;

/// <summary>A B2B store: its SKU is the shop SKU of the offer table, and what it is told it shows.</summary>
internal sealed class StoreOutlet(IB2BStock stock) : IStockOutlet
{
    private const int SkusInOneRead = 500;

    public async Task<HandedStock> TellAsync(IReadOnlyList<HandedRow> rows, SendPermit permit, CancellationToken cancellationToken)
    {
        var result = await stock.SetLevelsAsync([.. rows.Select(static r => new B2BStockRow(r.ShopSku, r.Packs))], permit, cancellationToken).ConfigureAwait(false);
        return new HandedStock(null, result.Rejected, IsDone: true);
    }

    /// <summary>A case that was a marketplace's once may still wait for an import.</summary>
    public Task<ImportReport> GetImportAsync(string importId, CancellationToken cancellationToken) => throw new PortException("A store has no imports.")
    {
        System = stock.Connection.Value, Operation = "read a stock import", Kind = FailureKind.NotFound,
    };

    public async IAsyncEnumerable<MarketplaceListing> GetListingsAsync(IReadOnlyList<OfferRow> offers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var portion in offers.Chunk(SkusInOneRead))
        {
            var levels = await stock.GetLevelsAsync([.. portion.Select(static o => o.ShopSku).Distinct()], cancellationToken).ConfigureAwait(false);
            var shown = levels.ToDictionary(static l => l.Sku);
            foreach (var offer in portion)
            {
                // What cannot be read is not known to be gone.
                if (shown.TryGetValue(offer.ShopSku, out var level))
                    yield return new MarketplaceListing { OfferId = offer.OfferId, ShopSku = offer.ShopSku, Quantity = level.Quantity, ChangedAt = level.ChangedAt, IsActive = true };
                else if (levels.Unreadable.Count > 0)
                    yield return new MarketplaceListing { OfferId = offer.OfferId, ShopSku = offer.ShopSku, IsActive = true };
            }
        }
    }
}
