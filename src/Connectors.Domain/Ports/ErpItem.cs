using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>An item of the ERP.</summary>
/// <param name="Sku">Its number.</param>
/// <param name="BaseUnit">The ERP's text for its base unit.</param>
/// <param name="IsBlocked">Whether it may not be sold.</param>
/// <param name="Inventory">Quantity over all locations in the base unit, open orders not taken off; null when the ERP did not say.</param>
/// <param name="TaxGroup">The ERP's tax group of it, by the name it has there; null when the ERP did not say.</param>
public sealed record ErpItem(Sku Sku, string BaseUnit, bool IsBlocked, decimal? Inventory, string? TaxGroup = null)
{
    /// <summary>Price of one base unit; null when the ERP did not say, or its currency is not known.</summary>
    public Money? UnitPrice { get; init; }

    /// <summary>Whether <see cref="UnitPrice"/> contains the tax; null when the ERP did not say.</summary>
    public bool? PriceIncludesTax { get; init; }
}
