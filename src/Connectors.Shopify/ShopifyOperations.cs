using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Shopify;

/// <summary>
/// The operations that this client calls, as data. The vendor has no codes of its own: an operation is named like its document, <c>Documents/{code}.graphql</c>. All of them are
/// <c>POST graphql.json</c>, and are counted in points, which answers report.
/// </summary>
public static class ShopifyOperations
{
    internal const string SystemName = "shopify";

    /// <summary><c>shop</c>: the shop, the rights of the app and the versions of the API.</summary>
    public static Operation GetShop { get; } = Make("shop", RetrySafety.Read, 5m);

    /// <summary><c>locations</c>: locations.</summary>
    public static Operation ListLocations { get; } = Make("locations", RetrySafety.Read, 30m);

    /// <summary><c>job</c>: whether work that the service does later is over.</summary>
    public static Operation GetJob { get; } = Make("job", RetrySafety.Read, 1m);

    /// <summary><c>orders</c>: orders, by when they changed.</summary>
    public static Operation ListOrders { get; } = Make("orders", RetrySafety.Read, 300m);

    /// <summary><c>order</c>: one order.</summary>
    public static Operation GetOrder { get; } = Make("order", RetrySafety.Read, 60m);

    /// <summary><c>order-lines</c>: the lines of an order that did not come with it.</summary>
    public static Operation ListOrderLines { get; } = Make("order-lines", RetrySafety.Read, 60m);

    /// <summary><c>orders-count</c>: how many orders there are.</summary>
    public static Operation CountOrders { get; } = Make("orders-count", RetrySafety.Read, 1m);

    /// <summary><c>draft-orders</c>: drafts, by when they changed.</summary>
    public static Operation ListDraftOrders { get; } = Make("draft-orders", RetrySafety.Read, 300m);

    /// <summary><c>draft-order</c>: one draft.</summary>
    public static Operation GetDraftOrder { get; } = Make("draft-order", RetrySafety.Read, 60m);

    /// <summary><c>draft-order-lines</c>: the lines of a draft that did not come with it.</summary>
    public static Operation ListDraftOrderLines { get; } = Make("draft-order-lines", RetrySafety.Read, 60m);

    /// <summary><c>draft-order-complete</c>: makes a draft an order. Looked up by <see cref="Models.DraftOrder.Order"/>: a draft that has one was completed.</summary>
    public static Operation CompleteDraftOrder { get; } = Make("draft-order-complete", RetrySafety.Act, 10m);

    /// <summary><c>draft-order-terms</c>: sets the payment terms of a draft.</summary>
    public static Operation SetDraftOrderTerms { get; } = Make("draft-order-terms", RetrySafety.SafeRepeat, 10m);

    /// <summary><c>fulfillment-orders</c>: the fulfilment orders of an order.</summary>
    public static Operation ListFulfillmentOrders { get; } = Make("fulfillment-orders", RetrySafety.Read, 100m);

    /// <summary><c>fulfillment-order-lines</c>: the lines of a fulfilment order that did not come with it.</summary>
    public static Operation ListFulfillmentOrderLines { get; } = Make("fulfillment-order-lines", RetrySafety.Read, 30m);

    /// <summary><c>fulfillments</c>: the fulfilments of an order.</summary>
    public static Operation ListFulfillments { get; } = Make("fulfillments", RetrySafety.Read, 100m);

    /// <summary><c>fulfillment-lines</c>: the lines of a fulfilment that did not come with it.</summary>
    public static Operation ListFulfillmentLines { get; } = Make("fulfillment-lines", RetrySafety.Read, 30m);

    /// <summary><c>fulfillment-create</c>: says that goods have left. It takes no key: looked up by what is in it and its tracking numbers.</summary>
    public static Operation CreateFulfillment { get; } = Make("fulfillment-create", RetrySafety.Create, 10m);

    /// <summary><c>fulfillment-tracking-update</c>: replaces the tracking of a fulfilment. The values repeat without harm, a mail to the customer does not: looked up by the tracking that is shown.</summary>
    public static Operation UpdateTracking { get; } = Make("fulfillment-tracking-update", RetrySafety.Act, 10m);

    /// <summary><c>fulfillment-cancel</c>: takes a fulfilment back. Looked up by its status.</summary>
    public static Operation CancelFulfillment { get; } = Make("fulfillment-cancel", RetrySafety.Act, 10m);

    /// <summary><c>fulfillment-order-hold</c>: holds a fulfilment order. Looked up by the handle of the hold.</summary>
    public static Operation HoldFulfillmentOrder { get; } = Make("fulfillment-order-hold", RetrySafety.Create, 10m);

    /// <summary><c>fulfillment-order-release-hold</c>: releases holds. Looked up by the holds that are shown.</summary>
    public static Operation ReleaseFulfillmentOrderHold { get; } = Make("fulfillment-order-release-hold", RetrySafety.Act, 10m);

