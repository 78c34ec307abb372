namespace Connectors.Simulators;

/// <summary>An amount in the ERP's general ledger, or on a line of a journal that is not posted.</summary>
/// <param name="DocumentNumber">The document number on it.</param>
/// <param name="Account">The account: of a line the number that it names, of what is posted the ledger's own.</param>
/// <param name="Amount">Above zero is debit.</param>
/// <param name="PostingDate">The day it is booked on.</param>
/// <param name="IsPosted">Whether it is in the ledger.</param>
public sealed record BookedAmount(string DocumentNumber, string Account, decimal Amount, DateOnly PostingDate, bool IsPosted);
