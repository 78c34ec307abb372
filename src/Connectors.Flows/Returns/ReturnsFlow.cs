using Connectors.Domain.Returns;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Returns;

/// <summary>
/// What a host tells the flow of returns that <c>AddReturns</c> adds: above all what came back, by the word of whoever opened the parcel. Deliver what these methods make by an
/// <see cref="Storage.ICaseSender"/>. Thread-safe.
/// </summary>
public static class ReturnsFlow
{
    /// <summary>The case of a return.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="returnId">The marketplace's id of the return; not empty.</param>
    public static CaseId CaseOf(ConnectionName marketplace, string returnId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(returnId);
        return ReturnMessages.CaseOf(marketplace, returnId);
    }

    /// <summary>Somebody opened a parcel: what was in it, counted in the offers that were bought. The same receipt is heard once.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <param name="receipt">What was in the parcel.</param>
    /// <param name="by">Who says so: a role, a warehouse, an account; never a person's name. Not empty.</param>
    /// <param name="isLast">Whether nothing more will come, so that what has is credited.</param>
    /// <exception cref="ArgumentException">The receipt has no id or line, or a line has no quantity or condition; or nobody says so.</exception>
    public static InboxMessage Received(ConnectionName marketplace, string returnId, GoodsReceipt receipt, string by, bool isLast = false)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentException.ThrowIfNullOrWhiteSpace(receipt.ReceiptId, nameof(receipt));
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (receipt.Lines.Count == 0 || receipt.Lines.Any(static l => l.Quantity <= 0m || l.Condition == GoodsCondition.Unspecified || !Enum.IsDefined(l.Condition)))
            throw new ArgumentException("Lines with a quantity above zero and a condition are expected.", nameof(receipt));
        return Of(marketplace, returnId, $"receipt {receipt.ReceiptId}", new ReturnInput.GoodsReported(receipt, by, isLast));
    }

    /// <summary>A person wants what was refused, or what somebody deleted or changed in the ERP, to be done again.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage Retry(ConnectionName marketplace, string returnId, string requestId, Requester by) => Of(marketplace, returnId, $"retry {requestId}", new ReturnInput.RetryRequested(Requester.Said(by)));

    /// <summary>A person takes the posted credit note as it stands in the ERP: its total is what the customer is paid back.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who says so, never a person's name. Not empty.</param>
    public static InboxMessage TakeCreditNote(ConnectionName marketplace, string returnId, string requestId, string by) => Word(marketplace, returnId, $"take {requestId}", by, new ReturnInput.CreditTaken(by));

    /// <summary>A person refuses the goods: nothing is credited or paid, and the return is over.</summary>
    /// <inheritdoc cref="TakeCreditNote" path="/param"/>
    public static InboxMessage RefuseGoods(ConnectionName marketplace, string returnId, string requestId, string by) => Word(marketplace, returnId, $"refuse {requestId}", by, new ReturnInput.GoodsRefused(by));

    /// <summary>
    /// A person has seen what the case tells of and takes it as it is: goods that came after the end, more paid back than was due, older refunds as of the same pieces. Where nobody here can tell what a return comes to, it says that it was credited and paid back by hand, and the return is over.
    /// </summary>
    /// <inheritdoc cref="Retry" path="/param"/>
    public static InboxMessage Acknowledge(ConnectionName marketplace, string returnId, string requestId, Requester by) => Of(marketplace, returnId, $"acknowledge {requestId}", new ReturnInput.Acknowledged(Requester.Said(by)));

    /// <summary>A person says that a credit note of the return's invoice, which carries no mark, is of something else.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <param name="number">The document's number in the ERP. Not empty.</param>
    /// <param name="by">Who says so, never a person's name. Not empty.</param>
    public static InboxMessage OfSomethingElse(ConnectionName marketplace, string returnId, string number, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        return Word(marketplace, returnId, $"other {number}", by, new ReturnInput.DocumentOfOther(number, by));
    }

    /// <summary>A person says that a refund of the return's lines is of something else: goodwill, another piece.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <param name="returnId">The marketplace's id of the return.</param>
    /// <param name="refundId">The marketplace's id of the refund. Not empty.</param>
    /// <param name="by">Who says so, never a person's name. Not empty.</param>
    public static InboxMessage RefundOfSomethingElse(ConnectionName marketplace, string returnId, string refundId, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        return Word(marketplace, returnId, $"refund {refundId}", by, new ReturnInput.RefundOfOther(refundId, by));
    }

    private static InboxMessage Word(ConnectionName marketplace, string returnId, string inputId, string by, ReturnInput input)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return Of(marketplace, returnId, inputId, input);
    }

    private static InboxMessage Of(ConnectionName marketplace, string returnId, string inputId, ReturnInput input) => ReturnMessages.Of(CaseOf(marketplace, returnId), inputId, input);
}
