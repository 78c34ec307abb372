using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>What one marketplace asks of carriers besides its list. A marketplace without a policy holds unmapped carriers and wants numbers as listed.</summary>
/// <param name="Marketplace">Connection whose policy it is.</param>
/// <param name="ShippingService">The marketplace's code of the shipping service that the shopper chose, exactly; null for any. The policy of a service replaces the one for any.</param>
/// <param name="Unmapped">What becomes of a dispatch whose carrier has no code.</param>
/// <param name="Tracking">Whether a dispatch must have a number; for a service with mandatory tracking (Mirakl SH12) it is <see cref="TrackingRule.Required"/>.</param>
public sealed record CarrierPolicy(
    ConnectionName Marketplace, string? ShippingService, UnmappedCarrier Unmapped = UnmappedCarrier.Hold, TrackingRule Tracking = TrackingRule.AsListed);
