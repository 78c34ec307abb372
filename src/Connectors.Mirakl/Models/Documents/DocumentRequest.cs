using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An invoice or credit note that the seller or the operator has to issue, as DR11 lists it. All amounts are in <see cref="CurrencyIsoCode"/>.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record DocumentRequest
{
    /// <summary>Id of the request: what DR12 and DR74 want, and nothing else.</summary>
    public string? Id { get; init; }

    /// <summary>Invoice or credit note.</summary>
    public DocumentRequestType Type { get; init; }

    /// <summary>How far it is.</summary>
    public DocumentRequestState State { get; init; }

    /// <summary>What it bills.</summary>
    public DocumentRequestEntityType EntityType { get; init; }

    /// <summary>Id of what it bills; its form depends on <see cref="EntityType"/>.</summary>
    public string? EntityId { get; init; }

    /// <summary>When that was made, UTC; null when not given.</summary>
    public DateTimeOffset? EntityDateCreated { get; init; }

    /// <summary>Number of the document; null until it is issued.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>When it was uploaded, UTC; null before.</summary>
    public DateTimeOffset? DocumentUploadDate { get; init; }

    /// <summary>Formats wanted; all of one request are uploaded at once. Never null.</summary>
    public IReadOnlyList<DocumentFormatDetail> DocumentDetails { get => field ?? []; init; }

    /// <summary>When the request was made, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Date that the document must bear, UTC.</summary>
    public DateTimeOffset? IssueDate { get; init; }

    /// <summary>When it is due, UTC.</summary>
    public DateTimeOffset? DueDate { get; init; }

    /// <summary>ISO 4217 currency.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>Total without tax; null when not given.</summary>
    public decimal? TotalAmountExcludingTaxes { get; init; }

    /// <summary>Total tax; null when not given.</summary>
    public decimal? TotalTaxAmount { get; init; }

    /// <summary>Total with tax; null when not given.</summary>
    public decimal? TotalAmountIncludingTaxes { get; init; }

    /// <summary>Tax by code; never null.</summary>
    public IReadOnlyList<DocumentTaxTotal> Taxes { get => field ?? []; init; }

    /// <summary><c>PAID</c> or <c>NOT_PAID</c> when the request was made.</summary>
    public string? InitialPaymentState { get; init; }

    /// <summary>Its payment; null when not given.</summary>
    public DocumentRequestPayment? Payment { get; init; }

    /// <summary>When it is payable; null when not given.</summary>
    public PaymentTerms? PaymentTerms { get; init; }

    /// <summary>Where it is paid to; null when not given.</summary>
    public DocumentPaymentDestination? PaymentDestination { get; init; }

    /// <summary>The invoices that a credit note corrects; never null.</summary>
    public IReadOnlyList<InitialDocument> InitialDocuments { get => field ?? []; init; }

    /// <summary>Who issues it; null when not given.</summary>
    public DocumentParty? Issuer { get; init; }

    /// <summary>Who receives it; null when not given.</summary>
    public DocumentParty? Recipient { get; init; }

    /// <summary>What belongs to it; null when there is nothing.</summary>
    public DocumentRequestEntities? Entities { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
