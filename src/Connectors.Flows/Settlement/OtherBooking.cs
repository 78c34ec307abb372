namespace Connectors.Flows.Settlement;

/// <summary>A line of the ERP's books that names a cycle, or a transaction of it, and that no settlement wrote.</summary>
/// <param name="DocumentNumber">The document number on it; empty when it has none.</param>
/// <param name="Names">What it names: <c>cycle C7</c>, <c>payout BACS1</c>, <c>line 17</c>.</param>
/// <param name="Account">The account it is on.</param>
/// <param name="Amount">Above zero for debit.</param>
/// <param name="PostingDate">The day it is posted on; null where the ERP does not tell.</param>
/// <param name="IsPosted">Whether it is in the ledger; false for a draft.</param>
internal sealed record OtherBooking(string DocumentNumber, string Names, string Account, decimal Amount, DateOnly? PostingDate, bool IsPosted);
