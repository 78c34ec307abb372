using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What the ERP puts on a document of a customer for goods of a tax group.</summary>
/// <param name="Customer">The customer, under the spelling asked for.</param>
/// <param name="TaxGroup">The ERP's tax group, by the name it has there.</param>
/// <param name="RatePercent">What it puts on the document in percent (20 for 20 %); null where it does not compute tax as a percentage of the price.</param>
/// <param name="CalculationText">The ERP's own word for how it computes it; empty when it has none.</param>
public sealed record ErpTaxRate(CustomerNumber Customer, string TaxGroup, decimal? RatePercent, string CalculationText);
