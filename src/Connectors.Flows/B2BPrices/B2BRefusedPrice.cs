using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>A SKU whose prices a store did not take on a list: it costs what it did before.</summary>
/// <param name="List">The list.</param>
/// <param name="Sku">The SKU, in upper case: lists know it without case.</param>
/// <param name="Words">Why, in the store's own words, cut.</param>
/// <param name="At">When it was refused, UTC.</param>
public sealed record B2BRefusedPrice(string List, Sku Sku, string Words, DateTimeOffset At);
