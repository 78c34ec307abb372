using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Whether the operator has checked who the shop is.</summary>
public sealed record KycStatus
{
    /// <summary>How far the check is.</summary>
    public KycState Status { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
