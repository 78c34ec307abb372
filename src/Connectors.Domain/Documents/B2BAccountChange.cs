namespace Connectors.Domain.Documents;

/// <summary>What is to change of an account of a B2B store; what is null stays as it is.</summary>
public sealed record B2BAccountChange
{
    /// <summary>How much may be owed, in major units; 0 lets nothing be bought on account. Null leaves it.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>How much is owed now, in major units, orders that the ERP has not invoiced among it. Null leaves it.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Whether the login is to work; only where the store can do it. Null leaves it.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Whether there is anything to do.</summary>
    public bool IsEmpty => CreditLimit is null && Balance is null && IsActive is null;
}
