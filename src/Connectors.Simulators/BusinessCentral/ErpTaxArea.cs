namespace Connectors.Simulators.BusinessCentral;

/// <summary>A VAT business group.</summary>
internal sealed record ErpTaxArea(Guid Id, string Code);
