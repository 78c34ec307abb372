using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What the platform uses an attribute for.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AttributeRole
{
    /// <summary>For example <c>TITLE</c>, <c>CATEGORY</c> or <c>UNIQUE_IDENTIFIER</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Settings of it.</summary>
    public IReadOnlyList<AttributeParameter> Parameters { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
