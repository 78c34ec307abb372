namespace Connectors.Domain.Customers;

/// <summary>An account that is to be created before the order. The same buyer always gives the same <see cref="Key"/>: look it up before creating.</summary>
/// <remarks><see cref="ToString"/> shows the key only.</remarks>
public sealed record CustomerProposal
{
    /// <summary>Whose account it is.</summary>
    public required Buyer Buyer { get; init; }

    /// <summary>The ERP's template for it.</summary>
    public required string Template { get; init; }

    /// <summary>Connection and customer id, <c>connection:id</c>: what makes the account the buyer's and nobody else's.</summary>
    public string Key => $"{Buyer.Connection}:{Buyer.CustomerId}";

    /// <summary>The key.</summary>
    public override string ToString() => Key;
}
