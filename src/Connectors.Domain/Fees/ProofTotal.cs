namespace Connectors.Domain.Fees;

/// <summary>The sum of the lines of one type that shared one outcome. Amounts are as the seller sees them.</summary>
/// <param name="Type">The transaction type.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Treatment">What the type stands for; unspecified when it is unknown.</param>
/// <param name="Outcome">What became of the lines.</param>
/// <param name="Lines">How many.</param>
/// <param name="Credited">Sum of the amounts above zero.</param>
/// <param name="Debited">Sum of the amounts below zero, with its sign turned.</param>
public sealed record ProofTotal(string Type, string Currency, FeeTreatment Treatment, LineOutcome Outcome, int Lines, decimal Credited, decimal Debited);
