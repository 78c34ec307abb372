namespace Connectors.Mirakl.Models;

/// <summary>An answer in a conversation.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record MessageReply
{
    /// <summary>The text, at most 50,000 characters.</summary>
    public required string Body { get; init; }

    /// <summary>To whom; at least one.</summary>
    public IReadOnlyList<MessageRecipient> To { get => field ?? []; init; }

    /// <summary>A new topic; null keeps the present one.</summary>
    public ThreadTopic? Topic { get; init; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
