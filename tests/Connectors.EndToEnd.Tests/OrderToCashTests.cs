using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Dynamics365.OData;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.Explain;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Http;
using Connectors.Simulators;
using Microsoft.Extensions.DependencyInjection;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>The whole way through real clients and HTTP, judged by the simulators' own ledger.</summary>
public sealed class OrderToCashTests
{
    private const long CaseOfTwelveBrushes = 210_007;
    private const long PaintRoller = 210_008;
    private const long RoomKit = 220_001;

    [Fact]
    public async Task With_the_ERP_down_every_waiting_order_is_still_accepted_and_none_is_lost()
    {
        await using var day = await Day.StartAsync(static o => o with { Orders = 30, TradingWindow = TimeSpan.FromHours(3) });
        day.World.SetErpDown(true);

        await day.PassAsync(TimeSpan.FromHours(6));

        Assert.All(day.World.Ledger.Entries(), static e => Assert.Equal((1, 0), (e.Acceptances, e.ErpOrders)));
        Assert.Contains(await day.Store.GetExceptionsAsync(), static e => e.Code == ReasonCatalogue.SystemUnavailable.Code);

        day.World.SetErpDown(false);
        await day.PassAsync(TimeSpan.FromHours(20));

        var ledger = await day.JudgeAsync();
        Assert.Empty(ledger.Findings);
        Assert.Equal((30, 30, 0, 0), (ledger.Accepted, ledger.Confirmed, ledger.Lost, ledger.Doubled));
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(), static e => e.Code == ReasonCatalogue.SystemUnavailable.Code);
    }

    [Fact]
    public async Task No_order_is_imported_before_its_acceptance_stands_in_the_journal()
    {
        await using var day = await Day.StartAsync(static o => o with { Orders = 20, TradingWindow = TimeSpan.FromHours(2), FaultRate = 0.15m });

        await day.PassAsync(TimeSpan.FromHours(8));

        var imported = 0;
        foreach (var entry in day.World.Ledger.Entries())
        {
            var journal = await day.JournalAsync(entry.OrderId);
            var erp = journal.ToList().IndexOf("erp.order-created");
            if (erp < 0)
                continue;
            imported++;
            Assert.InRange(journal.ToList().FindIndex(static c => c is "order.accepted" or "order.accepted-elsewhere"), 0, erp - 1);
        }

        Assert.Equal(20, imported);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(1, PaintRoller)]
    [InlineData(3, PaintRoller)]
    public async Task A_kit_is_booked_as_one_sent_as_its_parts_and_told_whole(int parcels, long? beside)
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder { Parcels = parcels, Lines = [new PlannedLine(RoomKit, 2), .. beside is { } part ? [new PlannedLine(part, 3)] : Array.Empty<PlannedLine>()] });

        await day.PassAsync(TimeSpan.FromHours(40));

        var ledger = await day.JudgeAsync();
        Assert.Empty(ledger.Findings);
        Assert.Empty(ledger.Outstanding);
        var entry = day.World.Ledger.Find(order)!;
        Assert.Equal((entry.OrderedUnits, entry.OrderedUnits), (entry.DispatchedUnits, entry.ConfirmedUnits));
        Assert.Equal(OrderStage.Completed, await day.StageAsync(order));
    }

    [Fact]
    public async Task Orders_drafted_in_the_ERP_before_they_are_accepted_are_booked_once_and_sent_to_the_right_address()
    {
        await using var day = await Day.StartAsync(
            static o => o with { Orders = 20, TradingWindow = TimeSpan.FromHours(2), FaultRate = 0.1m }, new OrderPolicy { Acceptance = AcceptancePolicy.AfterErpDraft });
        var refused = day.World.AddOrder(new PlannedOrder { PaymentRefused = true });

        await day.PassAsync(TimeSpan.FromHours(30));

        var ledger = await day.World.CheckAsync(await SellerClaims.ReadAsync(day.Store, CancellationToken.None) with { BooksDrafts = true });
        Assert.True(ledger.Holds, string.Join('\n', ledger.Findings));
        Assert.Equal((21, 20, 0, 0), (ledger.Accepted, ledger.Confirmed, ledger.Lost, ledger.Doubled));
        Assert.Equal(OrderStage.Cancelled, await day.StageAsync(refused));
        foreach (var entry in day.World.Ledger.Entries())
        {
            var journal = (await day.JournalAsync(entry.OrderId)).ToList();
            Assert.InRange(journal.IndexOf("erp.order-created"), 0, journal.FindIndex(static c => c is "order.accepted" or "order.accepted-elsewhere"));
            Assert.Equal(1, entry.ErpOrdersAtOnce);
        }
    }

    [Fact]
    public async Task With_the_ERP_down_orders_that_wait_for_a_draft_are_accepted_at_half_of_the_window()
    {
        await using var day = await Day.StartAsync(
            static o => o with { Orders = 10, TradingWindow = TimeSpan.FromHours(1) }, new OrderPolicy { Acceptance = AcceptancePolicy.AfterErpDraft });
        day.World.SetErpDown(true);

        await day.PassAsync(TimeSpan.FromHours(11));
        Assert.All(day.World.Ledger.Entries(), static e => Assert.Equal((0, 0), (e.Acceptances, e.ErpOrders)));
        await day.PassAsync(TimeSpan.FromHours(3));
        Assert.All(day.World.Ledger.Entries(), static e => Assert.Equal((1, 0), (e.Acceptances, e.ErpOrders)));

        day.World.SetErpDown(false);
        await day.PassAsync(TimeSpan.FromHours(20));
        Assert.All(day.World.Ledger.Entries(), static e => Assert.Equal((1, 1), (e.Acceptances, e.ErpOrders)));
    }

    [Fact]
    public async Task An_order_whose_payment_is_refused_never_creates_a_sales_order()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder { PaymentRefused = true });

        await day.PassAsync(TimeSpan.FromHours(12));

        var entry = day.World.Ledger.Find(order)!;
        Assert.Equal((1, 0, 0), (entry.Acceptances, entry.ErpOrders, entry.WarehouseOrders));
        Assert.Equal(OrderStage.Cancelled, await day.StageAsync(order));
    }

    [Fact]
    public async Task A_missed_acceptance_window_is_noticed_and_reported_as_a_lost_order_with_its_value()
    {
        await using var day = await Day.StartAsync(policy: new OrderPolicy { Acceptance = AcceptancePolicy.Manual });
        var order = day.World.AddOrder(new PlannedOrder());

        await day.PassAsync(TimeSpan.FromHours(13));
        Assert.Contains(await day.Store.GetExceptionsAsync(), static e => e is { Code: "order.acceptance-due", Subject: "Warn" });
        await day.PassAsync(TimeSpan.FromHours(6));
        Assert.Contains(await day.Store.GetExceptionsAsync(), static e => e is { Code: "order.acceptance-due", Subject: "Page" });
        await day.PassAsync(TimeSpan.FromHours(7));

        var lost = Assert.Single(await day.Store.GetExceptionsAsync());
        Assert.Equal("order.lost", lost.Code);
        Assert.Contains(lost.Facts, static f => f.Name == "value" && f.Value.EndsWith(" GBP", StringComparison.Ordinal));
        Assert.Equal(OrderStage.Lost, await day.StageAsync(order));
        Assert.Equal(0, day.World.Ledger.Find(order)!.ErpOrders);
    }

    [Fact]
    public async Task A_case_of_twelve_goes_to_the_warehouse_as_twelve_each()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder { Lines = [new PlannedLine(CaseOfTwelveBrushes, 3)] });

        await day.PassAsync(TimeSpan.FromHours(24));

        var entry = day.World.Ledger.Find(order)!;
        Assert.Equal((36m, 36m, 36m, 36m), (entry.OrderedUnits, entry.RequestedUnits, entry.DispatchedUnits, entry.ConfirmedUnits));
    }

    [Fact]
    public async Task Three_parcels_make_three_confirmations_and_the_first_completes_nothing()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder { Lines = [new PlannedLine(PaintRoller, 9)], Parcels = 3 });

        var seen = new HashSet<int>();
        for (var i = 0; i < 24 * 4 && seen.Count < 4; i++)
        {
            await day.PassAsync(TimeSpan.FromMinutes(15));
            var entry = day.World.Ledger.Find(order)!;
            seen.Add(entry.Confirmations);
            if (entry.Confirmations is 1 or 2)
                Assert.Equal("SHIPPING", entry.State);
        }

        await day.PassAsync(TimeSpan.FromHours(2));
        var done = day.World.Ledger.Find(order)!;
        Assert.Equal((3, 9m), (done.Confirmations, done.ConfirmedUnits));
        Assert.Equal(OrderStage.Completed, await day.StageAsync(order));
        Assert.Equal(3, (await day.StateAsync(order)).Confirmed.Select(static c => c.TrackingNumber).Distinct().Count());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.2)]
    [InlineData(3, 0.2)]
    public async Task R11_R12_R74_An_order_in_three_parcels_is_one_sales_order_with_what_the_marketplace_says_and_is_invoiced_as_it_left(int seed, double faults)
    {
        await using var day = await Day.StartAsync(o => o with { Seed = seed, FaultRate = (decimal)faults });
        var order = day.World.AddOrder(new PlannedOrder { Lines = [new PlannedLine(PaintRoller, 9), new PlannedLine(CaseOfTwelveBrushes, 2)], Parcels = 3 });
        for (var i = 0; i < 8; i++)
        {
            await day.PassAsync(TimeSpan.FromHours(6));
            await day.RestartAsync();
        }

        var entry = day.World.Ledger.Find(order)!;
        Assert.Equal((1, entry.OrderedUnits, entry.OrderedUnits), (entry.ErpOrders, entry.DispatchedUnits, entry.ConfirmedUnits));
        var services = new ServiceCollection();
        SimulatedSystems.Add(services, day.World.Describe(), day.Clock);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredKeyedService<BusinessCentralClient>("bc");
        var invoices = await ReadAsync(() => client.GetSalesInvoicesAsync(new ODataQuery { Filter = ODataFilter.EqualTo("externalDocumentNumber", $"bq:{order}") }, withLines: true));
        var lines = invoices.SelectMany(static i => i.SalesInvoiceLines).ToList();
        var sold = (await day.StateAsync(order)).BackOffice.SalesOrder!;
        Assert.Equal(
            sold.Lines.OrderBy(static l => l.Sku.Value, StringComparer.Ordinal).Select(static l => (l.Sku.Value, (decimal?)l.Ordered.Count)),
            lines.Where(l => sold.Lines.Any(s => s.Sku.Value == l.LineObjectNumber)).GroupBy(static l => l.LineObjectNumber).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => (g.Key, g.Sum(static l => l.Quantity))));

        // Ids, channel and what the marketplace is expected to keep stand on what was invoiced first.
        Assert.Contains(lines, l => l.LineType == SalesLineType.Comment && l.Description.Contains(order, StringComparison.Ordinal) && l.Description.Contains("channel", StringComparison.Ordinal));
        Assert.Contains(lines, static l => l.LineType == SalesLineType.Comment && l.Description.Contains("Expected marketplace fees", StringComparison.Ordinal));
        Assert.Empty((await day.JudgeAsync()).FindingDetails.Select(static f => f.ToString()));

        static async Task<List<SalesInvoice>> ReadAsync(Func<AsyncPageable<SalesInvoice>> list)
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    return await list().ToListAsync();
                }
                catch (PortException) when (attempt < 20)
                {
                    // A fault of the day: asked again.
                }
            }
        }
    }

    [Fact]
    public async Task An_unmapped_carrier_holds_the_dispatch_until_the_corrected_table_is_saved()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder { CarrierText = "Acme Van Lines" });
        await day.PassAsync(TimeSpan.FromHours(9));

        var hold = Assert.Single(await day.Store.GetExceptionsAsync(scope: Day.CaseOf(order).ToString()));
        Assert.Equal(("carrier.unmapped", Owner.Operations, true), (hold.Code, hold.Owner, hold.Holds));
        Assert.Contains(hold.Facts, static f => f is { Name: "carrier text", Value: "Acme Van Lines" });
        Assert.Contains(hold.Facts, static f => f.Name == "dispatch deadline");
        Assert.Equal(0, day.World.Ledger.Find(order)!.Confirmations);
        Assert.Contains("Operations can change that", (await day.Store.ExplainAsync(Day.CaseOf(order), day.Clock.GetUtcNow()))!.ToString(), StringComparison.Ordinal);

        await day.Tables.AddCarrierAsync("bq,shipbob,Acme Van Lines,,DPD\n", CancellationToken.None);
        await day.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(1, day.World.Ledger.Find(order)!.Confirmations);
        Assert.Empty(await day.Store.GetExceptionsAsync(scope: Day.CaseOf(order).ToString()));
    }

    [Fact]
    public async Task A_bad_table_keeps_the_last_good_one_in_force_and_says_every_wrong_row_once()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder());
        await day.Tables.AddCarrierAsync("bq,shipbob,,,\nbq,shipbob,\"DPD Next Day\",,EVRI_WRONG_ROW\n", CancellationToken.None);
        await day.PassAsync(TimeSpan.FromHours(20));

        var record = Assert.Single(await day.Store.GetExceptionsAsync(scope: "table/carriers"));
        Assert.Equal("table.refused", record.Code);
        Assert.True(record.Facts.Count >= 2, "every wrong row is named");
        Assert.Equal(OrderStage.Completed, await day.StageAsync(order));
    }

    [Fact]
    public async Task An_unknown_pack_holds_the_order_before_the_ERP()
    {
        await using var day = await Day.StartAsync(static o => o with { Orders = 5, UnknownPackShare = 1m, TradingWindow = TimeSpan.FromHours(1) });

        await day.PassAsync(TimeSpan.FromHours(6));

        Assert.All(day.World.Ledger.Entries(), static e => Assert.Equal((1, 0, 0), (e.Acceptances, e.ErpOrders, e.WarehouseOrders)));
        Assert.All(await day.Store.GetExceptionsAsync(), static e => Assert.Equal("unit.unknown", e.Code));
        Assert.Equal(5, (await day.Store.GetExceptionsAsync()).Count);
    }

    [Fact]
    public async Task A_cancelled_order_is_stopped_at_the_warehouse_and_taken_out_of_the_ERP()
    {
        await using var day = await Day.StartAsync();
        var order = day.World.AddOrder(new PlannedOrder { CustomerCancelsAfter = TimeSpan.FromMinutes(100) });

        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(OrderStage.Cancelled, await day.StageAsync(order));
        Assert.Equal(0m, day.World.Ledger.Find(order)!.DispatchedUnits);
        var ledger = await day.JudgeAsync();
        Assert.Empty(ledger.Findings);
        Assert.Equal((0, 0), (ledger.Lost, ledger.Doubled));
    }

    [Fact]
    public async Task Vendors_that_drift_as_they_may_change_nothing()
    {
        await using var day = await Day.StartAsync(static o => o with { Orders = 25, Drift = true, PartialDispatchShare = 0.3m, LateAddressShare = 0.2m, TradingWindow = TimeSpan.FromHours(3) });

        await day.PassAsync(TimeSpan.FromHours(30));

        var ledger = await day.JudgeAsync();
        Assert.Empty(ledger.Findings);
        Assert.Equal((25, 0, 0), (ledger.Confirmed, ledger.Lost, ledger.Doubled));
    }

    [Fact]
    public async Task A_marketplace_without_several_shipments_is_told_once_when_all_has_left()
    {
        await using var day = await Day.StartAsync(static o => o with { Orders = 10, MultiShipment = false, PartialDispatchShare = 0.5m, TradingWindow = TimeSpan.FromHours(2) });

        await day.PassAsync(TimeSpan.FromHours(30));

        var ledger = await day.JudgeAsync();
        Assert.Empty(ledger.Findings);
        Assert.Equal((10, 0, 0), (ledger.Confirmed, ledger.Lost, ledger.Doubled));
        Assert.All(day.World.Ledger.Entries(), static e => Assert.Equal("SHIPPED", e.State));
    }
}
