namespace Connectors.Domain.Fees;

/// <summary>How one currency adds up: lines + brought forward = payout + carried forward + residual.</summary>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="Lines">Every booked line.</param>
/// <param name="BroughtForward">What earlier cycles left.</param>
/// <param name="Payout">What is transferred.</param>
/// <param name="CarriedForward">What is left to the next cycle.</param>
/// <param name="Residual">What does not add up.</param>
public sealed record ProofBalance(string Currency, decimal Lines, decimal BroughtForward, decimal Payout, decimal CarriedForward, decimal Residual);
