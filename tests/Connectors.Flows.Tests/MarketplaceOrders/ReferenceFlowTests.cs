using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders.References;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>ERP numbers go to the marketplace a hundred in a call, however many wait.</summary>
public sealed class ReferenceFlowTests
{
    private static readonly CaseId Case = new(ReferenceMessages.Flow, "bq");

    private readonly World _world = new();
    private readonly InMemoryFlowStore _store;

    public ReferenceFlowTests() => _store = new InMemoryFlowStore(_world.Clock);

    [Fact]
    public async Task A_rush_is_written_in_the_order_it_came_in_and_its_state_stays_short()
    {
        var wanted = Enumerable.Range(0, 250).Select(static n => Reference(n, "SO")).ToList();
        using var runner = _world.Runner(_store);

        await _store.DeliverAsync([.. wanted.Select(ReferenceMessages.Want)], _world.Clock.GetUtcNow());
        await runner.RunUntilIdleAsync();
        Assert.Equal(50, await _store.GetRowsAsync(Case.ToString()).CountAsync());

        // Long enough for any list of all of them to be seen.
        Assert.InRange((await _store.GetCaseAsync(Case))!.State!.Length, 1, 8_000);
        await LaterAsync(runner, 3);

        Assert.Equal([100, 100, 50], _world.References.Select(static r => r.Count));
        Assert.Equal(wanted, _world.References.SelectMany(static r => r));
        Assert.Empty(await _store.GetRowsAsync(Case.ToString()).ToListAsync());
        Assert.Equal("Idle", (await _store.GetCaseAsync(Case))!.Stage);
    }

    [Fact]
    public async Task An_order_whose_number_changes_while_it_waits_ends_with_the_newest()
    {
        using var runner = _world.Runner(_store);
        await _store.DeliverAsync([.. Enumerable.Range(0, 150).Select(static n => ReferenceMessages.Want(Reference(n, "SO")))], _world.Clock.GetUtcNow());
        await _store.DeliverAsync([ReferenceMessages.Want(Reference(0, "NEW")), ReferenceMessages.Want(Reference(120, "NEW"))], _world.Clock.GetUtcNow());

        await runner.RunUntilIdleAsync();
        await LaterAsync(runner, 3);

        var last = _world.References.SelectMany(static r => r).GroupBy(static r => r.Order).ToDictionary(static g => g.Key, static g => g.Last().Reference);
        Assert.Equal(150, last.Count);
        Assert.Equal(("NEW-0", "NEW-120", "SO-1"), (last[Given.Key("0000")], last[Given.Key("0120")], last[Given.Key("0001")]));
        Assert.All(_world.References, static call => Assert.Equal(call.Count, call.DistinctBy(static r => r.Order).Count()));
    }

    [Fact]
    public async Task A_rush_that_is_refused_keeps_nobody_waiting_behind_it()
    {
        using var runner = _world.Runner(_store);
        _world.RejectsReferences = true;
        await _store.DeliverAsync([.. Enumerable.Range(0, 250).Select(static n => ReferenceMessages.Want(Reference(n, "SO")))], _world.Clock.GetUtcNow());

        await runner.RunUntilIdleAsync();
        await LaterAsync(runner, 3);

        Assert.Equal(250, _world.References.Sum(static r => r.Count));
        Assert.Equal("Idle", (await _store.GetCaseAsync(Case))!.Stage);
    }

    [Fact]
    public void What_follows_from_one_of_several_inputs_heard_at_once_is_not_lost()
    {
        var flow = (Flow<ReferenceState, ReferenceInput, ReferenceEffect>)_world.Flows()[1];
        CaseText? Heard(ReferenceInput input) => new(flow.Write(input), flow.Format);
        ReferenceInput[] inputs = [new ReferenceInput.Written([Reference(1, "SO")], [new RejectedReference(Given.Key("0001"), "NO")]), .. Enumerable.Range(2, 102).Select(static n => new ReferenceInput.Wanted(Reference(n, "SO")))];

        var step = flow.Decide(Case, null, [.. inputs.Select(Heard)], _world.Clock.GetUtcNow(), Knowledge.None);

        Assert.Equal([Given.Key("0001").ToString()], step.Deliver.Select(static m => m.Case.Key));
        Assert.Equal(["000000000001", "000000000002"], step.Rows.Select(static r => r.Key));
    }

    private static SellerReference Reference(int n, string prefix) => new(Given.Key(n.ToString("D4", CultureInfo.InvariantCulture)), string.Create(CultureInfo.InvariantCulture, $"{prefix}-{n}"));

    private async Task LaterAsync(FlowRunner runner, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            _world.Clock.Advance(TimeSpan.FromMinutes(5));
            await runner.RunUntilIdleAsync();
        }
    }
}
