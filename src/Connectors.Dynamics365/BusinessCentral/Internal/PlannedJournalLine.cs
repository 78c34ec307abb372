using Connectors.Domain.Documents;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>A line of a settlement journal as Business Central is to keep it.</summary>
/// <param name="Key">What it is recognised by: the document number and its place.</param>
/// <param name="AccountType">What it is posted to.</param>
/// <param name="AccountNumber">The number of that.</param>
/// <param name="Amount">Above zero is debit.</param>
/// <param name="Line">The neutral line.</param>
internal sealed record PlannedJournalLine(string Key, JournalAccountType AccountType, string AccountNumber, decimal Amount, SettlementJournalLine Line);
