namespace Connectors.Mirakl.Models;

/// <summary>Whether a line is accepted. There is no decision on a part of a line.</summary>
/// <param name="Id">Id of the line.</param>
/// <param name="Accepted">True to accept, false to refuse.</param>
public sealed record OrderLineDecision(string Id, bool Accepted);
