using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.BusinessCentral.Models;

/// <summary>The company's settings of the ledger: its own currency, and when may be posted.</summary>
/// <remarks>A number or date is null when the answer did not hold it.</remarks>
public sealed record GeneralLedgerSetup
{
    /// <summary>The service's id of it (<c>SystemId</c>).</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, for <c>If-Match</c>.</summary>
    [JsonPropertyName("@odata.etag")]
    public EntityTag ETag { get; init; }

    /// <summary>First day on which may be posted; null when there is none, and so no limit.</summary>
    public DateOnly? AllowPostingFrom { get; init; }

    /// <summary>Last day on which may be posted; null when there is none, and so no limit.</summary>
    public DateOnly? AllowPostingTo { get; init; }

    /// <summary>The company's own currency, at most 10 characters; empty when there is none.</summary>
    public string LocalCurrencyCode { get => field ?? string.Empty; init; }

    /// <summary>Currency of the second set of amounts, at most 10 characters; empty when there is none.</summary>
    public string AdditionalReportingCurrency { get => field ?? string.Empty; init; }

    /// <summary>First global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension1Code { get => field ?? string.Empty; init; }

    /// <summary>Second global dimension, at most 20 characters; empty when there is none.</summary>
    public string ShortcutDimension2Code { get => field ?? string.Empty; init; }

    /// <summary>When it last changed, UTC; null when the service does not say.</summary>
    public DateTimeOffset? LastModifiedDateTime { get; init; }

    /// <summary>Members this version does not know, by name; null when there were none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
