using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A general journal, a batch of lines that are posted together.</summary>
/// <remarks>Value equality does not look into the lines. A number or date is null when the answer did not hold it.</remarks>
public sealed record Journal
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

    /// <summary>Name of its template, at most 10 characters; empty when there is none.</summary>
    public string TemplateDisplayName { get => field ?? string.Empty; init; }

    /// <summary>The account that its lines balance with; null when there is none.</summary>
    public Guid? BalancingAccountId { get; init; }

    /// <summary>Number of the account that its lines balance with, at most 20 characters; empty when there is none.</summary>
    public string BalancingAccountNumber { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Its lines; never null, empty unless they were expanded.</summary>
    public IReadOnlyList<JournalLine> JournalLines { get => field ?? []; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
