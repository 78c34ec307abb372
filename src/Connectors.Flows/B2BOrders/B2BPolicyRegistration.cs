namespace Connectors.Flows.B2BOrders;

/// <summary>The choices of one call that added routes, for what must be told of them when the host starts.</summary>
/// <param name="Path">What stands before each key when a mistake is told.</param>
/// <param name="Policy">Gives its choices.</param>
/// <param name="Routes">Gives the routes that they hold for.</param>
internal sealed record B2BPolicyRegistration(string Path, Func<IServiceProvider, B2BPolicy> Policy, Func<IServiceProvider, IReadOnlyCollection<B2BRoute>> Routes);
