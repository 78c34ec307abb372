using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders.Setup;

/// <summary>The tax of a group for a customer, as the ERP was last seen to be set up.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="TaxGroup">The ERP's tax group.</param>
/// <param name="RatePercent">What it puts on documents in percent; null when it is no percentage, or not set up.</param>
/// <param name="CalculationText">The ERP's word for how it computes it; null when it is not set up.</param>
internal sealed record SeenRate(CustomerNumber Customer, string TaxGroup, decimal? RatePercent, string? CalculationText);
