using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A place where goods are kept.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record Location
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its code, at most 10 characters.</summary>
    public required string Code { get; init => field = value ?? throw new JsonException("Code is missing."); }

    /// <summary>Its name for people, at most 100 characters; empty when there is none.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary>Contact, at most 100 characters; empty when there is none.</summary>
    public string Contact { get => field ?? string.Empty; init; }

    /// <summary>First address line, at most 100 characters; empty when there is none.</summary>
    public string AddressLine1 { get => field ?? string.Empty; init; }

    /// <summary>Second address line, at most 50 characters; empty when there is none.</summary>
    public string AddressLine2 { get => field ?? string.Empty; init; }

    /// <summary>Town, at most 30 characters; empty when there is none.</summary>
    public string City { get => field ?? string.Empty; init; }

    /// <summary>County, at most 30 characters; empty when there is none.</summary>
    public string State { get => field ?? string.Empty; init; }

    /// <summary>Country code of the ERP, at most 10 characters; empty when there is none.</summary>
    public string Country { get => field ?? string.Empty; init; }

    /// <summary>Postcode, at most 20 characters; empty when there is none.</summary>
    public string PostalCode { get => field ?? string.Empty; init; }

    /// <summary>Telephone number, at most 30 characters; empty when there is none.</summary>
    public string PhoneNumber { get => field ?? string.Empty; init; }

    /// <summary>E-mail address, at most 80 characters; empty when there is none.</summary>
    public string Email { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names the document and none of its content, which is personal data.</summary>
    public override string ToString() => $"Location {Code}";
}
