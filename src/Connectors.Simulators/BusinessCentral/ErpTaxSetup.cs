namespace Connectors.Simulators.BusinessCentral;

/// <summary>What VAT is put on documents of customers of a business group for goods of a product group.</summary>
internal sealed record ErpTaxSetup(string Area, string Group, decimal Percent, string Calculation = "Normal VAT");
