using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods that an open sales order still takes from stock.</summary>
/// <param name="Sku">Whose stock.</param>
/// <param name="LocationId">The location it leaves from; null when the ERP did not say.</param>
/// <param name="Outstanding">What has not left yet; not negative.</param>
/// <param name="Unit">The ERP's text for the unit of <paramref name="Outstanding"/>; null for base units.</param>
public sealed record OpenDemandLine(Sku Sku, string? LocationId, decimal Outstanding, string? Unit = null);
