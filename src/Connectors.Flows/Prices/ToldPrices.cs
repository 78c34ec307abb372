using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Flows.Prices;

/// <summary>What a marketplace was told last of one offer's prices: a row of a side table, which the latest word replaces.</summary>
/// <param name="Offer">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU its rows were keyed by.</param>
/// <param name="Prices">What it was told; where it showed that before anything was told, what it showed.</param>
/// <param name="At">When it was told, UTC; when it refused the row, where it did.</param>
/// <param name="Batch">The import that told it, by our own number; 0 when it was seen to show it.</param>
/// <remarks>Value equality does not look into <see cref="MayShow"/>.</remarks>
internal sealed record ToldPrices(OfferId Offer, Sku ShopSku, PriceSet Prices, DateTimeOffset At, int Batch)
{
    /// <summary>Why the row was refused, in the marketplace's words, cut; null when it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Refused { get; init; }

    /// <summary>What it may show besides by our own doing: what it showed before, or what an import told that may still be carried out. Never null.</summary>
    public IReadOnlyList<PriceSet> MayShow { get => field ?? []; init; }

    /// <summary>What somebody else set there since, as far as it was seen; null when nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PriceSet? Edited { get; init; }

    /// <summary>When that was first seen, UTC; null when it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EditedAt { get; init; }
}
