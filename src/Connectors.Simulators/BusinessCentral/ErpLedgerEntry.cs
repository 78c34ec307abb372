namespace Connectors.Simulators.BusinessCentral;

/// <summary>An entry of the general ledger. Nobody changes or deletes one.</summary>
/// <param name="Id">The service's id of it.</param>
/// <param name="Number">Its number, rising.</param>
/// <param name="DocumentNumber">Number of the document it was posted with.</param>
/// <param name="Account">The account of the ledger.</param>
/// <param name="Description">Its text.</param>
/// <param name="Amount">Above zero is debit.</param>
/// <param name="PostingDate">The day it was posted on.</param>
/// <param name="PostedAt">When.</param>
internal sealed record ErpLedgerEntry(Guid Id, int Number, string DocumentNumber, string Account, string Description, decimal Amount, DateOnly PostingDate, DateTimeOffset PostedAt);
