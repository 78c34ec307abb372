using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>Stock that a B2B store shows its buyers. Every method throws <see cref="PortException"/> when the call fails.</summary>
public interface IB2BStock
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this store can do with stock.</summary>
    B2BStockCapabilities Capabilities { get; }

    /// <summary>
    /// The levels of those that the store has among the SKUs asked for, and beside them those that could not be read. One that is missing has no level, which is not zero.
    /// <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="skus">The store's SKUs.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task<ItemList<B2BStockLevel>> GetLevelsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets levels and touches nothing else of what the store keeps of them. A row that the store does not take holds up no other: it is told with its reason. <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="rows">What is to be shown; of rows for one SKU the last counts.</param>
    /// <param name="permit">Leave to send; past it nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the calls; what was taken stays.</param>
    /// <returns>What became of every row: none is open.</returns>
    /// <exception cref="PortException">A call failed: some rows may have been taken, and all of them may be sent again.</exception>
    Task<B2BStockResult> SetLevelsAsync(IReadOnlyList<B2BStockRow> rows, SendPermit permit, CancellationToken cancellationToken = default);
}
