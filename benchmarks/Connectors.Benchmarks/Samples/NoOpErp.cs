using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>An ERP that knows no order and books every one at once.</summary>
internal sealed class NoOpErp : IErp
{
    public ConnectionName Connection => SampleTables.Erp;

    public ErpCapabilities Capabilities { get; } = new();

    public Task<LookupResult<ErpCustomer>> FindCustomerAsync(CustomerNumber number, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<ErpCustomer>>(new LookupResult<ErpCustomer>.Absent());

    public Task<IReadOnlyList<ErpItem>> GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<ErpItem>>([]);

    public Task<LookupResult<ErpOrder>> FindOrderAsync(string externalNumber, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<ErpOrder>>(new LookupResult<ErpOrder>.Absent());

    public Task<ErpOrder> CreateOrderAsync(SalesOrder order, SendPermit permit, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ErpOrder { Id = order.ExternalNumber, Number = order.ExternalNumber, ExternalNumber = order.ExternalNumber, Total = order.Total });

    public Task CancelOrderAsync(string externalNumber, SendPermit permit, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public IAsyncEnumerable<ErpShipment> GetShipmentsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<ErpShipment>();
}
