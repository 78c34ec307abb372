using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A conversation, as M10 and M11 show it.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record MessageThread
{
    /// <summary>Id of the conversation, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>What it is about; null when not given.</summary>
    public ThreadTopic? Topic { get; init; }

    /// <summary>The orders or offers it belongs to; never null.</summary>
    public IReadOnlyList<ThreadEntity> Entities { get => field ?? []; init; }

    /// <summary>Who may take part; never null.</summary>
    public IReadOnlyList<MessageParticipant> AuthorizedParticipants { get => field ?? []; init; }

    /// <summary>Who takes part; never null.</summary>
    public IReadOnlyList<MessageParticipant> CurrentParticipants { get => field ?? []; init; }

    /// <summary>The customer's company; null for a private customer.</summary>
    public ThreadOrganization? CustomerOrganization { get; init; }

    /// <summary>Messages, at most the last 100; empty in a list unless it was asked for. Never null.</summary>
    public IReadOnlyList<ThreadMessage> Messages { get => field ?? []; init; }

    /// <summary>Counts and dates; null when not given.</summary>
    public ThreadMetadata? Metadata { get; init; }

    /// <summary>Who said that no answer is due, and when; never null.</summary>
    public IReadOnlyList<NoReplyMark> NoStoreReplyNeeded { get => field ?? []; init; }

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? DateUpdated { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
