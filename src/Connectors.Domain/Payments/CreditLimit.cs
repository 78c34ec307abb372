namespace Connectors.Domain.Payments;

/// <summary>An account's credit limit: a limit, no limit, and "not said" are three things. <c>default</c> is not said.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Amount">The limit in the account's currency; of no meaning unless there is one.</param>
public readonly record struct CreditLimit(CreditLimitKind Kind, decimal Amount)
{
    /// <summary>The ERP did not say.</summary>
    public static CreditLimit NotSaid => default;

    /// <summary>The account has no limit.</summary>
    public static CreditLimit Unlimited => new(CreditLimitKind.Unlimited, 0m);

    /// <summary>The account has a limit.</summary>
    /// <param name="amount">The limit in the account's currency; 0 lets nothing pass.</param>
    public static CreditLimit Of(decimal amount) => new(CreditLimitKind.Limited, amount);
}
