namespace Connectors.Flows.MarketplaceOrders;

/// <summary>The choices of one call that added routes, for what must be told of them when the host starts.</summary>
/// <param name="Path">What stands before each key when a mistake is told.</param>
/// <param name="Routes">Gives its routes.</param>
/// <param name="Policy">Gives its choices.</param>
internal sealed record OrderPolicyRegistration(string Path, Func<IServiceProvider, IReadOnlyCollection<OrderRoute>> Routes, Func<IServiceProvider, OrderPolicy> Policy);
