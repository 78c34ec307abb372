using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Http;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Mirakl.Tests.Conformance;

/// <summary>All adapters of a shop over the real client, against the simulated platform.</summary>
internal sealed class MiraklPlatformHarness : IMarketplaceHarness, IMarketplaceOffersHarness, IMarketplaceReturnsHarness, IMarketplaceSettlementHarness
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);
    private static readonly CurrencyCode Gbp = new("GBP");

    private readonly VirtualClock _clock;
    private readonly SimulatedWorld _world;
    private readonly LostAnswers _lost = new();
    private readonly ServiceProvider _services;

    private MiraklPlatformHarness(VirtualClock clock, SimulatedWorld world)
    {
        (_clock, _world) = (clock, world);
        var services = new ServiceCollection();
        services.AddSingleton(new CallBudgets(clock));
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = world.MiraklAddress;
            options.ApiKey = world.MiraklApiKey;
            options.CsvDelimiter = ';';
            options.Resilience.MaxRetries = 0;
        }).AddHttpMessageHandler(_lost.NewHandler);
        services.AddMiraklMarketplace("bq");
        _services = services.BuildServiceProvider();
    }

    public IMarketplace Marketplace => _services.GetRequiredKeyedService<IMarketplace>("bq");

    public IMarketplaceOffers Offers => _services.GetRequiredKeyedService<IMarketplaceOffers>("bq");

    public IMarketplaceReturns Returns => _services.GetRequiredKeyedService<IMarketplaceReturns>("bq");

    public IMarketplaceSettlement Settlement => _services.GetRequiredKeyedService<IMarketplaceSettlement>("bq");

    public DateTimeOffset Now => _clock.GetUtcNow();

    public DateTimeOffset Start => Morning;

    public CarrierCode Carrier { get; } = new("DPD");

    public static async Task<MiraklPlatformHarness> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null)
    {
        var clock = new VirtualClock(Morning);
        var options = new SimulationOptions
        {
            Clock = clock, Orders = 0, ReturnShare = 1m, ImportTime = TimeSpan.Zero, CustomerCancellationShare = 0, PaymentRefusalShare = 0, LateAddressShare = 0,
        };
        return new MiraklPlatformHarness(clock, await SimulatedWorld.StartAsync(configure?.Invoke(options) ?? options));
    }

    public void LoseNextAnswer() => _lost.LoseNextAnswer();

    public void LoseNextRequest() => _lost.LoseNextRequest();

    public Task<OrderKey> ShowOrderAsync(CancellationToken cancellationToken = default)
    {
        var id = _world.AddOrder(new PlannedOrder { Lines = [new PlannedLine(210_001, 2)] });
        _clock.Advance(TimeSpan.FromMinutes(2));
        return Task.FromResult(new OrderKey(new ConnectionName("bq"), id));
    }

    public Task ClearAsync(OrderKey key, CancellationToken cancellationToken = default)
    {
        _clock.Advance(TimeSpan.FromHours(2));
        return Task.CompletedTask;
    }

    public OrderReduction NewCancellation(MarketplaceOrder order) => Reduction(order, "34");

    public OrderReduction NewRefund(MarketplaceOrder order) => Reduction(order, "16");

    public Task FinishImportsAsync(CancellationToken cancellationToken = default)
    {
        _clock.Advance(TimeSpan.FromMinutes(2));
        return Task.CompletedTask;
    }

    public OfferPricing NewRefusedPrice(MarketplaceListing listing) => new(listing.OfferId, listing.ShopSku, new Money(0m, Gbp));

    public async Task<string> ShowReturnAsync(CancellationToken cancellationToken = default)
    {
        await ShippedAsync(cancellationToken);
        _clock.Advance(TimeSpan.FromDays(4));
        await foreach (var found in Returns.GetReturnsChangedSinceAsync(Morning, cancellationToken))
            return found.Id;
        throw new InvalidOperationException("The simulated shopper sent nothing back.");
    }

    public async Task CloseCycleAsync(CancellationToken cancellationToken = default)
    {
        // One order would not even pay the platform's own fee.
        for (var i = 0; i < 4; i++)
            await ShippedAsync(cancellationToken);
        _clock.Advance(TimeSpan.FromDays(12));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _world.DisposeAsync();
    }

    private static OrderReduction Reduction(MarketplaceOrder order, string reason) => new()
    {
        Order = order.Key,
        ReasonCode = reason,
        Lines = [new ReducedLine { LineId = order.Lines[0].LineId, Amount = new Money(1m, Gbp), ShippingAmount = new Money(0m, Gbp) }],
    };

    private async Task ShippedAsync(CancellationToken cancellationToken)
    {
        var key = await ShowOrderAsync(cancellationToken);
        var order = (await Marketplace.GetOrdersAsync([key], cancellationToken)).Single();
        await Marketplace.AcceptAsync(new OrderAcceptance(key, [.. order.Lines.Select(static l => l.LineId)], []), cancellationToken);
        await ClearAsync(key, cancellationToken);
        await Marketplace.ConfirmShipmentAsync(new ShipmentConfirmation
        {
            Order = key,
            Carrier = Carrier,
            TrackingNumber = new TrackingNumber("15501234567890"),
            Lines = [.. order.Lines.Select(static l => new ConfirmedLine(l.LineId, l.Quantity))],
            CompletesOrder = true,
        }, cancellationToken);
    }
}
