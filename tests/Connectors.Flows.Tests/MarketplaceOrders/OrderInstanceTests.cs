using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.MarketplaceOrders.Platform;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>Several groups of routes in one host, each with the choices of its own.</summary>
public sealed class OrderInstanceTests
{
    private static readonly ConnectionName Casto = new("casto");

    [Fact]
    public async Task Two_marketplaces_in_one_runner_have_the_acceptance_deadlines_of_their_own_windows()
    {
        var uk = new World();
        var france = new World { Shop = Casto };
        var store = new InMemoryFlowStore(uk.Clock);
        var route = new OrderRoute(Casto, Given.Bc, Given.Wh);
        var ports = new OrderPorts([Given.Route, route], [uk, france], [uk], [uk]);
        IReadOnlyList<OrderInstance> instances =
        [
            new([Given.Route], new OrderPolicy { Acceptance = AcceptancePolicy.Manual, AcceptanceWindow = TimeSpan.FromHours(24) }, static () => Given.Tables()),
            new([route], new OrderPolicy { Acceptance = AcceptancePolicy.Manual, AcceptanceWindow = TimeSpan.FromHours(48) }, static () => Given.Tables()),
        ];
        var every = new Dictionary<string, TimeSpan> { ["bq"] = TimeSpan.FromHours(24), ["casto"] = TimeSpan.FromHours(24) };
        IReadOnlyList<IFlow> flows = [new OrderFlow(ports, instances), new PlatformFlow(ports.Marketplaces, every), OrderPolls.Changes(ports, instances), OrderPolls.Sweep(ports, instances)];
        uk.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance));
        france.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance) with { Key = new OrderKey(Casto, "1-A") });

        using var runner = new FlowRunner(store, flows, new FlowRunnerOptions { LeaseClock = uk.Clock }, uk.Clock, NullLogger<FlowRunner>.Instance);
        await runner.RunUntilIdleAsync();

        Assert.Equal(Given.T0 + TimeSpan.FromHours(24), (await store.GetCaseAsync(OrderMessages.CaseOf(Given.Key())))!.Deadline);
        Assert.Equal(Given.T0 + TimeSpan.FromHours(48), (await store.GetCaseAsync(OrderMessages.CaseOf(new OrderKey(Casto, "1-A"))))!.Deadline);
    }
}
