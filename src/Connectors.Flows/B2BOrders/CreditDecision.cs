using Connectors.Domain.Payments;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>On what an order was released: the record of the credit decision.</summary>
/// <param name="RuleId">The payment rule that released it, or that held it before a person did.</param>
/// <param name="TableVersion">Version of the rules.</param>
/// <param name="Total">What was released.</param>
/// <param name="At">When, UTC.</param>
public sealed record CreditDecision(string RuleId, string TableVersion, Money Total, DateTimeOffset At)
{
    /// <summary>What the release rests on; <see cref="ReleaseBasis.None"/> where a person released it.</summary>
    public ReleaseBasis Basis { get; init; }

    /// <summary>What the ERP said of the account.</summary>
    public AccountState Account { get; init; }

    /// <summary>What was left of the credit; null when nobody knew, and for an account without a limit.</summary>
    public Money? Available { get; init; }

    /// <summary>Who agreed to the rules; null when nobody has.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>The person, as a role or an account, who released it against the rules; null where the rules did.</summary>
    public string? ReleasedBy { get; init; }
}
