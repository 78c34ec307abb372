using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>How an amount is divided between shopper, shop and operator.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AmountBreakdown
{
    /// <summary>The parts; never null.</summary>
    public IReadOnlyList<AmountPart> Parts { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
