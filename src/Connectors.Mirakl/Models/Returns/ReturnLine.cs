using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>Goods of a return.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record ReturnLine
{
    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>How many come back.</summary>
    public int Quantity { get; init; }

    /// <summary>Why; empty when not given.</summary>
    public ReturnReason ReasonCode { get; init; }

    /// <summary>What was found when they came; never null, empty before.</summary>
    public IReadOnlyList<ReturnCompliance> Compliance { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
