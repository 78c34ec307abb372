using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A sales invoice, draft or posted.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesInvoice
{
    private readonly IReadOnlyList<SalesInvoiceLine>? _lines;

    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number; it changes when it is posted.</summary>
    public string Number { get => field ?? string.Empty; init; }

    /// <summary>Our number on it, upper-cased by the ERP; empty when there is none. It is not unique.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Date of the invoice; null when there is none.</summary>
    public DateOnly? InvoiceDate { get; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>When it is to be paid; null when there is none.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The buyer's purchase order number; empty when there is none.</summary>
    public string CustomerPurchaseOrderReference { get => field ?? string.Empty; init; }

    /// <summary>Id of the customer; null when there is none.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Number of the customer.</summary>
    public string CustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>Name of the customer.</summary>
    public string CustomerName { get => field ?? string.Empty; init; }

    /// <summary>Number of the customer that it is billed to, at most 20 characters; empty when there is none.</summary>
    public string BillToCustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>The terms it is to be paid by; null when there are none.</summary>
    public Guid? PaymentTermsId { get; init; }

    /// <summary>Currency; the local code for the local currency.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Id of the order it was made from; null when there was none.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Number of the order it was made from; empty when there was none.</summary>
    public string OrderNumber { get => field ?? string.Empty; init; }

    /// <summary>Whether prices contain the tax.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>What is still to be paid.</summary>
    public decimal? RemainingAmount { get; init; }

    /// <summary>Discount on the whole document.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Total without tax.</summary>
    public decimal? TotalAmountExcludingTax { get; init; }

    /// <summary>Tax.</summary>
    public decimal? TotalTaxAmount { get; init; }

    /// <summary>Total with tax.</summary>
    public decimal? TotalAmountIncludingTax { get; init; }

    /// <summary>Where it stands.</summary>
    public SalesInvoiceStatus Status { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<SalesInvoiceLine> SalesInvoiceLines { get => _lines ?? []; init => _lines = value; }

    /// <summary>Whether the answer told all lines: not told is not "none", and a list that goes on elsewhere is not all.</summary>
    internal bool TellsLines => _lines is not null && !_lines.Contains(null!) && AdditionalData?.ContainsKey("salesInvoiceLines@odata.nextLink") is not true;

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Sales invoice {Number}";
}
