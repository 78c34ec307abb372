using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Stock and prices of a marketplace behind their adapter, new for each check, with at least two offers listed.</summary>
public interface IMarketplaceOffersHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IMarketplaceOffers Offers { get; }

    /// <summary>Lets the marketplace finish the imports that it took.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task FinishImportsAsync(CancellationToken cancellationToken = default);

    /// <summary>A price row that the marketplace takes in and then refuses, for an offer that it lists.</summary>
    /// <param name="listing">The offer.</param>
    OfferPricing NewRefusedPrice(MarketplaceListing listing);
}
