using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BPrices;

/// <summary>What a SKU is to cost on a list.</summary>
/// <param name="Sku">The SKU, as the store writes it.</param>
/// <param name="Breaks">All of its prices; none when it is to go from the list.</param>
/// <param name="Hash">All of them in short.</param>
/// <param name="Confirmed">Prices whose large change is meant.</param>
internal sealed record WantedPrice(Sku Sku, IReadOnlyList<B2BPriceBreak> Breaks, string Hash, IReadOnlyList<decimal> Confirmed)
{
    /// <summary>Whether it is in no table and no word, but an ERP's item's.</summary>
    public bool IsOfErp { get; init; }
}
