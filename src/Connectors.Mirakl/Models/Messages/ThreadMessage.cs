using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>One message of a conversation.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ThreadMessage
{
    /// <summary>Id of the message.</summary>
    public string? Id { get; init; }

    /// <summary>The text.</summary>
    public string? Body { get; init; }

    /// <summary>Who wrote it; null when not given.</summary>
    public MessageSender? From { get; init; }

    /// <summary>To whom; never null.</summary>
    public IReadOnlyList<MessageParticipant> To { get => field ?? []; init; }

    /// <summary>Files; never null.</summary>
    public IReadOnlyList<MessageAttachment> Attachments { get => field ?? []; init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTimeOffset? DateCreated { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
