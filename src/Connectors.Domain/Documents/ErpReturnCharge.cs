using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>Money that is credited without goods.</summary>
/// <param name="Kind">What it is for; the ERP adapter maps it to an account or an item.</param>
/// <param name="Amount">How much, with or without tax as the invoice says; above zero.</param>
public sealed record ErpReturnCharge(ChargeKind Kind, Money Amount);
