using Connectors.Domain.Returns;

namespace Connectors.Flows.Returns;

/// <summary>Routes with the choices that hold for them. A host may have several; each marketplace belongs to one.</summary>
/// <param name="Routes">The ways of the returns.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Statuses">Gives the words for returns that are in force.</param>
internal sealed record ReturnsInstance(IReadOnlyCollection<ReturnRoute> Routes, ReturnsPolicy Policy, Func<ReturnStatusMap> Statuses);
