using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Storage;

namespace Connectors.Flows.BackOffice;

/// <summary>The orders whose buyers pay the seller and not the marketplace, in a side table that order flows write: their sales are no part of a payout, long after the orders themselves are over.</summary>
internal static class OnAccountOrders
{
    /// <summary>The side table of a marketplace; its keys are order ids.</summary>
    public static string TableOf(ConnectionName marketplace) => $"on-account/{marketplace}";

    /// <summary>What changes of it when an order is seen.</summary>
    /// <param name="before">As it was known; null when it was not.</param>
    /// <param name="now">As it is.</param>
    public static IReadOnlyList<RowChange> Changes(MarketplaceOrder? before, MarketplaceOrder now) => (before?.BuyerPaysSeller ?? false) == now.BuyerPaysSeller
        ? []
        : [new RowChange(TableOf(now.Key.Connection), now.Key.OrderId, now.BuyerPaysSeller ? "on account" : null)];
}
