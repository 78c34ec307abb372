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

    public Task<ItemList<ErpItem>> GetItemsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default) => Task.FromResult<ItemList<ErpItem>>([]);

    public Task<LookupResult<ErpOrder>> FindOrderAsync(string externalNumber, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<ErpOrder>>(new LookupResult<ErpOrder>.Absent());

    public Task<IReadOnlyList<LookupResult<ErpOrder>>> FindOrdersAsync(IReadOnlyList<string> externalNumbers, CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<LookupResult<ErpOrder>>>([.. externalNumbers.Select(static _ => new LookupResult<ErpOrder>.Absent())]);

    public Task<LookupResult<ErpOrder>> FindCreatedOrderAsync(SalesOrder order, ErpOrder? known = null, CancellationToken cancellationToken = default) => FindOrderAsync(order.ExternalNumber, cancellationToken);

    public Task<LookupResult<ErpOrder>> FindAttemptedOrderAsync(SalesOrder order, TimeSpan within, CancellationToken cancellationToken = default) => FindOrderAsync(order.ExternalNumber, cancellationToken);

    public Task<LookupResult<ErpOrder>> FindKnownOrderAsync(ErpOrder known, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<ErpOrder>>(new LookupResult<ErpOrder>.Found(known));

    public Task<ErpOrder> CreateOrderAsync(SalesOrder order, SendPermit permit, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ErpOrder { Id = order.ExternalNumber, Number = order.ExternalNumber, ExternalNumber = order.ExternalNumber, Total = order.Total });

    public Task CancelOrderAsync(ErpOrder order, SendPermit permit, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public IAsyncEnumerable<ErpShipment> GetShipmentsChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<ErpShipment>();

    public Task<ItemPage<ErpShipment>> GetShipmentChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ItemPage<ErpShipment>([], null));
}
