using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A standing order for news of an entity set. It ends after three days unless it is renewed, and at once when its receiver refuses a call.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record Subscription
{
    /// <summary>The service's id of it, at most 150 characters.</summary>
    public required string SubscriptionId { get; init => field = value ?? throw new JsonException("SubscriptionId is missing."); }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Where news is sent to; empty when the service does not say.</summary>
    public string NotificationUrl { get => field ?? string.Empty; init; }

    /// <summary>The entity set that is watched, as a path with or without a leading slash; empty when the service does not say.</summary>
    public string Resource { get => field ?? string.Empty; init; }

    /// <summary>What each piece of news carries, by which its receiver knows the sender. A secret; it is not shown.</summary>
    public string ClientState { get => field ?? string.Empty; init; }

    /// <summary>When it ends unless it is renewed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? ExpirationDateTime { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Names it and shows no secret.</summary>
    public override string ToString() => $"Subscription {SubscriptionId}";
}
