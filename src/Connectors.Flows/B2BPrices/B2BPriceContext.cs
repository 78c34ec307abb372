using Connectors.Domain.Ports;

namespace Connectors.Flows.B2BPrices;

/// <summary>Everything besides the case that its conclusions rest on: an immutable snapshot.</summary>
/// <param name="Route">The way of the price lists.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Store">What the store can do with price lists.</param>
/// <param name="Tables">The mapping tables.</param>
internal sealed record B2BPriceContext(B2BPriceRoute Route, B2BPricePolicy Policy, B2BPricingCapabilities Store, B2BPriceTables Tables)
{
    /// <summary>The lists that a table or the ERP fills, and those of which something was told in real time, each once, in their order.</summary>
    public IEnumerable<string> Lists(IReadOnlyList<string> wordLists) => new[] { Tables.Prices.ListsOf(Route.Store), Route.ErpList is { } list ? [list] : [], wordLists }
        .SelectMany(static l => l).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the ERP's items fill a list.</summary>
    public bool IsErpList(string list) => string.Equals(Route.ErpList, list, StringComparison.OrdinalIgnoreCase);
}