    /// <summary><c>fulfillment-order-move</c>: moves a fulfilment order, or lines of it, to another location. Looked up by the fulfilment orders of the order.</summary>
    public static Operation MoveFulfillmentOrder { get; } = Make("fulfillment-order-move", RetrySafety.Act, 10m);

    /// <summary><c>fulfillment-order-split</c>: splits lines off. Looked up by the fulfilment orders of the order.</summary>
    public static Operation SplitFulfillmentOrder { get; } = Make("fulfillment-order-split", RetrySafety.Act, 10m);

    /// <summary><c>order-cancel</c>: cancels an order, later and for good. Looked up by <see cref="Models.Order.CancelledAt"/>.</summary>
    public static Operation CancelOrder { get; } = Make("order-cancel", RetrySafety.Act, 10m);

    /// <summary><c>order-mark-as-paid</c>: records what is outstanding as paid. Looked up by the order's status.</summary>
    public static Operation MarkOrderAsPaid { get; } = Make("order-mark-as-paid", RetrySafety.Act, 10m);

    /// <summary><c>order-manual-payment</c>: records a payment by hand. Looked up by what is outstanding.</summary>
    public static Operation RecordManualPayment { get; } = Make("order-manual-payment", RetrySafety.Act, 10m);

    /// <summary><c>order-create</c>: makes an order. Looked up by its source identifier.</summary>
    public static Operation CreateOrder { get; } = Make("order-create", RetrySafety.Create, 10m);

    /// <summary><c>refunds</c>: the refunds of an order.</summary>
    public static Operation ListRefunds { get; } = Make("refunds", RetrySafety.Read, 60m);

    /// <summary><c>refund-lines</c>: the lines of a refund that did not come with it.</summary>
    public static Operation ListRefundLines { get; } = Make("refund-lines", RetrySafety.Read, 30m);

    /// <summary><c>payment-terms-templates</c>: terms that can be given.</summary>
    public static Operation ListPaymentTermsTemplates { get; } = Make("payment-terms-templates", RetrySafety.Read, 10m);

    /// <summary><c>payment-terms-create</c>: gives an order terms. Looked up by the order's terms.</summary>
    public static Operation CreatePaymentTerms { get; } = Make("payment-terms-create", RetrySafety.Create, 10m);

    /// <summary><c>payment-terms-update</c>: sets terms to others.</summary>
    public static Operation UpdatePaymentTerms { get; } = Make("payment-terms-update", RetrySafety.SafeRepeat, 10m);

    /// <summary><c>payment-terms-delete</c>: takes terms away. Looked up by the order's terms.</summary>
    public static Operation DeletePaymentTerms { get; } = Make("payment-terms-delete", RetrySafety.Act, 10m);

    /// <summary><c>tags-add</c>: adds tags to what has tags.</summary>
    public static Operation AddTags { get; } = Make("tags-add", RetrySafety.SafeRepeat, 10m);

    /// <summary><c>metafield</c>: one metafield.</summary>
    public static Operation GetMetafield { get; } = Make("metafield", RetrySafety.Read, 3m);

    /// <summary><c>metafields-set</c>: sets metafields. With a digest, a repeat of what was done is a conflict: read and compare.</summary>
    public static Operation SetMetafields { get; } = Make("metafields-set", RetrySafety.SafeRepeat, 10m);

    /// <summary><c>inventory</c>: stock, by variant.</summary>
    public static Operation ListInventory { get; } = Make("inventory", RetrySafety.Read, 300m);

    /// <summary><c>inventory-set</c>: sets stock. It takes a key (<c>@idempotent</c>): the same key is done once.</summary>
    public static Operation SetInventory { get; } = Make("inventory-set", RetrySafety.SafeRepeat, 10m);

    /// <summary><c>webhooks</c>: subscriptions to news.</summary>
    public static Operation ListWebhooks { get; } = Make("webhooks", RetrySafety.Read, 30m);

    /// <summary><c>webhook-create</c>: subscribes to news. Looked up by topic and address.</summary>
    public static Operation CreateWebhook { get; } = Make("webhook-create", RetrySafety.Create, 10m);

    /// <summary><c>webhook-delete</c>: ends a subscription. Looked up in the list.</summary>
    public static Operation DeleteWebhook { get; } = Make("webhook-delete", RetrySafety.Act, 10m);

    /// <summary><c>bulk-start</c>: starts a large read. Doubled it costs time and nothing else; one runs at a time.</summary>
    public static Operation StartBulkOperation { get; } = Make("bulk-start", RetrySafety.Create, 10m);

    /// <summary><c>bulk</c>: where a large read stands.</summary>
    public static Operation GetBulkOperation { get; } = Make("bulk", RetrySafety.Read, 1m);

    private static Operation Make(string code, RetrySafety repeat, decimal points) => new()
    {
        System = SystemName,
        Code = code,
        Method = HttpMethod.Post,
        Path = "graphql.json",
        RetrySafety = repeat,
        NotFoundMeans = FailureKind.NotAvailable,   // Neither shop nor version is there: nothing that a call names.
        Budget = "points",
        Points = points,
    };
}
