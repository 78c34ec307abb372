using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Testing.Ports;

/// <summary>A warehouse behind its adapter, new for each check.</summary>
public interface IWarehouseHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IWarehouse Warehouse { get; }

    /// <summary>A SKU that the warehouse has on stock.</summary>
    Sku StockedSku { get; }

    /// <summary>An order for at least two pieces that the warehouse takes and has the stock for.</summary>
    /// <param name="reference">The reference it carries.</param>
    FulfilmentOrder NewOrder(string reference);

    /// <summary>How many orders with that reference the warehouse holds, by its own books and not by the adapter.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<int> CountOrdersAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Somebody else makes an order with that reference.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the warehouse let it happen: some keep the reference unique.</returns>
    Task<bool> AddForeignOrderAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Lets the warehouse send the whole order, with a tracking number.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task DispatchAsync(string reference, CancellationToken cancellationToken = default);
}
