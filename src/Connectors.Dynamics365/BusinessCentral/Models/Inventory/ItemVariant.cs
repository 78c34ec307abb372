using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A variant of an item. It has neither a stock nor a price of its own here.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record ItemVariant
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Id of the item; null when there is none.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>Number of the item, at most 20 characters; empty when there is none.</summary>
    public string ItemNumber { get => field ?? string.Empty; init; }

    /// <summary>Its code, at most 10 characters.</summary>
    public required string Code { get; init => field = value ?? throw new JsonException("Code is missing."); }

    /// <summary>Its text, at most 100 characters; empty when there is none.</summary>
    public string Description { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
