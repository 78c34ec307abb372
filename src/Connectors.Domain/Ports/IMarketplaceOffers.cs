using Connectors.Domain.Documents;

namespace Connectors.Domain.Ports;

/// <summary>
/// Stock and prices on a marketplace. Every method throws <see cref="PortException"/> when the call fails. Writes are imports that the marketplace carries
/// out later: an import's id says nothing of its rows. An older import that is repeated after a newer one overwrites it: keep the order.
/// </summary>
public interface IMarketplaceOffers
{
    /// <summary>Everything the shop lists, inactive offers too, read as it arrives. <see cref="RetrySafety.Read"/>.</summary>
    IAsyncEnumerable<MarketplaceListing> GetListingsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// The same as it is shown now, at a cost that may be paid every few minutes: an adapter may keep the list and read only what changed since. An offer that cannot be read stays as it was read before.
    /// What does not say otherwise reads everything. <see cref="RetrySafety.Read"/>.
    /// </summary>
    IAsyncEnumerable<MarketplaceListing> GetCurrentListingsAsync(CancellationToken cancellationToken = default) => GetListingsAsync(cancellationToken);

    /// <summary>
    /// Hands in quantities; touches nothing else. Rows whose offer the marketplace shows with another SKU are withheld: they would write to the wrong offer.
    /// <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="rows">Rows of one offer together.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<StartedImport> ImportStockAsync(IReadOnlyList<OfferQuantity> rows, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>How a stock import stands, with its refused rows once it has ended. <see cref="RetrySafety.Read"/>.</summary>
    Task<ImportReport> GetStockImportAsync(string importId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands in all prices of the named offers; touches nothing else, and what is not sent of an offer's prices is gone. Rows are withheld as with stock.
    /// <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="rows">Rows of one offer together.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<StartedImport> ImportPricesAsync(IReadOnlyList<OfferPricing> rows, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>How a price import stands, with its refused rows once it has ended. <see cref="RetrySafety.Read"/>.</summary>
    Task<ImportReport> GetPriceImportAsync(string importId, CancellationToken cancellationToken = default);
}
