using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Ports;

namespace Connectors.Flows.Stock;

/// <summary>Where stock is shown: a marketplace, which carries imports out later, or a B2B store, which takes levels at once.</summary>
internal interface IStockOutlet
{
    /// <summary>Tells rows, or hands them in.</summary>
    Task<HandedStock> TellAsync(IReadOnlyList<HandedRow> rows, SendPermit permit, CancellationToken cancellationToken);

    /// <summary>How an import stands that was handed in.</summary>
    Task<ImportReport> GetImportAsync(string importId, CancellationToken cancellationToken);

    /// <summary>What is shown now; of a store the mapped offers alone, because nobody lists the others.</summary>
    /// <param name="offers">The mapped offers.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    IAsyncEnumerable<MarketplaceListing> GetListingsAsync(IReadOnlyList<OfferRow> offers, CancellationToken cancellationToken);
}
