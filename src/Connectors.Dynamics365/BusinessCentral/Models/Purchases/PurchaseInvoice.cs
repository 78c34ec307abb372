using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A purchase invoice, draft or posted.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record PurchaseInvoice
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters; it changes when it is posted; empty when there is none.</summary>
    public string Number { get => field ?? string.Empty; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Date of the invoice; null when there is none.</summary>
    public DateOnly? InvoiceDate { get; init; }

    /// <summary>When it is to be paid; null when there is none.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The vendor's own number, at most 35 characters; empty when there is none.</summary>
    public string VendorInvoiceNumber { get => field ?? string.Empty; init; }

    /// <summary>Id of the vendor; null when there is none.</summary>
    public Guid? VendorId { get; init; }

    /// <summary>Number of the vendor, at most 20 characters; empty when there is none.</summary>
    public string VendorNumber { get => field ?? string.Empty; init; }

    /// <summary>Name of the vendor, at most 100 characters; empty when there is none.</summary>
    public string VendorName { get => field ?? string.Empty; init; }

    /// <summary>Vendor who is paid, at most 20 characters; empty when there is none.</summary>
    public string PayToVendorNumber { get => field ?? string.Empty; init; }

    /// <summary>First global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension1Code { get => field ?? string.Empty; init; }

    /// <summary>Second global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension2Code { get => field ?? string.Empty; init; }

    /// <summary>Currency; the local code for the local currency; empty when there is none.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Id of the order it was made from; null when there is none.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>Number of the order it was made from, at most 20 characters; empty when there is none.</summary>
    public string OrderNumber { get => field ?? string.Empty; init; }

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
    public PurchaseInvoiceStatus Status { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<PurchaseInvoiceLine> PurchaseInvoiceLines { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Purchase invoice {Number}";
}
