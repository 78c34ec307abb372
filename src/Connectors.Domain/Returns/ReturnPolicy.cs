namespace Connectors.Domain.Returns;

/// <summary>Which goods are credited besides sellable ones. Missing goods never are.</summary>
/// <param name="CreditDamaged">Whether damaged goods are credited; they go to quarantine then, and wait for the customer otherwise.</param>
/// <param name="CreditNotCompliant">Whether other goods than announced are credited all the same.</param>
/// <param name="CreditDelivery">Whether what is left of the delivery is credited together with the goods.</param>
public sealed record ReturnPolicy(bool CreditDamaged = true, bool CreditNotCompliant = false, bool CreditDelivery = false);
