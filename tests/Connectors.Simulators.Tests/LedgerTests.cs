namespace Connectors.Simulators.Tests;

/// <summary>The ledger must be able to fail: each test plants one loss, doubling or wrong.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task A_missed_acceptance_is_a_loss()
    {
        await using var world = await TestWorld.StartAsync();
        world.Arrive();

        world.Clock.Advance(TimeSpan.FromHours(25));

        var report = await world.World.CheckAsync();
        Assert.Equal((1, 1, false), (report.Lost, report.AcceptanceMissed, report.Holds));
    }

    [Fact]
    public async Task Two_sales_orders_for_one_order_are_a_doubling()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        await seller.BookAsync(id);
        await seller.BookAsync(id);

        var report = await world.World.CheckAsync();

        Assert.Equal((1, 2), (report.Doubled, world.World.Ledger.Find(id)!.ErpOrdersAtOnce));
        Assert.False(report.Holds);
    }

    [Fact]
    public async Task A_sales_order_made_anew_after_deleting_the_first_is_none()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        var first = await seller.BookAsync(id);
        await world.ErpAsync("DELETE", $"salesOrders({first.Json.GetProperty("id").GetString()})", ifMatch: "*");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.BookAsync(id);

        Assert.Empty((await world.World.CheckAsync()).Findings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_draft_before_acceptance_that_is_taken_out_again_is_right_only_where_the_seller_means_to_make_drafts(bool booksDrafts)
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, AddressesBeforeAcceptance = true });
        var seller = new DiligentSeller(world);
        var id = world.Arrive();
        var draft = await seller.BookAsync(id, static body => body["shipToAddressLine1"] = string.Empty);
        Assert.Equal(204, (await world.AcceptAsync(id)).Status);
        world.Clock.Advance(TimeSpan.FromHours(1));
        world.ForgetToken();
        Assert.Equal(204, (await world.ErpAsync("DELETE", $"salesOrders({draft.Json.GetProperty("id").GetString()})", ifMatch: "*")).Status);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.BookAsync(id);

        var report = await world.World.CheckAsync(new LedgerClaims { BooksDrafts = booksDrafts });

        Assert.Equal(booksDrafts ? [] : ["sales-before-payment"], report.FindingDetails.Select(static f => f.Code));
    }

    [Fact]
    public async Task A_draft_that_stays_is_judged_like_any_sales_order()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, AddressesBeforeAcceptance = true });
        var id = world.Arrive();
        await new DiligentSeller(world).BookAsync(id, static body => body["shipToAddressLine1"] = "1 Wrong Street");
        Assert.Equal(204, (await world.AcceptAsync(id)).Status);
        world.Clock.Advance(TimeSpan.FromHours(1));

        var report = await world.World.CheckAsync(new LedgerClaims { BooksDrafts = true });

        Assert.Equal(["sales-address"], report.FindingDetails.Select(static f => f.Code));
    }

    [Fact]
    public async Task Two_warehouse_orders_for_one_order_are_a_doubling()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        await seller.BookAsync(id);
        await seller.AskAsync(id);
        await seller.AskAsync(id, o => o["reference_id"] = $"bq:{id}/again");

        Assert.Equal(1, (await world.World.CheckAsync()).Doubled);
    }

    [Fact]
    public async Task Confirming_more_than_has_left_is_a_doubling()
    {
        await using var world = await TestWorld.StartAsync();
        var id = await world.ClearAsync();
        await world.ConfirmAsync(id);

        Assert.Equal(1, (await world.World.CheckAsync()).Doubled);
    }

    [Fact]
    public async Task Confirming_the_same_parcel_twice_is_a_doubling()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(210_001, 4)] });
        await seller.AskAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(8));
        await world.ConfirmAsync(id, 2);
        await world.ConfirmAsync(id, 2);

        Assert.Contains((await world.World.CheckAsync()).Findings, f => f.Contains("2 times", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("erp-order")]
    [InlineData("warehouse-order")]
    [InlineData("confirm")]
    public async Task An_order_left_lying_is_outstanding_first_and_lost_in_the_end(string step)
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        if (step is not "erp-order")
            await seller.BookAsync(id);
        if (step is "confirm")
            await seller.AskAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(7));

        var early = await world.World.CheckAsync();
        world.Clock.Advance(TimeSpan.FromHours(13));
        var late = await world.World.CheckAsync();
        var known = await world.World.CheckAsync(new LedgerClaims { Holds = [new LedgerHold("bq:" + id)] });
        var knownOtherwise = await world.World.CheckAsync(new LedgerClaims { Holds = [new LedgerHold(id, "tracking")] });

        Assert.Equal((step, 0), (Assert.Single(early.Outstanding).Step, early.Lost));
        Assert.Equal(1, late.Lost);
        Assert.Equal((0, true), (known.Lost, known.Holds));
        Assert.True(known.Outstanding[0] is { IsHeld: true } held && held.Age > TimeSpan.FromHours(12));
        Assert.Equal((27.45m, "GBP"), (known.Outstanding[0].Value, known.Outstanding[0].Currency));
        Assert.Equal(1, knownOtherwise.Lost);
    }

    [Fact]
    public async Task A_carrier_that_the_table_leaves_out_explains_a_parcel_not_confirmed_while_somebody_holds_it()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        await seller.BookAsync(id);
        await seller.AskAsync(id);
        world.World.SetCarrierText(id, "Pigeon Post");

        world.Clock.Advance(TimeSpan.FromHours(30));

        var untold = await world.World.CheckAsync();
        Assert.Equal(("confirm", "unmapped-carrier"), (Assert.Single(untold.Outstanding).Step, untold.Outstanding[0].Planted));
        Assert.True(untold.Holds, string.Join(' ', untold.Findings));
        Assert.True((await world.World.CheckAsync(new LedgerClaims { Holds = [new LedgerHold(id)] })).Holds);
        Assert.Equal(1, (await world.World.CheckAsync(new LedgerClaims { Holds = [] })).Lost);
    }

    [Fact]
    public async Task A_tracking_number_that_no_parcel_has_is_a_finding()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        await seller.BookAsync(id);
        await seller.AskAsync(id);
        world.Clock.Advance(TimeSpan.FromHours(8));
        await seller.TellAsync(n => n["tracking"]!["tracking_number"] = "15599999999999");

        Assert.Contains("15599999999999", Assert.Single((await world.World.CheckAsync()).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_tracking_number_was_a_true_one()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync(new PlannedOrder { CorrectsTracking = true });
        await seller.BookAsync(id);
        await seller.AskAsync(id);
        while (world.World.Ledger.Find(id)!.DispatchedUnits == 0)
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        await seller.TellAsync();

        world.Clock.Advance(TimeSpan.FromHours(2));
        var early = await world.World.CheckAsync();
        world.Clock.Advance(TimeSpan.FromHours(20));
        var late = await world.World.CheckAsync();

        Assert.Empty(early.Findings);
        Assert.Equal("tracking-not-corrected", Assert.Single(late.FindingDetails).Code);
    }

    [Fact]
    public async Task Goods_that_leave_long_after_the_cancellation_are_a_finding()
    {
        await using var world = await TestWorld.StartAsync(new SimulationOptions { Orders = 0, ShortestDispatchDelay = TimeSpan.FromHours(5) });
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync(new PlannedOrder { CustomerCancelsAfter = TimeSpan.FromHours(2) });
        await seller.BookAsync(id);
        await seller.AskAsync(id);

        world.Clock.Advance(TimeSpan.FromHours(9));

        Assert.Contains("cancelled", Assert.Single((await world.World.CheckAsync()).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Planted_trouble_explains_a_waiting_order()
    {
        await using var world = await TestWorld.StartAsync();
        await world.ClearAsync(new PlannedOrder { Lines = [new PlannedLine(world.World.UnknownPackOffer(), 1)] });

        world.Clock.Advance(TimeSpan.FromHours(20));

        var report = await world.World.CheckAsync();
        Assert.Equal("unknown-pack", Assert.Single(report.Outstanding).Planted);
        Assert.True(report.Holds);
    }

    [Fact]
    public async Task An_order_that_belongs_to_nobody_is_a_finding()
    {
        await using var world = await TestWorld.StartAsync();
        await world.ErpAsync("POST", "salesOrders", TestWorld.SalesOrder("bq:unheard-of"));

        Assert.Contains("UNHEARD-OF", Assert.Single((await world.World.CheckAsync()).Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_made_by_a_wrong_SKU_is_a_finding()
    {
        await using var world = await TestWorld.StartAsync();
        var seller = new DiligentSeller(world);
        var id = await world.ClearAsync();
        await seller.AskAsync(id, o => o["products"]![0]!["reference_id"] = "WRONG-SKU");

        Assert.Contains((await world.World.CheckAsync()).Findings, f => f.Contains("WRONG-SKU", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_that_somebody_meant_is_no_loss()
    {
        await using var world = await TestWorld.StartAsync();
        var id = world.Arrive();
        await world.AcceptAsync(id, accepted: false);

        Assert.Equal(1, (await world.World.CheckAsync()).Lost);
        Assert.True((await world.World.CheckAsync(new LedgerClaims { GivenUp = ["bq:" + id] })).Holds);
    }
}
