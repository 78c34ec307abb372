using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.OData;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The adapter of receivables over the real client, against the simulated ERP.</summary>
public sealed class BusinessCentralReceivablesConformanceTests
{
    private static readonly IReadOnlyList<ConformanceCheck> Suite = ErpReceivablesConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("business central receivables"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_the_receivables_of_every_ERP_do(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IErpReceivablesHarness
    {
        public IErpReceivables Receivables => Services.GetRequiredKeyedService<IErpReceivables>("bc");

        public CustomerNumber Customer => new(World.CustomerNumber);

        private BusinessCentralClient Client => Services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        public static async Task<IErpReceivablesHarness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync(static options => options);
            world.SetErpBalance(world.CustomerNumber, 0m);
            return new Harness(world, clock);
        }

        public async Task EnterByPeopleAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            World.AddOrder(new PlannedOrder { OrderId = OrderKey.Parse(externalNumber).OrderId });
            await Services.GetRequiredKeyedService<IErp>("bc").CreateOrderAsync(SimulatedErp.NewOrder(World, externalNumber, Morning), SendPermit.WithoutLimit(), cancellationToken);
        }

        public async Task<decimal> PostByPeopleAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            await foreach (var order in Client.GetSalesOrdersAsync(Of(externalNumber), cancellationToken: cancellationToken))
                World.PostErpOrder(order.Number);
            return (await InvoiceAsync(externalNumber, cancellationToken)).Total;
        }

        public async Task PayByPeopleAsync(string externalNumber, decimal? amount = null, CancellationToken cancellationToken = default) =>
            World.PayErpInvoice((await InvoiceAsync(externalNumber, cancellationToken)).Number, amount);

        public Task<string?> CreditByPeopleAsync(string externalNumber, CancellationToken cancellationToken = default)
        {
            World.PostErpCreditMemo(World.MakeErpCreditMemo(OrderKey.Parse(externalNumber).OrderId));
            return Task.FromResult<string?>(null);
        }

        private static ODataFilter Of(string externalNumber) => ODataFilter.EqualTo("externalDocumentNumber", externalNumber);

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            SimulatedErp.Register(services, world, lost);
            services.AddBusinessCentralReceivables("bc");
        }

        private async Task<(string Number, decimal Total)> InvoiceAsync(string externalNumber, CancellationToken cancellationToken)
        {
            await foreach (var invoice in Client.GetSalesInvoicesAsync(Of(externalNumber), cancellationToken: cancellationToken))
                return (invoice.Number, invoice.TotalAmountIncludingTax!.Value);
            throw new InvalidOperationException($"Order {externalNumber} was not invoiced.");
        }
    }
}
