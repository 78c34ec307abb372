using Connectors.Domain.Reasons;

namespace Connectors.Domain.Offers;

/// <summary>An active listing that the offer table does not map as the marketplace shows it.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Refusal">Why: unmapped, or listed with another SKU.</param>
public sealed record OfferFinding(OfferListing Listing, Refusal Refusal);
