using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Goods that are credited, in the pack in which they were sold.</summary>
/// <param name="Sku">What came back.</param>
/// <param name="Quantity">How many of <paramref name="Unit"/>; above zero.</param>
/// <param name="Unit">The pack that was sold: that of the order's line.</param>
/// <param name="Amount">What is credited for them, with or without tax as the invoice says; not negative.</param>
/// <param name="LocationId">The ERP's id of the location that takes them; null for the one that they left from.</param>
public sealed record ErpReturnLine(Sku Sku, decimal Quantity, UnitCode Unit, Money Amount, string? LocationId = null);
