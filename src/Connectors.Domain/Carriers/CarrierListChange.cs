using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Carriers;

/// <summary>One difference between two lists of approved carriers.</summary>
/// <param name="Kind">What changed.</param>
/// <param name="Code">Of which carrier.</param>
/// <param name="Before">The carrier on the earlier list; null when it was not there.</param>
/// <param name="After">The carrier on the later list; null when it is no longer there.</param>
public sealed record CarrierListChange(CarrierListChangeKind Kind, CarrierCode Code, MarketplaceCarrier? Before, MarketplaceCarrier? After);
