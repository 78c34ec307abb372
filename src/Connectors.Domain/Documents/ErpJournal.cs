namespace Connectors.Domain.Documents;

/// <summary>What stands of a settlement journal in the ERP.</summary>
public sealed record ErpJournal
{
    /// <summary>Its document number.</summary>
    public required string Number { get; init; }

    /// <summary>Whether it is in the ledger; false for a draft.</summary>
    public bool IsPosted { get; init; }

    /// <summary>How many of its lines stand as drafts; zero once it is posted.</summary>
    public int Lines { get; init; }

    /// <summary>How many of its lines are still missing; zero once it is posted.</summary>
    public int Missing { get; init; }

    /// <summary>Sum of the debit side of what stands, in the journal's currency.</summary>
    public decimal Debit { get; init; }

    /// <summary>The day it was posted on; null for a draft, and where the ERP does not say.</summary>
    public DateOnly? PostedOn { get; init; }

    /// <summary>Whether all of it stands.</summary>
    public bool IsWhole => IsPosted || Missing == 0;
}
