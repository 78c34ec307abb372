using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>
/// Price lists of a B2B store. Every method throws <see cref="PortException"/> when the call fails. A write takes the complete price of a SKU on a list: no SKU is ever left with some of its prices.
/// An older write that is repeated after a newer one overwrites it: keep the order.
/// </summary>
public interface IB2BPricing
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this store can do with price lists.</summary>
    B2BPricingCapabilities Capabilities { get; }

    /// <summary>The price lists that the store has, and beside them those that could not be read. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ItemList<B2BPriceList>> GetPriceListsAsync(CancellationToken cancellationToken = default);

    /// <summary>Every price of a list, SKU by SKU. Empty for one that is made by rules of the store's own. <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="list">What names the list.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="PortException">With <see cref="FailureKind.NotFound"/>: there is no such list. With <see cref="FailureKind.Unreadable"/>: some prices could not be read, and without them none is whole.</exception>
    Task<IReadOnlyList<B2BSkuPrices>> GetPricesAsync(string list, CancellationToken cancellationToken = default);

    /// <summary>
    /// What names the lists that a customer buys by, in the order in which the store looks through them: the first that has a SKU says its price. Null when the store does not tell, or has no such customer.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="customerId">The store's id of the customer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<string>?> FindPriceListsOfAsync(string customerId, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>?>(null);

    /// <summary>
    /// Replaces all prices of the SKUs named on a list; other SKUs keep theirs. A SKU that the store does not take holds up no other: it is told with its reason. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="list">What names the list.</param>
    /// <param name="prices">The complete price of each SKU, each SKU once; no prices take the SKU off the list.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the calls; what was taken stays.</param>
    /// <returns>What became of every SKU: none is open.</returns>
    /// <exception cref="PortException">A call failed: some SKUs may have been taken, and all of them may be sent again. With <see cref="FailureKind.NotFound"/>: there is no such list.</exception>
    Task<B2BPriceResult> SetPricesAsync(string list, IReadOnlyList<B2BSkuPrices> prices, SendPermit permit, CancellationToken cancellationToken = default);
}
