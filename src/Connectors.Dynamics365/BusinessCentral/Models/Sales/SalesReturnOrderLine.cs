using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A line of a sales return order.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesReturnOrderLine
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Number of the return order, at most 20 characters; empty when there is none.</summary>
    public string DocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Line number; null when the service does not say.</summary>
    public int? Sequence { get; init; }

    /// <summary>What the line is about.</summary>
    public SalesReturnLineType LineType { get; init; }

    /// <summary>Number of the item, account or resource, at most 20 characters; empty when there is none.</summary>
    public string LineObjectNumber { get => field ?? string.Empty; init; }

    /// <summary>Its text, at most 100 characters; empty when there is none.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>More text, at most 50 characters; empty when there is none.</summary>
    public string Description2 { get => field ?? string.Empty; init; }

    /// <summary>Unit of the quantity, at most 10 characters; empty when there is none.</summary>
    public string UnitOfMeasureCode { get => field ?? string.Empty; init; }

    /// <summary>How many of the unit; null when the service does not say.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Price of one unit, with or without tax as the document says; null when the service does not say.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>The discount in percent; null when the service does not say.</summary>
    public decimal? LineDiscountPercent { get; init; }

    /// <summary>Discount on the whole line; null when the service does not say.</summary>
    public decimal? LineDiscountAmount { get; init; }

    /// <summary>Line amount, with or without tax as the document says; null when the service does not say.</summary>
    public decimal? LineAmount { get; init; }

    /// <summary>Tax rate in percent; null when the service does not say.</summary>
    public decimal? TaxPercent { get; init; }

    /// <summary>Line amount with tax; null when the service does not say.</summary>
    public decimal? AmountIncludingTax { get; init; }

    /// <summary>How much the next posting will receive; null when the service does not say.</summary>
    public decimal? ReturnQtyToReceive { get; init; }

    /// <summary>How much was received; null when the service does not say.</summary>
    public decimal? ReturnQtyReceived { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
