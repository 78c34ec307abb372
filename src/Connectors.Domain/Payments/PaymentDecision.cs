using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>What a payment rule decided.</summary>
/// <param name="Action">What to do.</param>
/// <param name="RuleId">The rule that said so; <c>unknown</c> when no rule knew the facts.</param>
/// <param name="TableVersion">Version of the rules.</param>
/// <param name="Why">Why it is held or rejected; null when it is released or ignored.</param>
public sealed record PaymentDecision(PaymentAction Action, string RuleId, string TableVersion, Refusal? Why);
