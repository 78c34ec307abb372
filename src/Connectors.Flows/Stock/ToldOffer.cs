using Connectors.Domain.Values;

namespace Connectors.Flows.Stock;

/// <summary>What a marketplace was told last of one offer: a row of a side table, which the latest word replaces.</summary>
/// <param name="Offer">The marketplace's id of the offer.</param>
/// <param name="ShopSku">The SKU its rows were keyed by.</param>
/// <param name="Packs">What it was told, in whole packs.</param>
/// <param name="Before">What it was told before that and is known to have taken; null when nothing is.</param>
/// <param name="At">When what it was told was read, UTC; when it refused the row, where it did.</param>
/// <param name="Batch">The import that told it, by our own number; 0 when what it shows is not known any more.</param>
internal sealed record ToldOffer(OfferId Offer, Sku ShopSku, long Packs, long? Before, DateTimeOffset At, int Batch)
{
    /// <summary>Why the row was refused, in the marketplace's words, cut; null when it was not. Then <see cref="Before"/> is what it shows.</summary>
    public string? Refused { get; init; }

    /// <summary>What it is taken to show; null when that is not known.</summary>
    internal long? Taken => Refused is null ? Packs : Before;
}
