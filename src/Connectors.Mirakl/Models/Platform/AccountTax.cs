using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>A tax that the operator applies to fees.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AccountTax
{
    /// <summary>The operator's tax code.</summary>
    public string? Code { get; init; }

    /// <summary>The tax for people.</summary>
    public string? Label { get; init; }

    /// <summary>Fees it is applied to; never null.</summary>
    public IReadOnlyList<string> FeeTypes { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
