using Connectors.Domain.Values;

namespace Connectors.Flows.MarketplaceOrders;

/// <summary>Everything that decisions on orders rest on besides the order: for each marketplace, at one moment.</summary>
/// <param name="Marketplaces">What holds for each marketplace's orders; the instant is the decision's own.</param>
internal sealed record OrderKnowledge(IReadOnlyDictionary<ConnectionName, OrderContext> Marketplaces);
