using Connectors.Flows.Engine;

namespace Connectors.Flows.Refunds;

/// <summary>A flow whose cases pay something of an order back, each in its turn.</summary>
/// <param name="Flow">The kind of its cases.</param>
/// <param name="Connections">The marketplaces whose orders it pays back.</param>
/// <param name="Tell">Makes the message by which a case hears that it is its turn: the case, its own number of the turn, and what others of the order take.</param>
internal sealed record TurnTaker(string Flow, IReadOnlyCollection<string> Connections, Func<CaseId, int, IReadOnlyList<BookedReturn>, InboxMessage> Tell)
{
    /// <summary>What takes its turn, for the journal.</summary>
    public string What { get; init; } = "what of the order will not come";
}
