using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The answer to one question about an order.</summary>
public sealed record OrderAssessment
{
    /// <summary>Code of the question.</summary>
    public required string Code { get; init; }

    /// <summary>The question for people, in the language asked for.</summary>
    public string? Label { get; init; }

    /// <summary>The answer as text: a number, <c>true</c> or <c>false</c>.</summary>
    public string? Response { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
