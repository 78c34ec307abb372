using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Offers;

/// <summary>An active listing that the offer table does not map as the marketplace shows it.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Refusal">Why: unmapped, listed with another SKU, or shown with something else than the table keeps.</param>
public sealed record OfferFinding(MarketplaceListing Listing, Refusal Refusal)
{
    /// <summary>Which offer, and why.</summary>
    public override string ToString() => $"offer {Listing.OfferId} ({Listing.ShopSku}): {Refusal}";
}
