using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the platform made of a message.</summary>
public sealed record SentMessage
{
    /// <summary>Id of the conversation.</summary>
    public string? ThreadId { get; init; }

    /// <summary>Id of the message.</summary>
    public string? MessageId { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
