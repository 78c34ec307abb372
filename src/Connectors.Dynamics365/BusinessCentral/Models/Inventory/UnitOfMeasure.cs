using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A unit. How many of the base unit an item has in it is not part of this API.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record UnitOfMeasure
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its code, at most 10 characters.</summary>
    public required string Code { get; init => field = value ?? throw new JsonException("Code is missing."); }

    /// <summary>Its name for people, at most 50 characters; empty when there is none.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary>Its code in UNECE recommendation 20, at most 10 characters; empty when there is none.</summary>
    public string InternationalStandardCode { get => field ?? string.Empty; init; }

    /// <summary>Its sign, at most 10 characters; empty when there is none.</summary>
    public string Symbol { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
