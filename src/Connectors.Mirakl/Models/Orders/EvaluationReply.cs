using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The answer to an evaluation.</summary>
public sealed record EvaluationReply
{
    /// <summary>Who answered.</summary>
    public EvaluationReplyType Type { get; init; }

    /// <summary>What was answered.</summary>
    public string? Comment { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
