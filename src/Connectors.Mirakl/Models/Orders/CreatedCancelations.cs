using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>What OR30 made.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record CreatedCancelations
{
    /// <summary>Whether the amounts contain the tax.</summary>
    public OrderTaxMode OrderTaxMode { get; init; }

    /// <summary>The cancelations; never null.</summary>
    public IReadOnlyList<CreatedCancelation> Cancelations { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
