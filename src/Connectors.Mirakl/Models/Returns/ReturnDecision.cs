namespace Connectors.Mirakl.Models;

/// <summary>Whether a return is accepted, for RT21.</summary>
/// <param name="Id">The return.</param>
/// <param name="Accepted">True to accept, false to refuse.</param>
/// <param name="RejectionReasonCode">Why it is refused; null when it is accepted.</param>
public sealed record ReturnDecision(string Id, bool Accepted, ReturnRejectionReason? RejectionReasonCode = null);
