namespace Connectors.Flows.B2BOrders;

/// <summary>What orders take of one account's credit and the ERP has not invoiced yet, and who asks for more.</summary>
/// <remarks>Value equality does not look into the list.</remarks>
internal sealed record CreditState
{
    /// <summary>By when they were made; never null.</summary>
    public IReadOnlyList<CreditClaim> Claims { get => field ?? []; init; }

    /// <summary>Number of the reading that counts: an earlier one may not show what happened since.</summary>
    public int Reading { get; init; }
}
