using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;

namespace Connectors.Benchmarks.Samples;

/// <summary>A marketplace that lists nothing and agrees to everything at once.</summary>
internal sealed class NoOpMarketplace : IMarketplace
{
    public ConnectionName Connection => SampleTables.Marketplace;

    public Task<MarketplaceCapabilities> GetCapabilitiesAsync(CancellationToken cancellationToken = default) => Task.FromResult(new MarketplaceCapabilities { MultipleShipments = true });

    public IAsyncEnumerable<MarketplaceOrder> GetOrdersChangedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<MarketplaceOrder>();

    public Task<ItemPage<MarketplaceOrder>> GetOrderChangesAsync(DateTimeOffset since, string? continuation = null, CancellationToken cancellationToken = default) => Task.FromResult(new ItemPage<MarketplaceOrder>([], null));

    public Task<ItemList<MarketplaceOrder>> GetOrdersAsync(IReadOnlyCollection<OrderKey> keys, CancellationToken cancellationToken = default) => Task.FromResult<ItemList<MarketplaceOrder>>([]);

    public Task AcceptAsync(OrderAcceptance acceptance, SendPermit permit, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<LookupResult<MarketplaceOrder>> FindAcceptanceAsync(OrderKey key, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<MarketplaceOrder>>(new LookupResult<MarketplaceOrder>.Absent());

    public Task<string> ConfirmShipmentAsync(ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult("1");

    public Task<LookupResult<string>> FindShipmentAsync(ShipmentConfirmation confirmation, CancellationToken cancellationToken = default) => Task.FromResult<LookupResult<string>>(new LookupResult<string>.Absent());

    public Task CorrectTrackingAsync(string shipmentId, ShipmentConfirmation confirmation, SendPermit permit, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<IReadOnlyList<string>> CancelAsync(OrderReduction cancellation, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>(["cancelation-1"]);

    public Task<LookupResult<IReadOnlyList<string>>> FindCancellationAsync(OrderReduction cancellation, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        Task.FromResult<LookupResult<IReadOnlyList<string>>>(new LookupResult<IReadOnlyList<string>>.Absent());

    public Task<IReadOnlyList<string>> RefundAsync(OrderReduction refund, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>(["refund-1"]);

    public Task<LookupResult<IReadOnlyList<string>>> FindRefundAsync(OrderReduction refund, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        Task.FromResult<LookupResult<IReadOnlyList<string>>>(new LookupResult<IReadOnlyList<string>>.Absent());

    public Task<IReadOnlyList<RejectedReference>> SetSellerReferencesAsync(IReadOnlyList<SellerReference> references, SendPermit permit, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<RejectedReference>>([]);

    public Task<ItemList<MarketplaceCarrier>> GetCarriersAsync(CancellationToken cancellationToken = default) => Task.FromResult<ItemList<MarketplaceCarrier>>([]);
}
