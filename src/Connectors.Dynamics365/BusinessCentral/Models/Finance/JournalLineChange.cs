namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A change of a line of a general journal.</summary>
/// <remarks>The properties are in the order in which the ERP is to validate them. Null leaves a member as it is.</remarks>
public sealed record JournalLineChange
{
    /// <summary>What it is posted to.</summary>
    public JournalAccountType? AccountType { get; init; }

    /// <summary>Number of the account, customer or vendor, at most 20 characters.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>Date of posting.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the document, at most 20 characters; lines of one number balance.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Our number on it, at most 35 characters.</summary>
    public string? ExternalDocumentNumber { get; init; }

    /// <summary>Amount in the currency of the journal; positive is debit.</summary>
    public decimal? Amount { get; init; }

    /// <summary>VAT product posting group, at most 20 characters.</summary>
    public string? TaxCode { get; init; }

    /// <summary>What the other side is posted to.</summary>
    public JournalAccountType? BalanceAccountType { get; init; }

    /// <summary>Number of the account of the other side, at most 20 characters.</summary>
    public string? BalancingAccountNumber { get; init; }

    /// <summary>Text, at most 100 characters.</summary>
    public string? Description { get; init; }

    /// <summary>A comment, at most 250 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>Names the document and none of its content, which may be personal data.</summary>
    public override string ToString() => nameof(JournalLineChange);
}
