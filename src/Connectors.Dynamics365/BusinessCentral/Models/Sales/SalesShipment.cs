using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A posted sales shipment. Carrier and tracking number are not part of this API.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record SalesShipment
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Our number on it, upper-cased by the ERP; empty when there is none. It is not unique.</summary>
    public string ExternalDocumentNumber { get => field ?? string.Empty; init; }

    /// <summary>Date of posting; null when there is none.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>Number of the order; empty when there is none.</summary>
    public string OrderNumber { get => field ?? string.Empty; init; }

    /// <summary>Number of the customer.</summary>
    public string CustomerNumber { get => field ?? string.Empty; init; }

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

    /// <summary>Shipment method; empty when there is none.</summary>
    public string ShipmentMethodCode { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<SalesShipmentLine> SalesShipmentLines { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Sales shipment {Number}";
}
