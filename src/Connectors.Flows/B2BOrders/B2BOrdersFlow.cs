using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>What a host tells and asks the flow of business orders that <c>AddB2BOrders</c> adds. Thread-safe.</summary>
public static class B2BOrdersFlow
{
    /// <summary>The case of an order or a draft.</summary>
    public static CaseId CaseOf(OrderKey key) => B2BMessages.CaseOf(key);

    /// <summary>The input for a snapshot of an order or a draft: the same snapshot is heard once, however often it is delivered.</summary>
    public static InboxMessage Seen(StorefrontOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return B2BMessages.Seen(order);
    }

    /// <summary>The input for a snapshot of an order at its warehouse; the same snapshot is heard once.</summary>
    public static InboxMessage Seen(WarehouseOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return B2BMessages.Seen(order);
    }

    /// <summary>
    /// The input by which a person lets an order leave that waits for finance, for an invoice to be paid, or for its account or credit. It does not let pass what is prepaid and not paid, a payment that failed, an
    /// account that is blocked, or what nobody understands. It holds for no more than the order comes to now.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once. Not empty.</param>
    /// <param name="by">Who says so, for the record of the decision: a role or an account, never a person's name. Not empty.</param>
    public static InboxMessage Release(OrderKey key, string requestId, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return B2BMessages.Of(key, $"release {requestId}", new StorefrontInput.ReleaseGiven(by));
    }

    /// <summary>
    /// The input by which a person has an order booked at the prices that it was sold at, although the ERP's or the price list's are others (<c>order.price-mismatch</c>). It holds for the order as it stands: one that
    /// is changed afterwards is compared anew.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once. Not empty.</param>
    /// <param name="by">Who, from where and why, for the record.</param>
    public static InboxMessage AcceptPrices(OrderKey key, string requestId, Requester by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        return B2BMessages.Of(key, $"accept prices {requestId}", new StorefrontInput.PricesAccepted(Requester.Said(by)));
    }

    /// <summary>The input by which a person asks for rejected effects of an order to be tried again.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage Retry(OrderKey key, string requestId, Requester by) => B2BMessages.Of(key, $"retry {requestId}", new StorefrontInput.RetryRequested(Requester.Said(by)));

    /// <summary>The input by which a person says that the end of an order, a late change of it or a waiting draft was seen, so that its record closes.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage Acknowledge(OrderKey key, string requestId, Requester by) => B2BMessages.Of(key, $"acknowledge {requestId}", new StorefrontInput.Acknowledged(Requester.Said(by)));

    /// <summary>The case that watches how an order on account is paid, once the order itself is over; its stages are <see cref="PaidBackStage"/>'s.</summary>
    public static CaseId PaymentCaseOf(OrderKey key) => PaidBackFlow.CaseOf(key);

    /// <summary>The input by which a person has the store's order looked at, and marked as paid where it may be, at once.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage RetryPayment(OrderKey key, string requestId, Requester by) => PaidBackFlow.Tell(key, $"retry {requestId}", new PaidBackInput.RetryRequested(Requester.Said(by)));

    /// <summary>The input by which a person takes over how an order's payment shows in the store: it is watched no more.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage AcknowledgePayment(OrderKey key, string requestId, Requester by) => PaidBackFlow.Tell(key, $"acknowledge {requestId}", new PaidBackInput.Acknowledged(Requester.Said(by)));

    /// <summary>
    /// The input by which a person says that an order of the warehouse is this order's, although it was changed there and the look-up cannot tell: its parcels are told from then on, and nothing is
    /// sent again. Without effect once one is known.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="warehouseOrderId">The warehouse's id of its order; not empty.</param>
    /// <param name="by">Who says so, for the journal; not empty.</param>
    public static InboxMessage TakeWarehouseOrder(OrderKey key, string warehouseOrderId, string by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(warehouseOrderId);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        return B2BMessages.Of(key, $"take warehouse order {warehouseOrderId}", new BackOfficeInput.WarehouseOrderTaken(warehouseOrderId, by));
    }

    /// <summary>The input by which a person has what waits of an order for stock sent, whatever the warehouse says that it has. Without effect when nothing waits.</summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once. Not empty.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage ReleaseBackorder(OrderKey key, string requestId, Requester by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        return B2BMessages.Of(key, $"release backorder {requestId}", new BackOfficeInput.BackorderForced(Requester.Said(by)));
    }

    /// <summary>
    /// The input by which a person says that what waits of an order for stock will not come. What has left of it stays, and the rest is closed in the ERP as far as it can be by itself (<c>erp.close-rest</c>); in the store a person
    /// takes it off the order. Without effect when nothing waits, and for an order of which nothing is in stock: that is cancelled in the store.
    /// </summary>
    /// <param name="key">The order.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once. Not empty.</param>
    /// <param name="by">Who, from where and why, for the journal.</param>
    public static InboxMessage GiveUpBackorder(OrderKey key, string requestId, Requester by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(requestId);
        return B2BMessages.Of(key, $"give up backorder {requestId}", new BackOfficeInput.BackorderGivenUp(Requester.Said(by)));
    }

    /// <summary>The state of an order as it was kept; null when there is none.</summary>
    public static B2BOrderState? Read(string? state) => state is null ? null : JsonSerializer.Deserialize(state, B2BJsonContext.Default.B2BOrderState);
}
