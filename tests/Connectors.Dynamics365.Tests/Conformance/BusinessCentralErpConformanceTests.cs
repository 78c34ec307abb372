using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The adapter over the real client, against the simulated ERP.</summary>
public sealed class BusinessCentralErpConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = ErpConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("business central erp"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_every_ERP_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, SimulatedErp.Register), IErpHarness
    {
        public IErp Erp => Services.GetRequiredKeyedService<IErp>("bc");

        public CustomerNumber Customer => new(World.CustomerNumber);

        public Sku Item => SimulatedErp.Item;

        private BusinessCentralClient Client => Services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        public static async Task<IErpHarness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync();
            return new Harness(world, clock);
        }

        public SalesOrder NewOrder(string externalNumber) => SimulatedErp.NewOrder(World, externalNumber, Morning);

        public async Task<int> CountOrdersAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            var orders = 0;
            await foreach (var _ in Client.GetSalesOrdersAsync(ODataFilter.EqualTo("externalDocumentNumber", externalNumber), cancellationToken: cancellationToken))
                orders++;
            return orders;
        }

        public async Task<bool> AddForeignOrderAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            await Client.CreateSalesOrderAsync(new NewSalesOrder { CustomerNumber = Customer.Value, ExternalDocumentNumber = externalNumber }, cancellationToken);
            return true;
        }

        public Task<int> CountQuotesAsync(CancellationToken cancellationToken = default) => Task.FromResult(World.CountErpQuotes().Standing);

        public async Task<bool> RenumberOrderAsync(string externalNumber, string other, CancellationToken cancellationToken = default)
        {
            await foreach (var order in Client.GetSalesOrdersAsync(ODataFilter.EqualTo("externalDocumentNumber", externalNumber), cancellationToken: cancellationToken))
                await Client.UpdateSalesOrderAsync(order.Id, order.ETag, new SalesOrderChange { ExternalDocumentNumber = other }, cancellationToken);
            return true;
        }
    }
}
