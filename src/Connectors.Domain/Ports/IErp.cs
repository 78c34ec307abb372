using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>The merchant's ERP. Every method throws <see cref="PortException"/> when the call fails. What writes sends nothing past its permit.</summary>
public interface IErp
{
    /// <summary>The connection this is.</summary>
    ConnectionName Connection { get; }

    /// <summary>What this ERP installation can do.</summary>
    ErpCapabilities Capabilities { get; }

    /// <summary>The customer with that number. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<ErpCustomer>> FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken = default);

    /// <summary>The items that exist among those asked for. <see cref="RetrySafety.Read"/>.</summary>
    Task<IReadOnlyList<ErpItem>> GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>The order with that external number, also when it was invoiced since. More than one is <see cref="LookupResult{T}.CannotTell"/>. <see cref="RetrySafety.Read"/>.</summary>
    Task<LookupResult<ErpOrder>> FindOrderAsync(string externalNumber, CancellationToken cancellationToken = default);

    /// <summary>Creates the order. <see cref="RetrySafety.Create"/>; look-up: <see cref="FindOrderAsync"/>.</summary>
    Task<ErpOrder> CreateOrderAsync(SalesOrder order, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Removes an order that nothing was shipped of. <see cref="RetrySafety.Act"/>; look-up: <see cref="FindOrderAsync"/> says it is absent.</summary>
    Task CancelOrderAsync(string externalNumber, SendPermit permit, CancellationToken cancellationToken = default);

    /// <summary>Shipments posted or changed since the instant; repeats are normal. <see cref="RetrySafety.Read"/>.</summary>
    IAsyncEnumerable<ErpShipment> GetShipmentsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default);
}
