using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A carrier that a marketplace approved.</summary>

/// <param name="Code">The code to send, exactly.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="NeedsTrackingNumber">Whether the carrier's link is built from a tracking number, so that one is required.</param>
public sealed record MarketplaceCarrier(CarrierCode Code, string Label, bool NeedsTrackingNumber);
