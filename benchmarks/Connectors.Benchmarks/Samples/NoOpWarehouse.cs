using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>A warehouse that takes every order at once and sends nothing yet.</summary>
internal sealed class NoOpWarehouse : IWarehouse
{
    public ConnectionName Connection => SampleTables.Warehouse;

    public WarehouseCapabilities Capabilities { get; } = new();

    public Task<LookupResult<WarehouseOrder>> FindOrderAsync(string reference, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<WarehouseOrder>>(new LookupResult<WarehouseOrder>.Absent());

    public Task<LookupResult<WarehouseOrder>> FindKnownOrderAsync(string orderId, string reference, CancellationToken cancellationToken = default) =>
        Task.FromResult<LookupResult<WarehouseOrder>>(new LookupResult<WarehouseOrder>.CannotTell("It keeps none."));

    public Task<LookupResult<WarehouseOrder>> FindSubmittedOrderAsync(FulfilmentOrder order, CancellationToken cancellationToken = default) => FindOrderAsync(order.Reference, cancellationToken);

    public Task<WarehouseOrder> SubmitOrderAsync(FulfilmentOrder order, SendPermit permit, CancellationToken cancellationToken = default) =>
        Task.FromResult(new WarehouseOrder { Id = order.Reference, Reference = order.Reference, State = WarehouseOrderState.Accepted });

    public Task<WarehouseCancellation> CancelOrderAsync(string reference, string? orderId, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult(WarehouseCancellation.Cancelled);

    public IAsyncEnumerable<WarehouseOrder> GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<WarehouseOrder>();

    public Task<ItemPage<WarehouseOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ItemPage<WarehouseOrder>([], null));

    public IAsyncEnumerable<StockLevel> GetStockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<StockLevel>();
}
