using Connectors.Domain.Documents;

namespace Connectors.Domain.Payments;

/// <summary>One line of the payment rules. A condition that is null holds for every order.</summary>
/// <remarks>Texts are compared without regard to case. The first rule whose conditions all hold decides.</remarks>
public sealed record PaymentRule
{
    /// <summary>Names the rule in decisions and reports; unique and stable.</summary>
    public required string Id { get; init; }

    /// <summary>Where the order came from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Where the order stands. A rule that releases must name it.</summary>
    public string? OrderState { get; init; }

    /// <summary>How the buyer pays; null for any, empty for orders that do not say.</summary>
    public string? Method { get; init; }

    /// <summary>Where the payment stands; null for any, empty for orders that do not say.</summary>
    public string? PaymentState { get; init; }

    /// <summary>What the ERP says about the account; null for anything.</summary>
    public AccountState? Account { get; init; }

    /// <summary>How the order stands against the credit; null for anyhow.</summary>
    public CreditStanding? Credit { get; init; }

    /// <summary>What to do.</summary>
    public required PaymentAction Action { get; init; }

    /// <summary>Code of the reason to hold or reject; null for a rule that releases or ignores.</summary>
    public string? ReasonCode { get; init; }
}
