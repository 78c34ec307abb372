using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a purchase invoice.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record PurchaseInvoiceLine
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Id of the document; null when there is none.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>Line number; null when the service does not say.</summary>
    public int? Sequence { get; init; }

    /// <summary>The item; null when there is none.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>The ledger account; null when there is none.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>What the line is about.</summary>
    public PurchaseLineType LineType { get; init; }

    /// <summary>Number of the item, account or resource, at most 20 characters; empty when there is none.</summary>
    public string LineObjectNumber { get => field ?? string.Empty; init; }

    /// <summary>Its text, at most 100 characters; empty when there is none.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>More text, at most 50 characters; empty when there is none.</summary>
    public string Description2 { get => field ?? string.Empty; init; }

    /// <summary>Id of the unit; null when there is none.</summary>
    public Guid? UnitOfMeasureId { get; init; }

    /// <summary>Unit of the quantity, at most 10 characters; empty when there is none.</summary>
    public string UnitOfMeasureCode { get => field ?? string.Empty; init; }

    /// <summary>Cost of one unit, with or without tax as the document says; null when the service does not say.</summary>
    public decimal? UnitCost { get; init; }

    /// <summary>How many of the unit; null when the service does not say.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Discount on the whole line; null when the service does not say.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>The discount in percent; null when the service does not say.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Line amount without tax; null when the service does not say.</summary>
    public decimal? AmountExcludingTax { get; init; }

    /// <summary>Tax code as read back, which may differ from what may be written, at most 50 characters; empty when there is none.</summary>
    public string TaxCode { get => field ?? string.Empty; init; }

    /// <summary>Tax rate in percent; null when the service does not say.</summary>
    public decimal? TaxPercent { get; init; }

    /// <summary>Tax; null when the service does not say.</summary>
    public decimal? TotalTaxAmount { get; init; }

    /// <summary>Line amount with tax; null when the service does not say.</summary>
    public decimal? AmountIncludingTax { get; init; }

    /// <summary>The line's part of the document's discount; null when the service does not say.</summary>
    public decimal? InvoiceDiscountAllocation { get; init; }

    /// <summary>Line amount without tax, less its part of the document's discount; null when the service does not say.</summary>
    public decimal? NetAmount { get; init; }

    /// <summary>Tax on the net amount; null when the service does not say.</summary>
    public decimal? NetTaxAmount { get; init; }

    /// <summary>Net amount with tax; null when the service does not say.</summary>
    public decimal? NetAmountIncludingTax { get; init; }

    /// <summary>When the goods are expected; null when there is none.</summary>
    public DateOnly? ExpectedReceiptDate { get; init; }

    /// <summary>The variant; null when there is none.</summary>
    public Guid? ItemVariantId { get; init; }

    /// <summary>The location; null when there is none.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
