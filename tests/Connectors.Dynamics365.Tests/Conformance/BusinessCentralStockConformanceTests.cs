using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The stock adapter over the real client, against the simulated ERP.</summary>
public sealed class BusinessCentralStockConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = ErpStockConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("business central stock"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_the_stock_of_every_ERP_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, SimulatedErp.Register), IErpStockHarness
    {
        public IErpStock Stock => Services.GetRequiredKeyedService<IErpStock>("bc");

        public IErp Erp => Services.GetRequiredKeyedService<IErp>("bc");

        public Sku Item => SimulatedErp.Item;

        public static async Task<IErpStockHarness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync();
            return new Harness(world, clock);
        }

        public SalesOrder NewOrder(string externalNumber) => SimulatedErp.NewOrder(World, externalNumber, Morning);

        public Task MoveGoodsAsync(Sku sku, decimal quantity, CancellationToken cancellationToken = default)
        {
            World.MoveErpStock(sku.Value, quantity);
            return Task.CompletedTask;
        }

        public Task<string> KeyOrderAsync(Sku sku, decimal quantity, CancellationToken cancellationToken = default) => Task.FromResult(World.KeyErpOrder(sku.Value, quantity));

        public Task PostOrderAsync(string number, decimal? most = null, CancellationToken cancellationToken = default)
        {
            World.PostErpOrder(number, most);
            return Task.CompletedTask;
        }
    }
}
