using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>A store behind its adapter, new for each check.</summary>
public interface IStorefrontHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IStorefrontOrders Storefront { get; }

    /// <summary>The present instant of the store.</summary>
    DateTimeOffset Now { get; }

    /// <summary>A business orders on account: two lines of at least four pieces each, not paid, with the PO number <c>PO-77</c>, the instruction <c>Leave at gate 3</c> and the attribute <c>Site</c> <c>Leeds</c>.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<OrderKey> PlaceOrderAsync(CancellationToken cancellationToken = default);

    /// <summary>The same order as a draft that people have yet to complete; null where the store has no drafts.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<OrderKey?> PlaceDraftAsync(CancellationToken cancellationToken = default);

    /// <summary>A draft that would count as paid if it were completed; null where there are none.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<OrderKey?> PlaceUnsafeDraftAsync(CancellationToken cancellationToken = default);

    /// <summary>A business asks for a quote; null where the store has none.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<OrderKey?> PlaceQuoteAsync(CancellationToken cancellationToken = default) => Task.FromResult<OrderKey?>(null);

    /// <summary>Somebody orders whose orders are none of this port's: a private person, or another channel's customer; null where none can.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<OrderKey?> PlaceOrderOfOthersAsync(CancellationToken cancellationToken = default);

    /// <summary>People hold all goods of an order in the store's own screen.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task HoldAsync(OrderKey order, CancellationToken cancellationToken = default);

    /// <summary>People take pieces off the first line of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="quantity">How many are left.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task ReduceFirstLineAsync(OrderKey order, int quantity, CancellationToken cancellationToken = default);

    /// <summary>Lets the store finish what it answered and does later.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task SettleAsync(CancellationToken cancellationToken = default);
}
