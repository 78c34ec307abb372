using Connectors.Domain.Documents;

namespace Connectors.Domain.Payments;

/// <summary>One line of the payment rules. A condition that is null holds for every order. The first rule whose conditions all hold decides.</summary>
public sealed record PaymentRule
{
    /// <summary>Names the rule in decisions and reports; unique and stable.</summary>
    public required string Id { get; init; }

    /// <summary>Where the order came from; null for anywhere.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Where the order stands; null for anywhere.</summary>
    public OrderStanding? Order { get; init; }

    /// <summary>How the buyer pays; null for anyhow.</summary>
    public PaymentTerms? Terms { get; init; }

    /// <summary>Where the payment stands; null for anywhere.</summary>
    public PaymentStanding? Payment { get; init; }

    /// <summary>What the ERP says about the account; null for anything.</summary>
    public AccountState? Account { get; init; }

    /// <summary>How the order stands against the credit; null for anyhow.</summary>
    public CreditStanding? Credit { get; init; }

    /// <summary>What to do.</summary>
    public required PaymentAction Action { get; init; }

    /// <summary>What a release rests on; <see cref="ReleaseBasis.None"/> exactly when the rule does not release.</summary>
    public ReleaseBasis Basis { get; init; }

    /// <summary>Code of the reason to hold or reject; null for a rule that releases or ignores.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>How long an order may stay held by this rule before it counts as stalled; null when nothing bounds it. Only for a rule that holds.</summary>
    public TimeSpan? MaxDwell { get; init; }
}
