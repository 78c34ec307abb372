using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders.StoreRefunds;

/// <summary>What a host tells and asks the flow of a store's refunds, which <c>AddB2BOrders</c> adds. Thread-safe. <c>by</c> is a role or an account, never a person's name; requests of one id are heard once.</summary>
public static class StoreRefundsFlow
{
    /// <summary>The case of a refund; its stages are <see cref="StoreRefundStage"/>'s.</summary>
    /// <param name="order">The order.</param>
    /// <param name="refundId">The store's id of the refund.</param>
    public static CaseId CaseOf(OrderKey order, string refundId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refundId);
        return StoreRefundMessages.CaseOf(order, refundId);
    }

    /// <summary>The input by which a person has what was refused, or what somebody took out or changed in the ERP, done again.</summary>
    /// <param name="order">The order.</param>
    /// <param name="refundId">The store's id of the refund.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number.</param>
    /// <param name="by">Who asks.</param>
    public static InboxMessage Retry(OrderKey order, string refundId, string requestId, Requester by) => Tell(order, refundId, $"retry {requestId}", new StoreRefundInput.RetryRequested(Requester.Said(by)));

    /// <summary>The input by which a person takes the posted credit note as it stands in the ERP.</summary>
    /// <inheritdoc cref="Retry" path="/param"/>
    public static InboxMessage TakeCredit(OrderKey order, string refundId, string requestId, string by) => Tell(order, refundId, $"take {requestId}", new StoreRefundInput.CreditTaken(Named(by)));

    /// <summary>The input by which a person has goods credited, and taken back into the ERP's stock, that were invoiced, and of which the store says that they never left, or says nothing that is understood.</summary>
    /// <inheritdoc cref="Retry" path="/param"/>
    public static InboxMessage CreditGoods(OrderKey order, string refundId, string requestId, string by) => Tell(order, refundId, $"goods {requestId}", new StoreRefundInput.GoodsCredited(Named(by)));

    /// <summary>The input by which a person says that a document of the invoice in the ERP is of something else, so that it is none of this refund.</summary>
    /// <param name="order">The order.</param>
    /// <param name="refundId">The store's id of the refund.</param>
    /// <param name="number">Number of the document.</param>
    /// <param name="by">Who says so.</param>
    public static InboxMessage DocumentOfOther(OrderKey order, string refundId, string number, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        return Tell(order, refundId, $"document of other {number}", new StoreRefundInput.DocumentOfOther(number, Named(by)));
    }

    /// <summary>The input by which a person says that the refund is settled in the ERP by hand, or needs nothing there: nothing is credited for it any more.</summary>
    /// <inheritdoc cref="Retry" path="/param"/>
    public static InboxMessage Acknowledge(OrderKey order, string refundId, string requestId, Requester by) => Tell(order, refundId, $"acknowledge {requestId}", new StoreRefundInput.Acknowledged(Requester.Said(by)));

    private static InboxMessage Tell(OrderKey order, string refundId, string inputId, StoreRefundInput input) => StoreRefundMessages.Of(CaseOf(order, refundId), inputId, input);

    private static string Named(string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return by;
    }
}
