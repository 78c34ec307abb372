using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods on a posted invoice.</summary>
/// <param name="Sku">What was sold.</param>
/// <param name="Quantity">How many of <paramref name="UnitText"/>.</param>
/// <param name="UnitText">The ERP's text for the unit.</param>
public sealed record ErpInvoiceLine(Sku Sku, decimal Quantity, string UnitText);
