using Connectors.Domain.Ports;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Storage;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>A person deletes the sales order while the answer to something of the order is lost: what may have happened is still looked for, and no case fails over it.</summary>
public sealed class GoneSalesOrderTests
{
    private readonly World _world = new();
    private readonly BackOfficeState _gone = new OrderStory().AtWarehouse().State.BackOffice with { Erp = null, Fulfilment = null, WarehouseOrderId = null };

    [Fact]
    public async Task A_warehouse_order_that_may_have_been_made_is_found_by_its_reference()
    {
        var made = await ((IWarehouse)_world).SubmitOrderAsync(new OrderStory().AtWarehouse().State.BackOffice.ToFulfilment(), SendPermit.WithoutLimit(), CancellationToken.None);

        var seen = Assert.IsType<BackOfficeInput.WarehouseOrderSeen>(await RunAsync(new BackOfficeEffect.SubmitToWarehouse(), TimeSpan.FromHours(1)));

        Assert.Equal(made.Id, seen.Order.Id);
        Assert.Single(_world.Submitted);
    }

    [Fact]
    public async Task A_warehouse_order_that_was_never_made_is_not_made_any_more()
    {
        Assert.Null(await RunAsync(new BackOfficeEffect.SubmitToWarehouse(), TimeSpan.FromHours(1)));

        Assert.Empty(_world.Submitted);
    }

    [Fact]
    public async Task While_the_warehouse_may_still_be_working_absent_proves_nothing()
    {
        var failure = await Assert.ThrowsAsync<PortException>(() => RunAsync(new BackOfficeEffect.SubmitToWarehouse(), TimeSpan.FromMinutes(1)));

        Assert.Equal(FailureKind.NotExecuted, failure.Kind);
    }

    [Fact]
    public async Task Nothing_is_taken_out_of_the_ERP_that_is_gone_already()
    {
        Assert.Null(await RunAsync(new BackOfficeEffect.CancelErpOrder(), TimeSpan.FromHours(1)));

        Assert.Empty(_world.ErpCancelled);
    }

    private Task<BackOfficeInput?> RunAsync(BackOfficeEffect effect, TimeSpan sentBefore)
    {
        var now = _world.Clock.GetUtcNow();
        var context = new EffectContext(2, SendPermit.WithoutLimit(), new InMemoryFlowStore(_world.Clock), now)
        {
            SentAt = now - sentBefore, StillWorkingFor = TimeSpan.FromMinutes(20), IsWithdrawn = true,
        };
        return BackOfficeHandlers.RunAsync(_gone, effect, _world, null, _world, context, CancellationToken.None);
    }
}
