namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a general journal to create. Its currency, its kind of document and what it applies to are not part of this API.</summary>
/// <remarks>The ERP validates members in the order they arrive, and later ones recalculate earlier ones, so the order of these properties is part of the contract. Null is left out.</remarks>
public sealed record NewJournalLine
{
    /// <summary>What it is posted to; null for a ledger account.</summary>
    public JournalAccountType? AccountType { get; init; }

    /// <summary>Number of the account, customer or vendor, at most 20 characters.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>Date of posting; null for that of the line before, or today.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the document, at most 20 characters; lines of one number balance. Null takes the journal's number series.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Our number on it, at most 35 characters.</summary>
    public string? ExternalDocumentNumber { get; init; }

    /// <summary>Amount in the currency of the journal; positive is debit.</summary>
    public decimal? Amount { get; init; }

    /// <summary>VAT product posting group, at most 20 characters; null for the account's.</summary>
    public string? TaxCode { get; init; }

    /// <summary>What the other side is posted to; null for a ledger account.</summary>
    public JournalAccountType? BalanceAccountType { get; init; }

    /// <summary>Number of the account of the other side, at most 20 characters; null for the journal's.</summary>
    public string? BalancingAccountNumber { get; init; }

    /// <summary>Text, at most 100 characters; null for the account's.</summary>
    public string? Description { get; init; }

    /// <summary>A comment, at most 250 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>Its dimensions; null for the account's.</summary>
    public IReadOnlyList<NewDimensionSetLine>? DimensionSetLines { get; init; }

    /// <summary>Names the document and none of its content, which may be personal data.</summary>
    public override string ToString() => nameof(NewJournalLine);
}
