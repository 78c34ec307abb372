using Connectors.Domain.Values;

namespace Connectors.Flows.BackOffice;

/// <summary>What the ERP said of the price of one SKU.</summary>
/// <param name="Sku">Whose price.</param>
/// <param name="UnitPrice">Price of one base unit; null when the ERP did not say.</param>
/// <param name="IncludesTax">Whether it contains the tax; null when the ERP did not say.</param>
public sealed record SeenPrice(Sku Sku, Money? UnitPrice, bool? IncludesTax);
