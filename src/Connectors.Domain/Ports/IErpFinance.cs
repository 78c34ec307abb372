using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// Settlement journals in an ERP's ledger, each known by its document number. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its
/// permit. A journal is written as a draft that people see and post; where it cannot be a draft, <see cref="WriteJournalAsync"/> posts it.
/// </summary>
public interface IErpFinance
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation can do with journals.</summary>
    ErpFinanceCapabilities Capabilities { get; }

    /// <summary>On which days the ledger is open. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<OpenPeriod> GetOpenPeriodAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// What is in the way of booking: accounts that are not there, that are blocked or that take no entries, a journal that is missing or in which others work. Empty when nothing is.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="targets">Where is to be booked.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<IReadOnlyList<JournalObstacle>> FindObstaclesAsync(IReadOnlyCollection<PostingTarget> targets, CancellationToken cancellationToken = default);

    /// <summary>
    /// What stands of a journal, drafts first and then what is posted: found when something of it does and nothing else than what it holds, and then it tells how many lines are still
    /// missing; absent when nothing stands anywhere. Lines that somebody changed or added, a journal that was posted with other amounts, and one that was taken back by a reversal are
    /// <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="number">Its document number.</param>
    /// <param name="journal">What it holds.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<ErpJournal>> FindJournalAsync(string number, SettlementJournal journal, CancellationToken cancellationToken = default);

    /// <summary>
    /// What stands in the ledger, and as drafts where settlements are drafted, whoever wrote it: so that what somebody else booked is seen before it is booked again. Drafts are all told;
    /// of what is posted only what the search asks for. What was taken back comes with what took it back. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="search">What is looked for.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="NotSupportedException">This ERP does not tell (<see cref="ErpFinanceCapabilities.TellsLedger"/>).</exception>
    Task<IReadOnlyList<ErpLedgerLine>> FindLedgerLinesAsync(LedgerSearch search, CancellationToken cancellationToken = default);

    /// <summary>
    /// What the documents of sales orders have booked of marketplace fees, so that a settlement books only what differs: invoices less credit notes, on the targets of the orders' fees, whoever made or
    /// changed them. Orders are asked before invoices, so that one that is posted meanwhile is never taken for one that is not. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="orders">The orders, with the fees that they were written with.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>One entry for each order, in any order.</returns>
    /// <exception cref="NotSupportedException">This ERP does not tell (<see cref="ErpFinanceCapabilities.TellsOrderFees"/>).</exception>
    Task<IReadOnlyList<ErpOrderFees>> FindOrderFeesAsync(IReadOnlyCollection<ChargedOrder> orders, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a journal whole: lines that stand already are not written again, so that an attempt that was interrupted is completed, and one that is posted is left alone. Refused with
    /// <see cref="FailureKind.Rejected"/> when the ERP does not take a line as it is (a blocked account, a tax code by which it would book another amount, another currency, too many
    /// lines), and then no line of this attempt stays; with <see cref="FailureKind.Conflict"/> when what stands was changed. <see cref="RetrySafety.Create"/>; look-up:
    /// <see cref="FindJournalAsync"/>.
    /// </summary>
    /// <param name="number">Its document number, at most <see cref="ErpFinanceCapabilities.DocumentNumberLength"/> characters.</param>
    /// <param name="journal">What it holds; debits equal credits.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ErpJournal> WriteJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Posts a draft that stands whole, and nothing that others wrote. Refused with <see cref="FailureKind.Rejected"/> where it cannot be posted alone, or the ERP's own rules forbid it
    /// (a closed period). <see cref="RetrySafety.Act"/>; look-up: <see cref="FindJournalAsync"/>.
    /// </summary>
    /// <param name="number">Its document number.</param>
    /// <param name="journal">What it holds.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="NotSupportedException">This ERP does not post journals for programs (<see cref="ErpFinanceCapabilities.Posts"/>).</exception>
    Task PostJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the lines of a draft, and only as they were written: of one that people changed or posted nothing is deleted (<see cref="FailureKind.Conflict"/>). Nothing is done where nothing
    /// stands. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindJournalAsync"/>.
    /// </summary>
    /// <param name="number">Its document number.</param>
    /// <param name="journal">What it holds.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="NotSupportedException">This ERP deletes no drafts for programs (<see cref="ErpFinanceCapabilities.TakesBack"/>).</exception>
    Task TakeBackJournalAsync(string number, SettlementJournal journal, SendPermit permit, CancellationToken cancellationToken = default);
}
