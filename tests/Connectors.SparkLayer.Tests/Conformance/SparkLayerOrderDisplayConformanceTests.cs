using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.SparkLayer.Tests.Conformance;

/// <summary>Orders of other channels shown as purchases: the adapter over the real client, against the simulated site.</summary>
public sealed class SparkLayerOrderDisplayConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = OrderDisplayConformance.Checks(static async () => await Harness.StartAsync());

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_display_does(string check) => Suite.Named(check).RunAsync();

    [Fact]
    public async Task What_has_left_and_what_has_not_add_up_to_what_was_paid_to_the_penny()
    {
        await using var it = await Harness.StartAsync();
        var key = new OrderKey(new("bq"), "1-A");
        var order = it.NewOrder(key);

        await it.Display.ShowAsync(order with { State = DisplayedOrderState.PartlyDispatched, Lines = [order.Lines[0] with { Dispatched = 1m }, order.Lines[1]] }, SendPermit.WithoutLimit());

        using var shown = JsonDocument.Parse(Assert.Single(await it.ReadAsync(key)));
        var packages = shown.RootElement.GetProperty("packages").EnumerateArray().ToList();
        Assert.Equal(["shipped", "processing"], packages.Select(static p => p.GetProperty("type").GetString()));
        Assert.Equal(["3.33", "6.67", "8"], packages.SelectMany(static p => p.GetProperty("line_items").EnumerateArray()).Select(static l => l.GetProperty("line_total").GetProperty("total_gross").GetProperty("number").GetString()));
        Assert.Equal("22.95", shown.RootElement.GetProperty("calculated_total").GetProperty("number").GetString());
        Assert.Equal("part_shipped", shown.RootElement.GetProperty("calculated_fulfilment_status").GetString());
    }

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IOrderDisplayHarness
    {
        public IOrderDisplay Display => Services.GetRequiredKeyedService<IOrderDisplay>("b2b");

        public static async Task<Harness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync(static options => options with { SparkLayer = new() });
            return new Harness(world, clock);
        }

        public DisplayedOrder NewOrder(OrderKey key) => new()
        {
            Key = key,
            State = DisplayedOrderState.Open,
            OrderedAt = Morning,
            Currency = CurrencyCode.Gbp,
            PricesIncludeTax = true,
            Delivery = new Money(4.95m, CurrencyCode.Gbp),
            Lines =
            [
                new DisplayedLine(new OrderLineId("1"), new Sku("BRS-SYN-50"), "Brush", 3m, 0m, new Money(10m, CurrencyCode.Gbp)) { Tax = new Money(1.67m, CurrencyCode.Gbp) },
                new DisplayedLine(new OrderLineId("2"), new Sku("NAI-BRD-50"), "Nails", 2m, 0m, new Money(8m, CurrencyCode.Gbp)),
            ],
        };

        public Task<IReadOnlyList<string>> ReadAsync(OrderKey key, CancellationToken cancellationToken = default) => Task.FromResult<IReadOnlyList<string>>(
            [.. World.SparkLayer!.ReadPurchases().Where(p => p.GetProperty("purchase_identifiers").TryGetProperty("internal", out var number) && number.GetString() == key.ToString()).Select(static p => p.GetRawText())]);

        public Task<bool> AddForeignAsync(OrderKey key, CancellationToken cancellationToken = default)
        {
            World.SparkLayer!.AddPurchase(
                $$"""{"type":"order","purchase_identifiers":{"internal":"{{key}}"},"customer_identifiers":{"sparklayer":"somebody"},"dates":{"placed_at":"2026-03-01T10:00:00Z"},"packages":[],"accounting_files":[],"custom_fields":[],"metadata":[]}""");
            return Task.FromResult(true);
        }

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            var site = world.SparkLayer!;
            services.AddSparkLayerClient("b2b", options =>
            {
                (options.BaseAddress, options.SiteId, options.ClientId, options.ClientSecret) = (site.Address, site.SiteId, site.ClientId, site.ClientSecret);
                options.Resilience.MaxRetries = 0;
            }).AddHttpMessageHandler(lost.NewHandler);
            services.AddSparkLayerOrderDisplay("b2b", static options => options.CustomerId = "900");
        }
    }
}
