using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Returns;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>
/// Goods that come back to an ERP that takes return orders by a companion extension: one return order, one posted receipt, one credit note and one refund for each return, whatever fails and whatever people do
/// meanwhile. R81–R85.
/// </summary>
public sealed class ReturnOrderTests
{
    private const long PaintRoller = 210_008;

    private static readonly ConnectionName Bq = new("bq");

    [Fact]
    public async Task R82_R83_A_return_is_a_return_order_then_a_receipt_and_a_credit_note_and_then_a_refund()
    {
        await using var day = await SoldAsync();
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order, 2);
        await day.PassAsync(TimeSpan.FromHours(8));

        var made = Assert.Single(day.World.ErpCreditMemos(order));
        Assert.Equal((true, false, null, 2m * price), (made.IsReturnOrder, made.IsPosted, made.Receipt, made.Total));
        Assert.Equal($"R{Guid.Parse(id):N}".ToUpperInvariant(), made.ExternalNumber);
        Assert.Empty(day.World.Refunds(order));

        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(10));

        await AssertOnceAsync(day, order, id, 2m * price);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_fails_on_the_way_each_return_has_one_of_each(int seed)
    {
        await using var day = await SoldAsync(o => o with { Seed = seed, FaultRate = 0.2m, BusinessCentral = new BusinessCentralBehaviours { Locks = 0.1m, RefusedAfterPosting = 0.5m } });
        var (order, price) = day.Sold();
        string[] ids = [day.World.AskReturn(order), day.World.AskReturn(order)];
        await day.PassAsync(TimeSpan.FromHours(12));
        foreach (var id in ids)
            day.World.MoveReturn(id, "RECEIVED");

        await day.PassAsync(TimeSpan.FromDays(1));

        foreach (var id in ids)
            await day.AssertRefundedAsync(id);
        var memos = day.World.ErpCreditMemos(order);
        Assert.Equal(2, memos.Select(static m => m.ExternalNumber).Distinct().Count());
        Assert.All(memos, m => Assert.Equal((true, true, price), (m.IsPosted, m.Receipt is not null, m.Total)));
        Assert.Equal([price, price], day.World.Refunds(order));
        await day.AssertRightAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_people_receive_or_post_meanwhile_is_followed(bool postsAll)
    {
        await using var day = await SoldAsync();
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        var number = Assert.Single(day.World.ErpCreditMemos(order)).Number;
        day.World.ReceiveErpReturnOrder(number);
        if (postsAll)
            day.World.PostErpCreditMemo(number);
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(12));

        await AssertOnceAsync(day, order, id, price);
    }

    [Fact]
    public async Task Without_the_extension_returns_wait_and_no_credit_memo_is_written_beside_a_return_order_that_nobody_sees()
    {
        await using var day = await SoldAsync();
        var (order, price) = day.Sold();
        var id = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));

        // Long enough to be taken for uninstalled.
        day.World.InstallCompanion(false);
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(20));
        Assert.True(Assert.Single(day.World.ErpCreditMemos(order)) is { IsReturnOrder: true, IsPosted: false });
        Assert.Empty(day.World.Refunds(order));
        Assert.Contains(await day.Store.GetExceptionsAsync(), e => e.Scope == ReturnsFlow.CaseOf(Bq, id).ToString() && e.Code == "system.not-available" && e.Message.Contains("companion extension does not have them", StringComparison.Ordinal));

        day.World.InstallCompanion(true);
        await day.PassAsync(TimeSpan.FromDays(1));

        await AssertOnceAsync(day, order, id, price);
    }

    [Fact]
    public async Task A_host_that_goes_back_to_credit_memos_finishes_the_return_orders_that_stand()
    {
        var asOrders = true;
        await using var day = await SoldAsync(asOrders: () => asOrders);
        var (order, price) = day.Sold();
        var first = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));

        asOrders = false;
        await day.RestartAsync();
        var second = day.World.AskReturn(order);
        await day.PassAsync(TimeSpan.FromHours(8));
        foreach (var id in (string[])[first, second])
            day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(24));

        await day.AssertRefundedAsync(first);
        await day.AssertRefundedAsync(second);
        Assert.Equal([true, false], day.World.ErpCreditMemos(order).Select(static m => m.Receipt is not null));
        Assert.Equal([price, price], day.World.Refunds(order));
        await day.AssertRightAsync();
    }

    private static async Task AssertOnceAsync(Day day, string order, string id, decimal total)
    {
        await day.AssertRefundedAsync(id);
        var memo = Assert.Single(day.World.ErpCreditMemos(order));
        Assert.Equal((false, true, total), (memo.IsReturnOrder, memo.IsPosted, memo.Total));
        Assert.NotNull(memo.Receipt);
        Assert.Equal([total], day.World.Refunds(order));
        Assert.Equal("CLOSED", day.World.ReturnState(id));
        await day.AssertRightAsync();
    }

    private static async Task<Day> SoldAsync(Func<SimulationOptions, SimulationOptions>? configure = null, Func<bool>? asOrders = null)
    {
        var day = await Day.StartAsync(
            plain => (configure?.Invoke(plain) ?? plain) with { Companion = true },
            ReturnDay.Calm,
            services: s =>
            {
                s.AddReturns([new ReturnRoute(Bq, new ConnectionName("bc"))], new ReturnsPolicy { Consents = true });
                s.Configure<BusinessCentralErpOptions>("bc", o => o.ReturnOrders = asOrders?.Invoke() ?? true);
            });
        day.World.AddOrder(new PlannedOrder { OrderId = ReturnDay.Order, Lines = [new PlannedLine(PaintRoller, 3)] });
        await day.PassAsync(TimeSpan.FromDays(3));
        return day;
    }
}
