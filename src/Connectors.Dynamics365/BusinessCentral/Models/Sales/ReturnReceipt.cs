using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>Goods that were received back, posted; its lines are not part of this API. Services before version 29 do not have them.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record ReturnReceipt
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Our number on it, upper-cased by the ERP, at most 35 characters; empty when there is none. It is not unique.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Date of the document; null when there is none.</summary>
    public DateOnly? DocumentDate { get; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the customer, at most 20 characters; empty when there is none.</summary>
    public string SellToCustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>Name of the customer, at most 100 characters; empty when there is none.</summary>
    public string SellToCustomerName { get => field ?? string.Empty; init; }

    /// <summary>Customer who is invoiced, at most 20 characters; empty when there is none.</summary>
    public string BillToCustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>Currency, at most 10 characters; empty for the local currency; empty when there is none.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Whether prices contain the tax; null when the service does not say.</summary>
    public bool? PricesIncludingVAT { get; init; }

    /// <summary>The customer's reference, at most 35 characters; empty when there is none.</summary>
    public string YourReference { get => field ?? string.Empty; init; }

    /// <summary>The location that the goods come back to, at most 10 characters; empty when there is none.</summary>
    public string LocationCode { get => field ?? string.Empty; init; }

    /// <summary>Number of the return order, at most 20 characters; empty when there is none.</summary>
    public string OrderNumber { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Return receipt {Number}";
}
