using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>A warehouse or 3PL. Quantities are base units. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its permit.</summary>
public interface IWarehouse
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this warehouse can do.</summary>
    WarehouseCapabilities Capabilities { get; }

    /// <summary>The order with our reference. Several, or an unclear answer, is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<WarehouseOrder>> FindOrderAsync(string reference, CancellationToken cancellationToken = default);

    /// <summary>Asks for the goods to be sent. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindOrderAsync"/>.</summary>
    Task<WarehouseOrder> SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Stops an order before it is packed. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindOrderAsync"/>.</summary>
    Task<WarehouseCancellation> CancelOrderAsync(string reference, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Orders of which something was dispatched or corrected since the instant; repeats are normal. <see cref="RetrySafety.Read"/>.</summary>
    IAsyncEnumerable<WarehouseOrder> GetDispatchedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>Stock of the given SKUs, or of all when the list is empty; a SKU it says nothing about is left out. <see cref="RetrySafety.Read"/>.</summary>
    IAsyncEnumerable<StockLevel> GetStockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);
}
