using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// Returns in an ERP: one document for each, which credits the customer and takes the goods back. Every method throws <see cref="PortException"/> when the call fails. What writes
/// sends nothing past its permit. Returns of one order are worked on one after the other until their documents are marked: see <see cref="CreateReturnAsync"/>.
/// </summary>
public interface IErpReturns
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation can do with returns.</summary>
    ErpReturnCapabilities Capabilities { get; }

    /// <summary>
    /// The posted invoices of an order, oldest first. Absent while nothing of it is invoiced; documents that cannot be read, or that were not made of it, are
    /// <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="order">The order as the ERP gave it.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<IReadOnlyList<ErpInvoice>>> FindInvoicesAsync(ErpOrder order, CancellationToken cancellationToken = default);

    /// <summary>
    /// The document of a return, found by its mark whatever became of it, and compared with what it is to hold. Never one that carries the mark of another. Two with the mark, one
    /// that was cancelled again, and credit notes of the invoice that somebody posted without any mark (<see cref="ErpReturn.OfOthers"/>) are
    /// <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="asked">What the document is to hold.</param>
    /// <param name="mayBeUnmarked">
    /// Whether an attempt to create it may have been carried out, so that a draft of the invoice that nobody marked or changed is its own. Otherwise such a draft is
    /// <see cref="LookupResult{T}.CannotTell"/>: it is somebody's.
    /// </param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<LookupResult<ErpCreditNote>> FindReturnAsync(ErpReturn asked, bool mayBeUnmarked, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates the document and marks it. Where the ERP makes it without a mark, a draft of the same invoice that nobody marked is refused
    /// (<see cref="FailureKind.Conflict"/>): which is whose could not be told afterwards. What it holds may still be otherwise than asked for
    /// (<see cref="ErpCreditNote.Differences"/>), and it may be without its mark (<see cref="ErpCreditNote.IsMarked"/>): <see cref="FitReturnAsync"/> follows. Once something was made, no failure says that nothing was. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindReturnAsync"/>.
    /// </summary>
    /// <param name="asked">What the document is to hold.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ErpCreditNote> CreateReturnAsync(ErpReturn asked, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings a draft to hold what was asked for, no more: marks it, takes lines out, corrects quantities, prices and locations, adds what is missing. One that is gone fails with
    /// <see cref="FailureKind.NotFound"/>, one that was posted or marked otherwise meanwhile with <see cref="FailureKind.Conflict"/>. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="asked">What the document is to hold.</param>
    /// <param name="there">The draft as it was found or made.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The draft as it is then.</returns>
    Task<ErpCreditNote> FitReturnAsync(ErpReturn asked, ErpCreditNote there, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Posts the document, when it holds what was asked for; one that is posted already is left alone. One that is gone fails with <see cref="FailureKind.NotFound"/>, one that
    /// holds something else with <see cref="FailureKind.Conflict"/>, and what the ERP forbids (a closed period) with <see cref="FailureKind.Rejected"/>. Nothing takes a posting
    /// back. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindReturnAsync"/> says that it is posted.
    /// </summary>
    /// <param name="asked">What the document is to hold.</param>
    /// <param name="there">The draft as it was found or made.</param>
    /// <param name="permit">Leave to send.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="NotSupportedException">This ERP does not post (<see cref="ErpReturnCapabilities.Posts"/>).</exception>
    Task PostReturnAsync(ErpReturn asked, ErpCreditNote there, SendPermit permit, CancellationToken cancellationToken = default);
}
