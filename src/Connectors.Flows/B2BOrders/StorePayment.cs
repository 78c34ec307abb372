using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Flows.B2BOrders;

/// <summary>How a store shows the payment of an order.</summary>
/// <param name="State">Where the order stands.</param>
/// <param name="PaymentState">Where its payment stands, the store's word.</param>
/// <param name="Outstanding">What is not paid.</param>
internal sealed record StorePayment(StorefrontOrderState State, string PaymentState, Money Outstanding)
{
    /// <summary>Of an order as the store shows it.</summary>
    public static StorePayment Of(StorefrontOrder order) => new(order.State, order.PaymentState, order.Outstanding);
}
