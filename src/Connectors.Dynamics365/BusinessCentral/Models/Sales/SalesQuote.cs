using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A sales quote.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesQuote
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, from the number series, at most 20 characters.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Our number on it, upper-cased by the ERP, at most 35 characters; empty when there is none. It is not unique.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Date of the document; null when there is none.</summary>
    public DateOnly? DocumentDate { get; init; }

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

    /// <summary>Who receives the goods, at most 100 characters; empty when there is none.</summary>
    public string ShipToName { get => field ?? string.Empty; init; }

    /// <summary>Contact of the recipient, at most 100 characters; empty when there is none.</summary>
    public string ShipToContact { get => field ?? string.Empty; init; }

    /// <summary>Country code of the ERP, at most 10 characters; empty when there is none.</summary>
    public string ShipToCountry { get => field ?? string.Empty; init; }

    /// <summary>First address line of the recipient, at most 100 characters; empty when there is none.</summary>
    public string ShipToAddressLine1 { get => field ?? string.Empty; init; }

    /// <summary>Second address line, at most 50 characters; empty when there is none.</summary>
    public string ShipToAddressLine2 { get => field ?? string.Empty; init; }

    /// <summary>Town, at most 30 characters; empty when there is none.</summary>
    public string ShipToCity { get => field ?? string.Empty; init; }

    /// <summary>County, at most 30 characters; empty when there is none.</summary>
    public string ShipToState { get => field ?? string.Empty; init; }

    /// <summary>Postcode, at most 20 characters; empty when there is none.</summary>
    public string ShipToPostCode { get => field ?? string.Empty; init; }

    /// <summary>First global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension1Code { get => field ?? string.Empty; init; }

    /// <summary>Second global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension2Code { get => field ?? string.Empty; init; }

    /// <summary>Currency; the local code for the local currency; empty when there is none.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Discount on the whole document; null when the service does not say.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Total without tax; null when the service does not say.</summary>
    public decimal? TotalAmountExcludingTax { get; init; }

    /// <summary>Tax; null when the service does not say.</summary>
    public decimal? TotalTaxAmount { get; init; }

    /// <summary>Total with tax; null when the service does not say.</summary>
    public decimal? TotalAmountIncludingTax { get; init; }

    /// <summary>Where it stands.</summary>
    public SalesQuoteStatus Status { get; init; }

    /// <summary>When it was sent, UTC; null when there is none.</summary>
    public DateTimeOffset? SentDate { get; init; }

    /// <summary>Last day of its validity; null when there is none.</summary>
    public DateOnly? ValidUntilDate { get; init; }

    /// <summary>When it was accepted; null when there is none.</summary>
    public DateOnly? AcceptedDate { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Telephone number, at most 30 characters; empty when there is none.</summary>
    public string PhoneNumber { get => field ?? string.Empty; init; }

    /// <summary>E-mail address, at most 80 characters; empty when there is none.</summary>
    public string Email { get => field ?? string.Empty; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<SalesQuoteLine> SalesQuoteLines { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Sales quote {Number}";
}
