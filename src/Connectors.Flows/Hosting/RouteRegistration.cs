namespace Connectors.Flows.Hosting;

/// <summary>One call that added routes.</summary>
/// <typeparam name="TRoute">What a route of the flow is.</typeparam>
/// <param name="Path">What stands before each key when a mistake is told: the section's path, or which call it was.</param>
/// <param name="Routes">Gives its routes.</param>
internal sealed record RouteRegistration<TRoute>(string Path, Func<IServiceProvider, IReadOnlyCollection<TRoute>> Routes);
