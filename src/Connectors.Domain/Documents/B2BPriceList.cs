using Connectors.Domain.Values;

namespace Connectors.Domain.Documents;

/// <summary>A price list of a B2B store.</summary>
/// <param name="Id">What names it there.</param>
/// <param name="Currency">The currency of its prices; null when the store does not say.</param>
/// <param name="IsMadeByRules">Whether the store makes its prices of another list by rules: then it has none of its own.</param>
public sealed record B2BPriceList(string Id, CurrencyCode? Currency, bool IsMadeByRules);
