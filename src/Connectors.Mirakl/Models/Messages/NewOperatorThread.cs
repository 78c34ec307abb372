namespace Connectors.Mirakl.Models;

/// <summary>The first message of a conversation with the operator.</summary>
public sealed record NewOperatorThread
{
    /// <summary>The text, at most 50,000 characters.</summary>
    public required string Body { get; init; }

    /// <summary>What it is about.</summary>
    public required ThreadTopic Topic { get; init; }

    /// <summary>What it belongs to; <see cref="ThreadEntityType.SellerOperator"/> when left out.</summary>
    public ThreadEntityType EntityType { get; init; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
