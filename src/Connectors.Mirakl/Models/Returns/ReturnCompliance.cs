using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Whether returned goods are as they should be.</summary>
public sealed record ReturnCompliance
{
    /// <summary>True when they are.</summary>
    public bool Compliant { get; init; }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public NonComplianceReason NonComplianceReasonCode { get; init; }

    /// <summary>In words; null when there are none.</summary>
    public string? NonComplianceAdditionalInfo { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
