using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Somebody said that no answer is due.</summary>
public sealed record NoReplyMark
{
    /// <summary>Who: operator or shop.</summary>
    public ParticipantType UserType { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
