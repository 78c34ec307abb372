using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>An invoice that a credit note corrects.</summary>
public sealed record InitialDocument
{
    /// <summary>Id of its request.</summary>
    public string? Id { get; init; }

    /// <summary>Its kind.</summary>
    public DocumentRequestType Type { get; init; }

    /// <summary>Its number; null when not given.</summary>
    public string? Number { get; init; }

    /// <summary>When it was issued, UTC.</summary>
    public DateTimeOffset? IssueDate { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
