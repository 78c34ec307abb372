using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A sales order. It disappears when all of it is invoiced.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesOrder
{
    private readonly IReadOnlyList<SalesOrderLine>? _lines;

    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, from the number series.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Our number on it, upper-cased by the ERP; empty when there is none. It is not unique.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>When it was ordered; null when there is none.</summary>
    public DateOnly? OrderDate { get; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Id of the customer.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>Number of the customer.</summary>
    public string CustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>Name of the customer.</summary>
    public string CustomerName { get => field ?? string.Empty; init; }

    /// <summary>Customer who is invoiced.</summary>
    public string BillToCustomerNumber { get => field ?? string.Empty; init; }

    /// <summary>Who receives the goods.</summary>
    public string ShipToName { get => field ?? string.Empty; init; }

    /// <summary>Contact of the recipient; empty when there is none.</summary>
    public string ShipToContact { get => field ?? string.Empty; init; }

    /// <summary>First address line of the recipient, at most 100 characters; empty when there is none.</summary>
    public string ShipToAddressLine1 { get => field ?? string.Empty; init; }

    /// <summary>Second address line, at most 50 characters; empty when there is none.</summary>
    public string ShipToAddressLine2 { get => field ?? string.Empty; init; }

    /// <summary>Town, at most 30 characters; empty when there is none.</summary>
    public string ShipToCity { get => field ?? string.Empty; init; }

    /// <summary>Country code of the ERP, usually ISO 3166-1 alpha-2, at most 10 characters; empty when there is none.</summary>
    public string ShipToCountry { get => field ?? string.Empty; init; }

    /// <summary>County, at most 30 characters; empty when there is none.</summary>
    public string ShipToState { get => field ?? string.Empty; init; }

    /// <summary>Postcode, at most 20 characters; empty when there is none.</summary>
    public string ShipToPostCode { get => field ?? string.Empty; init; }

    /// <summary>First global dimension; empty when there is none.</summary>
    public string ShortcutDimension1Code { get => field ?? string.Empty; init; }

    /// <summary>Second global dimension; empty when there is none.</summary>
    public string ShortcutDimension2Code { get => field ?? string.Empty; init; }

    /// <summary>Currency; the local code for the local currency.</summary>
    public string CurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Whether prices contain the tax.</summary>
    public bool? PricesIncludeTax { get; init; }

    /// <summary>Whether it may be shipped in parts.</summary>
    public bool? PartialShipping { get; init; }

    /// <summary>Requested delivery; null when there is none.</summary>
    public DateOnly? RequestedDeliveryDate { get; init; }

    /// <summary>Discount on the whole document.</summary>
    public decimal? DiscountAmount { get; init; }

    /// <summary>Total without tax.</summary>
    public decimal? TotalAmountExcludingTax { get; init; }

    /// <summary>Tax.</summary>
    public decimal? TotalTaxAmount { get; init; }

    /// <summary>Total with tax.</summary>
    public decimal? TotalAmountIncludingTax { get; init; }

    /// <summary>Whether all of it was shipped; null when the service does not say.</summary>
    public bool? FullyShipped { get; init; }

    /// <summary>Where it stands.</summary>
    public SalesOrderStatus Status { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Telephone number; empty when there is none.</summary>
    public string PhoneNumber { get => field ?? string.Empty; init; }

    /// <summary>E-mail address; empty when there is none.</summary>
    public string Email { get => field ?? string.Empty; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<SalesOrderLine> SalesOrderLines { get => _lines ?? []; init => _lines = value; }

    /// <summary>Whether the answer told all lines: not told is not "none", and a list that goes on elsewhere is not all.</summary>
    internal bool TellsLines => _lines is not null && !_lines.Contains(null!) && AdditionalData?.ContainsKey("salesOrderLines@odata.nextLink") is not true;

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Sales order {Number}";
}
