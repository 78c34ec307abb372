using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Mirakl.Models;

/// <summary>The promotions of an order.</summary>
/// <remarks>Value equality does not look into lists.</remarks>
public sealed record OrderPromotions
{
    /// <summary>The promotions; never null.</summary>
    public IReadOnlyList<OrderPromotion> AppliedPromotions { get => field ?? []; init; }

    /// <summary>What they took off together, in the currency of the order; null when not given.</summary>
    public decimal? TotalDeducedAmount { get; init; }

    /// <summary>Members this version does not model, as they came; null when there are none.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
