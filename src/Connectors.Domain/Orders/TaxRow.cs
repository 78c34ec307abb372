using Connectors.Domain.Values;

namespace Connectors.Domain.Orders;

/// <summary>What an origin's tax code is in the ERP.</summary>
/// <param name="Connection">Connection whose word the code is.</param>
/// <param name="Code">The origin's tax code, for example <c>UK-VAT-20</c>; compared exactly.</param>
/// <param name="TaxGroup">The ERP's tax group, by the name it has there.</param>
/// <param name="RatePercent">Rate of the tax group in percent (20 for 20 %), 0 to 100 with at most four decimals; 0 is zero-rated.</param>
public sealed record TaxRow(ConnectionName Connection, string Code, string TaxGroup, decimal RatePercent);
