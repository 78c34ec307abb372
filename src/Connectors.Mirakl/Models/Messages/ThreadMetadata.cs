using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Counts and dates of a conversation.</summary>
public sealed record ThreadMetadata
{
    /// <summary>Since when an answer of the shop is due, UTC; null when none is.</summary>
    public DateTimeOffset? ShopReplyNeededSince { get; init; }

    /// <summary>When the last message was written, UTC.</summary>
    public DateTimeOffset? LastMessageDate { get; init; }

    /// <summary>Who wrote it; null when not given.</summary>
    public MessageSender? LastSender { get; init; }

    /// <summary>How many messages there are, at most 1,000; null when not given.</summary>
    public int? TotalCount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
