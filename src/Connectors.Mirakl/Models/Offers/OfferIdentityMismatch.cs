namespace Connectors.Mirakl.Models;

/// <summary>An offer that is not what it was taken for. Nothing may be written to it before somebody has looked.</summary>
/// <param name="Expected">What it was taken for.</param>
/// <param name="ShownSku">The SKU that the platform shows for the id; null when it shows no such offer.</param>
/// <param name="ShownOfferId">The id that the platform shows for the SKU; null when it shows no such offer.</param>
public sealed record OfferIdentityMismatch(OfferIdentity Expected, string? ShownSku, long? ShownOfferId);
