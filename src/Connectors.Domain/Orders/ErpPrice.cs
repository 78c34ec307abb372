namespace Connectors.Domain.Orders;

/// <summary>What the ERP says of one line.</summary>
/// <param name="LineId">Id of the line, <see cref="PricedLine.Id"/>.</param>
/// <param name="UnitPrice">Price of one of the line's unit for this customer, in major units, with or without tax as <see cref="ErpPricing"/> says; null when the ERP takes the origin's price.</param>
/// <param name="TaxGroup">The ERP's tax group of the item or charge; null when it is not known, and then the tax of the line is taken as the order states it.</param>
public sealed record ErpPrice(string LineId, decimal? UnitPrice, string? TaxGroup)
{
    /// <summary>Price of the whole line after every discount of the ERP, with or without tax like <see cref="UnitPrice"/>, which then only explains it; null when quantity times price is meant.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Whether tax is in this price; null when it is as <see cref="ErpPricing.PricesIncludeTax"/> says.</summary>
    public bool? IncludesTax { get; init; }
}
