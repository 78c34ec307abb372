namespace Connectors.Flows.Refunds;

/// <summary>What is done next with the ERP's document, and what of it a person must see.</summary>
/// <param name="Move">The next move.</param>
/// <param name="NeedsTurn">Whether it needs the turn of the order.</param>
internal sealed record CreditStep(CreditMove Move, bool NeedsTurn)
{
    /// <summary>Not before this instant, UTC; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When to look again where nothing is done before, UTC; null for no reason of this part.</summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>What the ERP refused of it; null for nothing.</summary>
    public RefusedStep? Refused { get; init; }

    /// <summary>Whether the document holds something else than it is to hold.</summary>
    public bool Differs { get; init; }

    /// <summary>Whether others are to post it, so that it is waited for.</summary>
    public bool IsForOthers { get; init; }
}
