using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A tax area; where the company has VAT, a VAT business posting group.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record TaxArea
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its code, at most 20 characters.</summary>
    public required string Code { get; init => field = value ?? throw new JsonException("Code is missing."); }

    /// <summary>Its name for people, at most 100 characters; empty when there is none.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary>Which of the two it is.</summary>
    public TaxType TaxType { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
