using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Stock;

/// <summary>A marketplace: what is told is an import.</summary>
internal sealed class MarketplaceOutlet(IMarketplaceOffers offers) : IStockOutlet
{
    public async Task<HandedStock> TellAsync(IReadOnlyList<HandedRow> rows, SendPermit permit, CancellationToken cancellationToken)
    {
        var started = await offers.ImportStockAsync([.. rows.Select(static r => r.ToDocument())], permit, cancellationToken).ConfigureAwait(false);
        return new HandedStock(started.Id, started.Withheld, IsDone: false);
    }

    public Task<ImportReport> GetImportAsync(string importId, CancellationToken cancellationToken) => offers.GetStockImportAsync(importId, cancellationToken);

    public IAsyncEnumerable<MarketplaceListing> GetListingsAsync(IReadOnlyList<OfferRow> mapped, CancellationToken cancellationToken) => offers.GetListingsAsync(cancellationToken);
}
