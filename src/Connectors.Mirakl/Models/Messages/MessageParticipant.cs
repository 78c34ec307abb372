using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Somebody who takes part in a conversation.</summary>
public sealed record MessageParticipant
{
    /// <summary>Operator, shop or customer.</summary>
    public ParticipantType Type { get; init; }

    /// <summary>Id of the participant; always null for the operator.</summary>
    public string? Id { get; init; }

    /// <summary>Name for people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Says only what it is: the content is personal or secret.</summary>
    public override string ToString() => "[personal data]";
}
