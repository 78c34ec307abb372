using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>A person's word that a large change is meant.</summary>
/// <param name="List">The list.</param>
/// <param name="Sku">The SKU; null where it is about SKUs that go from the list.</param>
/// <param name="Price">The price that it is about, or how many SKUs.</param>
/// <param name="At">When it was heard, UTC.</param>
internal sealed record ConfirmedListPrice(string List, Sku? Sku, decimal Price, DateTimeOffset At);
