using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Stock;
using Connectors.Simulators;
using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Mirakl;
using Microsoft.Extensions.DependencyInjection;
using OrderToCash;

namespace Connectors.EndToEnd.Tests;

/// <summary>Whole days with the companion extension of docs/business-central-companion.md in Business Central: what people had to do without it happens by itself.</summary>
public sealed class CompanionTests
{
    private const string Paint = "PNT-WHT-MAT-5L";

    /// <summary>A pack that offers sell and the tables leave out; the ERP knows it.</summary>
    private const string Pallet = "CMP-MUL-40L XPX";

    [Fact]
    public async Task R72_R75_Numbers_that_people_enter_on_posted_shipments_confirm_them_and_correct_them()
    {
        await using var day = await Day.StartAsync(
            static plain => plain with
            {
                Orders = 40, WarehouseName = "bc", PartialDispatchShare = 0.4m, TrackingCorrectionShare = 0.2m, Companion = true,
                BusinessCentral = new BusinessCentralBehaviours { SentByPeople = 1m, InvoicedLater = 0.5m, LateNotes = 0.3m },
            },
            route: new OrderRoute(new("bq"), new("bc")));

        await day.PassAsync(TimeSpan.FromHours(42));

        var judged = await day.World.CheckAsync((await SellerClaims.ReadAsync(day.Store, CancellationToken.None)) with { PostsDispatches = false });
        Assert.True(judged.Holds, string.Join(Environment.NewLine, judged.Findings));
        Assert.True(judged.Confirmed > 30, $"Only {judged.Confirmed} were confirmed.");
        Assert.True(day.World.DeliveryNotes().GroupBy(static n => n.Shipment).Any(static g => g.Count() > 1), "No number was corrected.");
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(includeCleared: true), static e => e.Code == "tracking.not-available");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stock_of_the_location_that_sells_is_shown_without_a_setting_that_all_of_it_may_be_sold(bool hasCompanion)
    {
        await using var twin = await SimulatedWorld.StartAsync(new SimulationOptions { Seed = 2, Orders = 0 });
        var selling = twin.SellingLocation;
        await using var day = await Day.StartAsync(
            plain => plain with { Companion = hasCompanion, Seed = 2, Orders = 20, TradingWindow = TimeSpan.FromHours(3), BusinessCentral = new BusinessCentralBehaviours { DeskOrders = 0.5m, GoodsReceived = 0.5m } },
            services: s => s.AddStock([new StockRoute(new ConnectionName("bq"), new ConnectionName("bc"))], new StockPolicy { UnitSystem = "business-central", Locations = [selling] }));

        await day.PassAsync(TimeSpan.FromHours(30));

        var waits = (await day.Store.GetExceptionsAsync()).Where(static e => e.Code == "stock.locations-unknown").ToList();
        if (hasCompanion)
        {
            // The pallet is sold in a pack that the tables leave out.
            Assert.Equal(["CMP-MUL-40L-PX60"], day.World.CompareStock().Where(static o => o.Shown != o.Sellable).Select(static o => o.ShopSku));
            Assert.Empty(waits);
        }
        else
        {
            Assert.All(day.World.CompareStock(), static o => Assert.Equal(0, o.Shown));
            Assert.Single(waits);
        }

        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_companion_that_is_taken_out_in_the_middle_of_the_day_and_comes_back_loses_and_doubles_nothing(bool isSoonBack)
    {
        await using var day = await Day.StartAsync(
            static plain => plain with
            {
                Seed = 5, Orders = 12, WarehouseName = "bc", PartialDispatchShare = 0.4m, Companion = true, TradingWindow = TimeSpan.FromHours(8),
                BusinessCentral = new BusinessCentralBehaviours { SentByPeople = 1m, LateNotes = 0.3m },
            },
            route: new OrderRoute(new("bq"), new("bc")));
        await day.PassAsync(TimeSpan.FromHours(6));

        day.World.InstallCompanion(false);
        await day.PassAsync(isSoonBack ? TimeSpan.FromMinutes(40) : TimeSpan.FromHours(6));
        var meanwhile = (await day.Store.GetExceptionsAsync(includeCleared: true)).Select(static e => e.Code).ToList();

        // Within the hour shipments wait to be read whole. After it they are read without, and people are told that nobody knows their numbers, until they are read again.
        if (isSoonBack)
            Assert.DoesNotContain("tracking.not-available", meanwhile);
        else
            Assert.Contains("tracking.not-available", meanwhile);
        day.World.InstallCompanion(true);
        await day.PassAsync(TimeSpan.FromHours(30));

        var judged = await day.World.CheckAsync((await SellerClaims.ReadAsync(day.Store, CancellationToken.None)) with { PostsDispatches = false });
        Assert.True(judged.Holds, string.Join(Environment.NewLine, judged.Findings));
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(), static e => e.Code is "system.unavailable" or "system.not-available" or "tracking.not-available");
    }

