using Connectors.Domain.Fees;

namespace Connectors.Flows.Settlement;

/// <summary>Routes with the choices that hold for them. A host may have several; each marketplace belongs to one.</summary>
/// <param name="Routes">The ways of the settlements.</param>
/// <param name="Policy">The merchant's choices.</param>
/// <param name="Fees">Gives the fee table now in force.</param>
internal sealed record SettlementInstance(IReadOnlyCollection<SettlementRoute> Routes, SettlementPolicy Policy, Func<FeeMap> Fees);
