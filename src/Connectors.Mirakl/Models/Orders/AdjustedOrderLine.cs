using System.Text.Json;
using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>An order line that OR32 adjusted.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record AdjustedOrderLine
{
    /// <summary>The order line.</summary>
    public string? OrderLineId { get; init; }

    /// <summary>What was ordered and delivered; null when not given.</summary>
    public Measurement? Measurement { get; init; }

    /// <summary>What was cancelled for the difference; never null.</summary>
    public IReadOnlyList<AdjustedAmount> Cancelations { get => field ?? []; init; }

    /// <summary>What was refunded for the difference; never null.</summary>
    public IReadOnlyList<AdjustedAmount> Refunds { get => field ?? []; init; }

    /// <summary>Why it was not adjusted; the batch's failures then.</summary>
    [JsonInclude]
    internal IReadOnlyList<ItemError> Errors { get => field ?? []; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
