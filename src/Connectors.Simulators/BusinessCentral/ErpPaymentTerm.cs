namespace Connectors.Simulators.BusinessCentral;

/// <summary>Terms by which invoices are to be paid.</summary>
/// <param name="Id">The service's id of them.</param>
/// <param name="Code">What people call them.</param>
internal sealed record ErpPaymentTerm(Guid Id, string Code);
