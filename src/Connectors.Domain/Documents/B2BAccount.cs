namespace Connectors.Domain.Documents;

/// <summary>What a customer of a B2B store may owe there, as the store keeps it.</summary>
public sealed record B2BAccount
{
    /// <summary>The store's id of the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>How much may be owed, in major units; null when the store has no limit, or none was ever said.</summary>
    public decimal? CreditLimit { get; init; }

    /// <summary>How much is owed, in major units; null when it was never said.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Days to pay in; null when not said.</summary>
    public int? NetTerms { get; init; }

    /// <summary>Whether the login works; null when the store does not tell.</summary>
    public bool? IsActive { get; init; }

    /// <summary>The store's group of customers that it is in; null when the store does not tell.</summary>
    public string? Group { get; init; }

    /// <summary>The ERP's account number that the store keeps with it; null when there is none.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>When it last changed, UTC; null when the store does not say.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What the store compares with when it is written; opaque, null when there is nothing yet that could be compared.</summary>
    public string? Version { get; init; }

    /// <summary>Says which, never what.</summary>
    public override string ToString() => $"Account {CustomerId}";
}
