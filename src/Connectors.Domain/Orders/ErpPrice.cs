namespace Connectors.Domain.Orders;

/// <summary>What the ERP says of one line.</summary>
/// <param name="LineId">Id of the line, <see cref="PricedLine.Id"/>.</param>
/// <param name="UnitPrice">Price of one of the line's unit for this customer, in major units, with or without tax as <see cref="ErpPricing"/> says; null when the ERP takes the origin's price.</param>
/// <param name="TaxGroup">The ERP's tax group of the item or charge.</param>
public sealed record ErpPrice(string LineId, decimal? UnitPrice, string TaxGroup);
