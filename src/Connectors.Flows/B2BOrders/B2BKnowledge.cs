using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>Everything that decisions on business orders rest on besides the order: for each store, at one moment.</summary>
/// <param name="Stores">What holds for each store's orders; the instant is the decision's own.</param>
internal sealed record B2BKnowledge(IReadOnlyDictionary<ConnectionName, B2BContext> Stores);
