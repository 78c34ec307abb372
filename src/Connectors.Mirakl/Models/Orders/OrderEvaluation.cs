using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What a customer thought of an order. Holds personal data.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderEvaluation
{
    /// <summary>The grade, on the scale of the operator.</summary>
    public int Grade { get; init; }

    /// <summary>Answers to single questions; never null.</summary>
    public IReadOnlyList<OrderAssessment> Assessments { get => field ?? []; init; }

    /// <summary>In words; null when there are none.</summary>
    public string? Comment { get; init; }

    /// <summary>The answer to it; null when nobody answered.</summary>
    public EvaluationReply? Reply { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool Visible { get; init; }

    /// <summary>When it was given, UTC.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset? LastUpdatedDate { get; init; }

    /// <summary>The operator's id of the customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>First name of the customer; null when not given.</summary>
    public string? Firstname { get; init; }

    /// <summary>Last name of the customer; null when not given.</summary>
    public string? Lastname { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
