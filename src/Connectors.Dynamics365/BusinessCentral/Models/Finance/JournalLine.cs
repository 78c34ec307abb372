using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a general journal, not yet posted. Posting removes it.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record JournalLine
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Id of the journal; null when there is none.</summary>
    public Guid? JournalId { get; init; }

    /// <summary>Name of the journal, at most 10 characters; empty when there is none.</summary>
    public string JournalDisplayName { get => field ?? string.Empty; init; }

    /// <summary>Line number; null when the service does not say.</summary>
    public int? LineNumber { get; init; }

    /// <summary>What it is posted to.</summary>
    public JournalAccountType AccountType { get; init; }

    /// <summary>The ledger or bank account; null when there is none.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Number of the account, customer or vendor, at most 20 characters; empty when there is none.</summary>
    public string AccountNumber { get => field ?? string.Empty; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the document, at most 20 characters; empty when there is none.</summary>
    public string DocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Our number on it, upper-cased by the ERP, at most 35 characters; empty when there is none.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Amount in the currency of the journal; positive is debit; null when the service does not say.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Its text, at most 100 characters; empty when there is none.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>A comment, at most 250 characters; empty when there is none.</summary>
    public string Comment { get => field ?? string.Empty; init; }

    /// <summary>VAT product posting group, at most 20 characters; empty when there is none.</summary>
    public string TaxCode { get => field ?? string.Empty; init; }

    /// <summary>What the other side is posted to.</summary>
    public JournalAccountType BalanceAccountType { get; init; }

    /// <summary>The ledger or bank account of the other side; null when there is none.</summary>
    public Guid? BalancingAccountId { get; init; }

    /// <summary>Number of the account of the other side, at most 20 characters; empty when there is none.</summary>
    public string BalancingAccountNumber { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
