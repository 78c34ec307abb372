using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>An entry of the ledger.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record GeneralLedgerEntry
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Number of the entry, in the order of posting and with gaps.</summary>
    public required int EntryNumber { get; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the document, at most 20 characters; empty when there is none.</summary>
    public string DocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Kind of the document.</summary>
    public LedgerDocumentType DocumentType { get; init; }

    /// <summary>Id of the account; null when there is none.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Number of the account, at most 20 characters; empty when there is none.</summary>
    public string AccountNumber { get => field ?? string.Empty; init; }

    /// <summary>Its text, at most 100 characters; empty when there is none.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>Debit, local currency; null when the service does not say.</summary>
    public decimal? DebitAmount { get; init; }

    /// <summary>Credit, local currency; null when the service does not say.</summary>
    public decimal? CreditAmount { get; init; }

    /// <summary>Debit in the additional reporting currency; null when the service does not say.</summary>
    public decimal? AdditionalCurrencyDebitAmount { get; init; }

    /// <summary>Credit in the additional reporting currency; null when the service does not say.</summary>
    public decimal? AdditionalCurrencyCreditAmount { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
