using Connectors.Domain.Documents;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>One order that waits for acceptance, and a host that looks after it whenever time has gone on.</summary>
public abstract class AcceptanceTestBase
{
    protected static readonly TimeSpan Window = new OrderPolicy().AcceptanceWindow;

    private readonly InMemoryFlowStore _store;

    protected AcceptanceTestBase() => _store = new InMemoryFlowStore(World.Clock);

    private protected World World { get; } = new();

    private protected OrderPolicy Policy { get; set; } = new();

    private protected async Task ShowAsync(params MarketplaceOrderLine[] lines)
    {
        World.Show(Given.Order(MarketplaceOrderState.WaitingAcceptance, lines: lines));
        await LaterAsync(TimeSpan.Zero);
    }

    private protected async Task ClearAsync()
    {
        World.Move("1-A", MarketplaceOrderState.Shipping);
        await LaterAsync(TimeSpan.FromMinutes(6));
        await LaterAsync(TimeSpan.FromMinutes(6));
    }

    private protected void FailOnce(string call, Fault fault)
    {
        var hasFailed = false;
        World.LateBy = TimeSpan.FromMinutes(3);
        World.Marketplace = World.Marketplace with { StillWorkingFor = TimeSpan.FromMinutes(10) };
        World.Faults = (name, _) =>
        {
            if (name != call || hasFailed)
                return Fault.None;
            hasFailed = true;
            return fault;
        };
    }

    private protected async Task LaterAsync(TimeSpan by)
    {
        World.Clock.Advance(by);
        using var runner = World.Runner(_store, policy: Policy);
        await runner.RunUntilIdleAsync();
    }

    private protected async Task<(string Stage, bool IsClosed)> EndAsync()
    {
        var view = (await _store.GetCaseAsync(OrderMessages.CaseOf(Given.Key())))!;
        return (view.Stage, view.IsClosed);
    }

    private protected async Task<IReadOnlyList<ExceptionRecord>> ProblemsAsync() => await _store.GetExceptionsAsync(scope: "order/bq:1-A");

    private protected async Task<IReadOnlyList<JournalEntry>> JournalAsync() => await _store.GetJournalAsync(OrderMessages.CaseOf(Given.Key()));
}
