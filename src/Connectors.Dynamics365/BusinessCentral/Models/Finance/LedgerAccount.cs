using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>A ledger account.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record LedgerAccount
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>Its number, at most 20 characters.</summary>
    public required string Number { get; init => field = value ?? throw new JsonException("Number is missing."); }

    /// <summary>Its name for people, at most 100 characters; empty when there is none.</summary>
    public string DisplayName { get => field ?? string.Empty; init; }

    /// <summary>Which part of the accounts it belongs to.</summary>
    public AccountCategory Category { get; init; }

    /// <summary>Its subcategory, at most 80 characters; empty when there is none.</summary>
    public string SubCategory { get => field ?? string.Empty; init; }

    /// <summary>What it is for.</summary>
    public LedgerAccountType AccountType { get; init; }

    /// <summary>Whether lines of documents and journals may name it; null when the service does not say.</summary>
    public bool? DirectPosting { get; init; }

    /// <summary>Whether it may not be used; null when the service does not say.</summary>
    public bool? Blocked { get; init; }

    /// <summary>Sum of its entries, local currency; null when the service does not say.</summary>
    public decimal? NetChange { get; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
