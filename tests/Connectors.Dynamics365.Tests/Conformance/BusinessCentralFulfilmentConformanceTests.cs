using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The fulfilment adapter over the real client, against the simulated ERP: as it should be, and as older releases answer.</summary>
public sealed class BusinessCentralFulfilmentConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite =
        ErpFulfilmentConformance.Checks(static () => Harness.StartAsync(new())).Expecting(KnownFailures.Of("business central fulfilment"));

    private static readonly IReadOnlyList<ConformanceCheck> Older =
        ErpFulfilmentConformance.Checks(static () => Harness.StartAsync(new() { RefusedAfterPosting = 1m })).Expecting(KnownFailures.Of("business central fulfilment"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_the_fulfilment_of_every_ERP_does(string check) => Suite.Named(check).RunAsync();

    [Theory]
    [MemberData(nameof(Checks))]
    public Task So_it_does_where_a_shipment_alone_is_refused_after_it_was_posted(string check) => Older.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, SimulatedErp.Register), IErpFulfilmentHarness
    {
        public IErpFulfilment Fulfilment => Services.GetRequiredKeyedService<IErpFulfilment>("bc");

        public IErp Erp => Services.GetRequiredKeyedService<IErp>("bc");

        private BusinessCentralClient Client => Services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        public static async Task<IErpFulfilmentHarness> StartAsync(BusinessCentralBehaviours behaviours)
        {
            var (world, clock) = await StartWorldAsync(options => options with { BusinessCentral = behaviours });
            return new Harness(world, clock);
        }

        public SalesOrder NewOrder(string externalNumber) => SimulatedErp.NewOrder(World, externalNumber, Morning);

        public async Task<decimal> CountShippedAsync(ErpOrder order, CancellationToken cancellationToken = default)
        {
            var shipped = 0m;
            await foreach (var shipment in Client.GetSalesShipmentsAsync(ODataFilter.EqualTo("orderNumber", order.Number), withLines: true, cancellationToken))
                shipped += shipment.SalesShipmentLines.Where(line => line.LineType == ShipmentLineType.Item && line.LineObjectNumber != World.DeliveryItem).Sum(static line => line.Quantity!.Value);
            return shipped;
        }

        public Task PostByPeopleAsync(ErpOrder order, CancellationToken cancellationToken = default)
        {
            World.PostErpOrder(order.Number);
            return Task.CompletedTask;
        }

        public Task<bool> ForbidPostingAsync(CancellationToken cancellationToken = default)
        {
            World.SetErpPostingDates(new DateOnly(2030, 1, 1), null);
            return Task.FromResult(true);
        }
    }
}
