using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>A line of a sales return order, from the companion extension. Named and written as the lines of credit memos are.</summary>
/// <remarks>A number is null when the answer did not hold it.</remarks>
public sealed record ReturnOrderLine
{
    /// <summary>The service's id of the line (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>The line's number.</summary>
    public int? Sequence { get; init; }

    /// <summary>What kind of line it is.</summary>
    public SalesLineType LineType { get; init; }

    /// <summary>Number of the item, account or resource, at most 20 characters; empty for a comment.</summary>
    public string LineObjectNumber { get => field ?? string.Empty; init; }

    /// <summary>Its unit, at most 10 characters.</summary>
    public string UnitOfMeasureCode { get => field ?? string.Empty; init; }

    /// <summary>How many come back, in its unit.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Price of one of its unit, in the document's way of counting VAT.</summary>
    public decimal? UnitPrice { get; init; }

    /// <summary>What is taken off the line, in the document's way of counting VAT.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Where the goods go; null for where the set-up says.</summary>
    public Guid? LocationId { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>The same as a line of a credit memo, which it becomes.</summary>
    internal SalesCreditMemoLine ToMemoLine() => new()
    {
        Id = Id, ETag = ETag, Sequence = Sequence, LineType = LineType, LineObjectNumber = LineObjectNumber, UnitOfMeasureCode = UnitOfMeasureCode,
        Quantity = Quantity, UnitPrice = UnitPrice, DiscountAmount = DiscountAmount, LocationId = LocationId,
    };
}
