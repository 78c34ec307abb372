using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>A marketplace behind its adapter, new for each check.</summary>
public interface IMarketplaceHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IMarketplace Marketplace { get; }

    /// <summary>The present instant of the marketplace.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A carrier that the marketplace approved.</summary>
    CarrierCode Carrier { get; }

    /// <summary>A shopper orders: one line of at least two pieces, worth at least ten of its currency. It waits for acceptance unless the platform accepts by itself.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<OrderKey> ShowOrderAsync(CancellationToken cancellationToken = default);

    /// <summary>The shopper of an accepted order has paid, and it may be shipped.</summary>
    /// <param name="key">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task ClearAsync(OrderKey key, CancellationToken cancellationToken = default);

    /// <summary>A cancellation that the marketplace takes before the debit.</summary>
    /// <param name="order">The order as it is shown.</param>
    OrderReduction NewCancellation(MarketplaceOrder order);

    /// <summary>A refund that the marketplace takes after the debit.</summary>
    /// <param name="order">The order as it is shown.</param>
    OrderReduction NewRefund(MarketplaceOrder order);
}
