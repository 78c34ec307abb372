namespace Connectors.Flows.Accounts;

/// <summary>What an account of a store is to say, or says.</summary>
/// <param name="Limit">How much may be owed; null leaves what stands there, or nothing is known of it.</param>
/// <param name="Balance">How much is owed; null leaves what stands there, or nothing is known of it.</param>
/// <param name="IsBlocked">Whether the ERP blocks the account.</param>
internal sealed record AccountFigures(decimal? Limit, decimal? Balance, bool IsBlocked)
{
    /// <summary>Whether an account that shows this has all that is wanted.</summary>
    public bool Satisfies(AccountFigures wanted) =>
        IsBlocked == wanted.IsBlocked && (wanted.Limit is null || wanted.Limit == Limit) && (wanted.Balance is null || wanted.Balance == Balance);
}
