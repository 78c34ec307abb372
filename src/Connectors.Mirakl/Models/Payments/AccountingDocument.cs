using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A document that the operator issued to the seller, as IV01 shows it: the invoice for its commissions, fees and subscription, or a manual charge or credit. It is not the payout. All amounts are in <see cref="CurrencyIsoCode"/>.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountingDocument
{
    /// <summary>Id of the document, also of a draft.</summary>
    public string? Id { get; init; }

    /// <summary>Id to download it with (IV02); null for a draft.</summary>
    public long? InvoiceId { get; init; }

    /// <summary>Kind of document.</summary>
    public AccountingDocumentType Type { get; init; }

    /// <summary>State, as the platform names it; null when not given.</summary>
    public string? State { get; init; }

    /// <summary>ISO 4217 currency of the shop.</summary>
    public string? CurrencyIsoCode { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it was issued, UTC; null for a draft.</summary>
    public DateTimeOffset? IssueDate { get; init; }

    /// <summary>When it is due, UTC; null when not given.</summary>
    public DateTimeOffset? DueDate { get; init; }

    /// <summary>Start of the period it charges for, UTC; null for a manual document.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>End of that period, UTC; null for a manual document.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>When a manual document was issued, UTC; null for an automatic one.</summary>
    public DateTimeOffset? EmissionDate { get; init; }

    /// <summary>The billing cycle it belongs to; null when there is none.</summary>
    public string? SellerBillingCycleId { get; init; }

    /// <summary>What the shop is charged, without tax; null when not given.</summary>
    public decimal? TotalAmountExclTaxes { get; init; }

    /// <summary>The same with tax; null when not given.</summary>
    public decimal? TotalAmountInclTaxes { get; init; }

    /// <summary>Older name of <see cref="TotalAmountInclTaxes"/>; null on newer platforms.</summary>
    public decimal? TotalChargedAmount { get; init; }

    /// <summary>Tax by code; never null.</summary>
    public IReadOnlyList<DocumentTax> TotalTaxes { get => field ?? []; init; }

    /// <summary>Its lines; never null.</summary>
    public IReadOnlyList<AccountingDocumentDetail> Details { get => field ?? []; init; }

    /// <summary>Its payment; null when not given.</summary>
    public AccountingDocumentPayment? Payment { get; init; }

    /// <summary>The account the seller is paid to; null when not given.</summary>
    public BankAccount? PaymentInfo { get; init; }

    /// <summary>Payment provider; empty when not given.</summary>
    public PayOutPsp PayOutPspCode { get; init; }

    /// <summary>Totals of the billing cycle; null when not given.</summary>
    public PaymentSummary? Summary { get; init; }

    /// <summary>Who issued it; null when not given.</summary>
    public IssuingUser? IssuingUser { get; init; }

    /// <summary>Id of the shop; null when not given.</summary>
    public long? ShopId { get; init; }

    /// <summary>Name of the shop.</summary>
    public string? ShopName { get; init; }

    /// <summary>Name of the company; null for a private seller.</summary>
    public string? ShopCorporateName { get; init; }

    /// <summary>Business model; empty when not given.</summary>
    public ShopModel ShopModel { get; init; }

    /// <summary>The operator's own id of the shop; null when there is none.</summary>
    public string? ShopOperatorInternalId { get; init; }

    /// <summary>VAT number of the shop; null for a private seller.</summary>
    public string? ShopTaxNumber { get; init; }

    /// <summary>Address of the shop; null when not given.</summary>
    public ContactInformation? ShopAddress { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
