using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;
using SalesOrder = Connectors.Domain.Documents.SalesOrder;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The adapter of returns over the real client, against the simulated ERP: as it should be, and as older releases answer.</summary>
public sealed class BusinessCentralReturnsConformanceTests
{
    private const string Order = "7300001-A";

    private static readonly IReadOnlyList<ConformanceCheck> Suite =
        ErpReturnsConformance.Checks(static () => Harness.StartAsync(1, new())).Expecting(KnownFailures.Of("business central returns"));

    /// <summary>Another seed, whose company keeps the order's number on the memo that is made of its invoice.</summary>
    private static readonly IReadOnlyList<ConformanceCheck> Older =
        ErpReturnsConformance.Checks(static () => Harness.StartAsync(2, new() { RefusedAfterPosting = 1m })).Expecting(KnownFailures.Of("business central returns"));

    /// <summary>Written as return orders, by the pages of a companion extension.</summary>
    private static readonly IReadOnlyList<ConformanceCheck> AsOrders =
        ErpReturnsConformance.Checks(static () => Harness.StartAsync(3, new() { RefusedAfterPosting = 0.5m }, asOrders: true)).Expecting(KnownFailures.Of("business central returns"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_the_returns_of_every_ERP_do(string check) => Suite.Named(check).RunAsync();

    [Theory]
    [MemberData(nameof(Checks))]
    public Task So_it_does_where_a_posting_is_refused_after_it_was_done(string check) => Older.Named(check).RunAsync();

    [Theory]
    [MemberData(nameof(Checks))]
    public Task R83_So_it_does_where_returns_are_written_as_return_orders(string check) => AsOrders.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock, bool asOrders) : SimulatedSystem(world, clock, (services, it, lost) =>
    {
        SimulatedErp.Register(services, it, lost);
        services.Configure<BusinessCentralClientOptions>("bc", o => o.CompanionRoute = asOrders ? it.Describe().CompanionRoute : null);
        services.Configure<BusinessCentralErpOptions>("bc", o => o.ReturnOrders = asOrders);
    }), IErpReturnsHarness
    {
        public IErpReturns Returns => Services.GetRequiredKeyedService<IErpReturns>("bc");

        public IErp Erp => Services.GetRequiredKeyedService<IErp>("bc");

        public string? Quarantine => "6d1f5b0e-9b0a-4b7e-8f0e-2f6a1f0c3b11";

        public static async Task<IErpReturnsHarness> StartAsync(int seed, BusinessCentralBehaviours behaviours, bool asOrders = false)
        {
            var (world, clock) = await StartWorldAsync(options => options with { Seed = seed, BusinessCentral = behaviours, Companion = asOrders });
            world.AddOrder(new PlannedOrder { OrderId = Order });
            return new Harness(world, clock, asOrders);
        }

        public SalesOrder NewOrder(string externalNumber) => SimulatedErp.NewOrder(World, $"bq:{Order}", Morning);

        public Task InvoiceByPeopleAsync(ErpOrder order, CancellationToken cancellationToken = default)
        {
            World.PostErpOrder(order.Number);
            return Task.CompletedTask;
        }

        public Task<int> CountAsync(ErpOrder order, bool posted, CancellationToken cancellationToken = default) => Task.FromResult(World.ErpCreditMemos(Order).Count(m => m.IsPosted == posted));

        public Task<string?> DraftByPeopleAsync(ErpOrder order, CancellationToken cancellationToken = default) => Task.FromResult<string?>(World.MakeErpCreditMemo(Order));

        public Task<string> PostByPeopleAsync(string number, CancellationToken cancellationToken = default) => Task.FromResult(World.PostErpCreditMemo(number));

        public Task ChangeByPeopleAsync(string number, CancellationToken cancellationToken = default)
        {
            World.ChangeErpCreditMemo(number, 0.01m);
            return Task.CompletedTask;
        }

        public Task DeleteByPeopleAsync(string number, CancellationToken cancellationToken = default)
        {
            World.DeleteErpCreditMemo(number);
            return Task.CompletedTask;
        }

        public Task<bool> ForbidPostingAsync(CancellationToken cancellationToken = default)
        {
            World.SetErpPostingDates(new DateOnly(2030, 1, 1), null);
            return Task.FromResult(true);
        }
    }
}
