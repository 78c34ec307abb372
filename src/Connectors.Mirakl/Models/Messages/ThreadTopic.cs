using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What a conversation is about.</summary>
public sealed record ThreadTopic
{
    /// <summary>Free text, or a reason of the platform.</summary>
    public ThreadTopicType Type { get; init; }

    /// <summary>The text, or the code of the reason (RE01).</summary>
    public string? Value { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
