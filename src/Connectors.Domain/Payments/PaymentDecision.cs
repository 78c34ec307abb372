using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Payments;

/// <summary>What a payment rule decided.</summary>
/// <param name="Action">What to do.</param>
/// <param name="RuleId">The rule that said so; <see cref="PaymentRules.UnknownRuleId"/> when no rule knew the facts.</param>
/// <param name="TableVersion">Version of the rules.</param>
/// <param name="Why">Why it is held or rejected; null when it is released or ignored.</param>
public sealed record PaymentDecision(PaymentAction Action, string RuleId, string TableVersion, Refusal? Why)
{
    /// <summary>Who agreed to the rules, and when; null when nobody has.</summary>
    public PaymentApproval? Approval { get; init; }

    /// <summary>What the release rests on; <see cref="ReleaseBasis.None"/> exactly when it is no release.</summary>
    public ReleaseBasis Basis { get; init; }

    /// <summary>How long the order may stay held by this rule; null when nothing bounds it.</summary>
    public TimeSpan? MaxDwell { get; init; }

    /// <summary>Tells an order that waits from one that is stuck. A finding about a hold, which it neither makes nor ends.</summary>
    /// <param name="held">How long this rule has held the order.</param>
    /// <returns><see cref="ReasonCatalogue.PaymentStalled"/> beyond <see cref="MaxDwell"/>; otherwise null.</returns>
    public Refusal? StalledAfter(TimeSpan held) => Why is { } why && MaxDwell is { } most && held > most
        ? why with
        {
            Reason = ReasonCatalogue.PaymentStalled,
            Message = ReasonCatalogue.PaymentStalled.Summary,
            Facts = [.. why.Facts, new Fact("waits for", why.Reason.Code), new Fact("held for", Text(held)), new Fact("at most", Text(most))],
        }
        : null;

    private static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);

    /// <summary>What is done by which rule, and why where it is held or rejected.</summary>
    public override string ToString() => $"{Action} by rule {RuleId} of {TableVersion}{(Why is null ? string.Empty : $": {Why.Message}")}";
}