    [Fact]
    public async Task R64_Orders_of_a_pack_that_the_ERP_counts_otherwise_wait_before_they_are_booked_and_go_on_when_it_is_corrected()
    {
        await using var day = await Day.StartAsync(static plain => plain with { Companion = true }, ReturnDay.Calm);
        day.World.SetErpUnit(Paint, "CASE", 5m);
        day.World.AddOrder(new PlannedOrder { OrderId = "7300001-A", Lines = [new PlannedLine(OfferOf(day, "XCS"), 2)] });
        day.World.AddOrder(new PlannedOrder { OrderId = "7300002-A", Lines = [new PlannedLine(OfferOf(day, "EA"), 2)] });
        await day.PassAsync(TimeSpan.FromHours(4));

        var open = (await day.Store.GetExceptionsAsync()).Where(static e => e.Code == "unit.differs").ToList();
        Assert.Equal([("order-setup/bq", Pallet), ("order-setup/bq", $"{Paint} XCS"), ("order/bq:7300001-A", $"{Paint} XCS")], open.Select(static e => (e.Scope, e.Subject)).Order());
        Assert.Equal($"One 'XCS' of {Paint} holds 4 base units by the unit table, and 5 in the ERP.", open.Find(static e => e.Scope == "order/bq:7300001-A")!.Message);
        Assert.Contains("does not say what one 'XPX'", open.Find(static e => e.Subject == Pallet)!.Message, StringComparison.Ordinal);
        Assert.Null((await day.StateAsync("7300001-A")).BackOffice.Erp);
        Assert.NotNull((await day.StateAsync("7300002-A")).BackOffice.Erp);

        day.World.SetErpUnit(Paint, "CASE", 4m);
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal([Pallet], (await day.Store.GetExceptionsAsync()).Where(static e => e.Code == "unit.differs").Select(static e => e.Subject));
        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task R42_Orders_of_a_tax_group_that_the_ERP_taxes_otherwise_wait_before_they_are_booked_and_go_on_when_it_is_corrected()
    {
        await using var day = await Day.StartAsync(static plain => plain with { Companion = true }, ReturnDay.Calm);
        day.World.SetErpTax("VAT20", 17.5m);
        day.World.AddOrder(new PlannedOrder { OrderId = "7300001-A", Mirakl = new MiraklBehaviours { NetPrices = 1m }, Lines = [new PlannedLine(OfferOf(day, "EA"), 2)] });
        await day.PassAsync(TimeSpan.FromHours(4));

        var open = (await day.Store.GetExceptionsAsync()).Where(static e => e.Code == "tax.setup-differs").ToList();
        Assert.Equal(["order-setup/bq", "order/bq:7300001-A"], open.Select(static e => e.Scope).Order());
        Assert.All(open, static e => Assert.Contains("'VAT20' is 20 % by the tax table", e.Message, StringComparison.Ordinal));
        Assert.Null((await day.StateAsync("7300001-A")).BackOffice.Erp);

        day.World.SetErpTax("VAT20", 20m);
        await day.PassAsync(TimeSpan.FromHours(24));

        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(), static e => e.Code == "tax.setup-differs");
        Assert.Empty((await day.JudgeAsync()).FindingDetails);
    }

    [Fact]
    public async Task Without_the_companion_no_set_up_is_compared_and_that_is_said()
    {
        await using var day = await Day.StartAsync();
        day.World.SetErpTax("VAT20", 17.5m);
        await day.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal("NotTold", (await day.Store.GetCaseAsync(new Flows.Engine.CaseId("order-setup", "bq")))!.Stage);
        Assert.DoesNotContain(await day.Store.GetExceptionsAsync(includeCleared: true), static e => e.Code is "tax.setup-differs" or "unit.differs");
    }

    /// <summary>The offer that sells the paint in that unit.</summary>
    private static long OfferOf(Day day, string unit) => long.Parse(
        day.World.Tables.Offers.Split('\n').Select(static r => r.Split(',')).Single(c => c.Length > 4 && c[3] == Paint && c[4] == unit)[1], System.Globalization.CultureInfo.InvariantCulture);
}
