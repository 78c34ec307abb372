using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Companion;

/// <summary>A sales return order that was made of a posted invoice, from the companion extension. It is gone when it is received and invoiced in full: what is left is a posted credit memo.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record ReturnOrder
{
    private readonly IReadOnlyList<ReturnOrderLine>? _lines;

    /// <summary>The service's id of it (<c>SystemId</c>); the credit memo that it becomes has another.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>. A written line changes it too.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters.</summary>
    public string Number { get => field ?? string.Empty; init; }

    /// <summary>The mark of the return, at most 35 characters; the credit memo carries it too.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Number of the posted invoice that it was made of, at most 20 characters.</summary>
    public string InvoiceNumber { get => field ?? string.Empty; init; }

    /// <summary>The day that it is to be posted on.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Its currency, at most 10 characters; never empty.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Total with VAT.</summary>
    public decimal? TotalAmountIncludingTax { get; init; }

    /// <summary>Its lines; empty also when they were not asked for. Never null.</summary>
    public IReadOnlyList<ReturnOrderLine> ReturnOrderLines { get => _lines ?? []; init => _lines = value; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Shows the number alone.</summary>
    public override string ToString() => $"Sales return order {Number}";

    /// <summary>The same as a draft of the credit memo that it becomes.</summary>
    internal SalesCreditMemo ToMemo()
    {
        var isCut = AdditionalData?.ContainsKey("returnOrderLines@odata.nextLink") is true || _lines?.Contains(null!) is true;
        var memo = new SalesCreditMemo
        {
            Id = Id, ETag = ETag, Number = Number, ExternalDocumentNumber = ExternalDocumentNumber, InvoiceNumber = InvoiceNumber, PostingDate = PostingDate,
            CurrencyCode = CurrencyCode, TotalAmountIncludingTax = TotalAmountIncludingTax, Status = SalesCreditMemoStatus.Draft,
        };
        return _lines is null || isCut ? memo : memo with { SalesCreditMemoLines = [.. _lines.Select(static l => l.ToMemoLine())] };
    }
}
