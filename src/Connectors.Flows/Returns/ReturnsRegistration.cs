namespace Connectors.Flows.Returns;

/// <summary>One call that added routes.</summary>
/// <param name="Path">What stands before each key when a mistake is told: the section's path, or which call it was.</param>
/// <param name="Routes">Gives its routes.</param>
internal sealed record ReturnsRegistration(string Path, Func<IServiceProvider, IReadOnlyCollection<ReturnRoute>> Routes);
