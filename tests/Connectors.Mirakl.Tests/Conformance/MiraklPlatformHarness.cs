using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Mirakl.Tests.Conformance;

/// <summary>All adapters of a shop over the real client, against the simulated platform.</summary>
internal sealed class MiraklPlatformHarness(SimulatedWorld world, VirtualClock clock)
    : SimulatedSystem(world, clock, Register), IMarketplaceHarness, IMarketplaceOffersHarness, IMarketplaceReturnsHarness, IMarketplaceSettlementHarness
{
    private static readonly CurrencyCode Gbp = new("GBP");

    public IMarketplace Marketplace => Services.GetRequiredKeyedService<IMarketplace>("bq");

    public IMarketplaceOffers Offers => Services.GetRequiredKeyedService<IMarketplaceOffers>("bq");

    public IMarketplaceReturns Returns => Services.GetRequiredKeyedService<IMarketplaceReturns>("bq");

    public IMarketplaceSettlement Settlement => Services.GetRequiredKeyedService<IMarketplaceSettlement>("bq");

    public DateTimeOffset Now => Clock.GetUtcNow();

    public DateTimeOffset Start => Morning;

    public CarrierCode Carrier { get; } = new("DPD");

    public static async Task<MiraklPlatformHarness> StartAsync(Func<SimulationOptions, SimulationOptions>? configure = null)
    {
        var (world, clock) = await StartWorldAsync(options => (configure?.Invoke(options) ?? options) with { ReturnShare = 1m, ImportTime = TimeSpan.Zero });
        return new MiraklPlatformHarness(world, clock);
    }

    public Task<OrderKey> ShowOrderAsync(CancellationToken cancellationToken = default)
    {
        var id = World.AddOrder(new PlannedOrder { Lines = [new PlannedLine(210_001, 2)] });
        Clock.Advance(TimeSpan.FromMinutes(2));
        return Task.FromResult(new OrderKey(new ConnectionName("bq"), id));
    }

    public Task ClearAsync(OrderKey key, CancellationToken cancellationToken = default)
    {
        Clock.Advance(TimeSpan.FromHours(2));
        return Task.CompletedTask;
    }

    public OrderReduction NewCancellation(MarketplaceOrder order) => Reduction(order, "34");

    public OrderReduction NewRefund(MarketplaceOrder order) => Reduction(order, "16");

    public Task FinishImportsAsync(CancellationToken cancellationToken = default)
    {
        Clock.Advance(TimeSpan.FromMinutes(2));
        return Task.CompletedTask;
    }

    public OfferPricing NewRefusedPrice(MarketplaceListing listing) => new(listing.OfferId, listing.ShopSku, new Money(0m, Gbp));

    public async Task<string> ShowReturnAsync(CancellationToken cancellationToken = default)
    {
        await ShippedAsync(cancellationToken);
        Clock.Advance(TimeSpan.FromDays(4));
        await foreach (var found in Returns.GetReturnsChangedSinceAsync(Morning, cancellationToken))
            return found.Id;
        throw new InvalidOperationException("The simulated shopper sent nothing back.");
    }

    public async Task CloseCycleAsync(CancellationToken cancellationToken = default)
    {
        // One order would not even pay the platform's own fee.
        for (var i = 0; i < 4; i++)
            await ShippedAsync(cancellationToken);
        Clock.Advance(TimeSpan.FromDays(12));
    }

    private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
    {
        services.AddMiraklClient("bq", options =>
        {
            options.BaseAddress = world.MiraklAddress;
            options.ApiKey = world.MiraklApiKey;
            options.CsvDelimiter = ';';
            options.Resilience.MaxRetries = 0;
        }).AddHttpMessageHandler(lost.NewHandler);
        services.AddMiraklMarketplace("bq");
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
        await Marketplace.AcceptAsync(new OrderAcceptance(key, [.. order.Lines.Select(static l => l.LineId)], []), SendPermit.WithoutLimit(), cancellationToken);
        await ClearAsync(key, cancellationToken);
        await Marketplace.ConfirmShipmentAsync(new ShipmentConfirmation
        {
            Order = key,
            Carrier = Carrier,
            TrackingNumber = new TrackingNumber("15501234567890"),
            Lines = [.. order.Lines.Select(static l => new ConfirmedLine(l.LineId, l.Quantity))],
            CompletesOrder = true,
        }, SendPermit.WithoutLimit(), cancellationToken);
    }
}
