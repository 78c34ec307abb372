using Connectors.Domain.Documents;

namespace Connectors.Flows.Settlement;

/// <summary>The ledger's set-up was looked at.</summary>
/// <param name="FeeTableVersion">The fee table it was checked for.</param>
/// <param name="Obstacles">What is in the way.</param>
internal sealed record SetupInput(string FeeTableVersion, IReadOnlyList<JournalObstacle> Obstacles);
