namespace Connectors.Flows.Storage;

/// <summary>Cases that a worker can work on; it is given no others.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="Format">Newest format of states and inputs that it reads: a case of a later one is left to a newer worker.</param>
/// <param name="Connections">Connections whose cases it works on; null for all.</param>
/// <remarks>Value equality does not look into <paramref name="Connections"/>.</remarks>
public sealed record ServedFlow(string Flow, int Format = 1, IReadOnlyCollection<string>? Connections = null);
