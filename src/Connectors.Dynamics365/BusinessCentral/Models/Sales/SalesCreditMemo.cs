using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A sales credit memo, draft or posted.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesCreditMemo
{
    private readonly IReadOnlyList<SalesCreditMemoLine>? _lines;

    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters; it changes when it is posted; empty when there is none.</summary>
    public string Number { get => field ?? string.Empty; init; }

    /// <summary>Our number on it, upper-cased by the ERP, at most 35 characters; empty when there is none. It is not unique.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Date of the credit memo; null when there is none.</summary>
    public DateOnly? CreditMemoDate { get; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>When it is to be paid; null when there is none.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Id of the customer; null when there is none.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Number of the customer, at most 20 characters; empty when there is none.</summary>
    public string CustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>Name of the customer, at most 100 characters; empty when there is none.</summary>
    public string CustomerName { get => field ?? string.Empty; init; }

    /// <summary>Customer who is invoiced, at most 20 characters; empty when there is none.</summary>
    public string BillToCustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>First global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension1Code { get => field ?? string.Empty; init; }

    /// <summary>Second global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension2Code { get => field ?? string.Empty; init; }

    /// <summary>Currency; the local code for the local currency; empty when there is none.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Whether prices contain the tax; null when the service does not say.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>Discount on the whole document; null when the service does not say.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Total without tax; null when the service does not say.</summary>
    public decimal? TotalAmountExcludingTax { get; init; }

    /// <summary>Tax; null when the service does not say.</summary>
    public decimal? TotalTaxAmount { get; init; }

    /// <summary>Total with tax; null when the service does not say.</summary>
    public decimal? TotalAmountIncludingTax { get; init; }

    /// <summary>Where it stands.</summary>
    public SalesCreditMemoStatus Status { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>The posted invoice that it settles; null when there is none.</summary>
    public Guid? InvoiceId { get; init; }

    /// <summary>Number of the invoice that it settles, at most 20 characters; empty when there is none.</summary>
    public string InvoiceNumber { get => field ?? string.Empty; init; }

    /// <summary>Why goods came back; null when there is none.</summary>
    public Guid? CustomerReturnReasonId { get; init; }

    /// <summary>Telephone number, at most 30 characters; empty when there is none.</summary>
    public string PhoneNumber { get => field ?? string.Empty; init; }

    /// <summary>E-mail address, at most 80 characters; empty when there is none.</summary>
    public string Email { get => field ?? string.Empty; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<SalesCreditMemoLine> SalesCreditMemoLines { get => _lines ?? []; init => _lines = value; }

    /// <summary>Whether the answer told all lines: not told is not "none", and a list that goes on elsewhere is not all.</summary>
    internal bool TellsLines => _lines is not null && !_lines.Contains(null!) && AdditionalData?.ContainsKey("salesCreditMemoLines@odata.nextLink") is not true;

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Sales credit memo {Number}";
}
