namespace Connectors.Mirakl.Models;

/// <summary>The first message of a conversation about an order.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record NewOrderThread
{
    /// <summary>The text, at most 50,000 characters.</summary>
    public required string Body { get; init; }

    /// <summary>To whom: operator, customer or both; at least one.</summary>
    public IReadOnlyList<ParticipantType> To { get => field ?? []; init; }

    /// <summary>What it is about.</summary>
    public required ThreadTopic Topic { get; init; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
