using Connectors.Domain.Payments;
using Connectors.Domain.Values;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Returns;
using Connectors.Simulators;
using Connectors.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.EndToEnd.Tests;

/// <summary>
/// A part of an order leaves and the rest will not come (BD-F4, SW-F2, R85), through real clients and HTTP: the customer has the money for it once, the order is done at the marketplace, and people
/// close the rest in the ERP.
/// </summary>
public sealed class RestOfOrderTests
{
    private const string Order = "7300002-A";
    private const long PaintRoller = 210_008;

    private static readonly ConnectionName Bq = new("bq");
    private static readonly OrderPolicy ByPerson = ReturnDay.Calm;
    private static readonly OrderPolicy Automatic = ReturnDay.Calm with { Rest = RestPolicy.Automatic, RestAfter = TimeSpan.FromHours(3) };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R85_What_the_warehouse_leaves_short_is_refunded_once_and_its_record_ends_when_the_ERP_shows_it_closed(bool deletes)
    {
        await using var day = await ShortAsync(Automatic);
        await day.PassAsync(TimeSpan.FromDays(3));
        await AssertRefundedAsync(day, pieces: 1);
        Assert.Equal(["erp.close-rest"], await CodesAsync(day));
        await AssertRightAsync(day);

        day.World.CloseErpRest(await NumberAsync(day), deletes);
        await day.PassAsync(TimeSpan.FromHours(14));

        Assert.Empty(await CodesAsync(day));
        Assert.True((await day.Store.GetCaseAsync(Day.CaseOf(Order)))!.IsClosed);
        await AssertRefundedAsync(day, pieces: 1);
        await AssertRightAsync(day);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.3)]
    [InlineData(3, 0.3)]
    public async Task R85_With_the_companion_extension_the_rest_is_closed_in_the_ERP_by_itself(int seed, double faults)
    {
        await using var day = await ShortAsync(Automatic, configure: o => o with { Seed = seed, FaultRate = (decimal)faults, Companion = true });
        await day.PassAsync(TimeSpan.FromDays(4));

        await AssertRefundedAsync(day, pieces: 1);
        Assert.Empty(await CodesAsync(day));
        Assert.True((await day.Store.GetCaseAsync(Day.CaseOf(Order)))!.IsClosed);
        Assert.True((await day.StateAsync(Order)).BackOffice.Erp!.IsInvoiced);
        await AssertRightAsync(day);
    }

    /// <summary>OR30 instead of OR28: nobody has paid anything that could be paid back.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.2)]
    public async Task R85_What_will_not_come_of_an_order_that_is_debited_later_is_cancelled_once_and_nothing_is_paid_back(int seed, double faults)
    {
        await using var day = await Day.StartAsync(plain => plain with { Seed = seed, FaultRate = (decimal)faults }, Automatic);
        await using (var rules = File.CreateText(Path.Combine(day.Tables.Path, "payments.csv")))
            TableSchemas.Payments.WriteCsv(StandardPaymentTable.Create(), rules);
        await File.WriteAllTextAsync(Path.Combine(day.Tables.Path, "payment-methods.csv"), "origin,word,meaning\nmarketplace,PAY_ON_DUE_DATE,prepaid\n");
        day.World.AddOrder(new PlannedOrder { OrderId = Order, Lines = [new PlannedLine(PaintRoller, 3)], ShipBob = new() { ShortShipments = 1m }, Mirakl = new() { DueDatePayments = 1m } });
        await day.PassAsync(TimeSpan.FromDays(3));

        Assert.Empty(day.World.Refunds(Order));
        Assert.Equal(["erp.close-rest"], await CodesAsync(day));
        var journal = await day.Store.GetJournalAsync(Day.CaseOf(Order));
        Assert.EndsWith("will not come and is to be cancelled", Assert.Single(journal, static e => e.Code == "rest.decided").Text, StringComparison.Ordinal);
        Assert.Single(journal, static e => e.Code == "rest.told");
        await AssertRightAsync(day);

        day.World.CloseErpRest(await NumberAsync(day));
        await day.PassAsync(TimeSpan.FromHours(14));
        Assert.Empty(await CodesAsync(day));
        Assert.True((await day.Store.GetCaseAsync(Day.CaseOf(Order)))!.IsClosed);
        await AssertRightAsync(day);
    }

    [Fact]
    public async Task By_default_the_rest_waits_for_a_persons_word()
    {
        await using var day = await ShortAsync(ByPerson);
        await day.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(day.World.Refunds(Order));
        Assert.Contains("fulfilment.short-shipped", await CodesAsync(day));

        await day.Store.DeliverAsync([MarketplaceOrdersFlow.RestWillNotCome(new OrderKey(Bq, Order), "T-1", "customer-service")], day.Clock.GetUtcNow());
        await day.PassAsync(TimeSpan.FromDays(2));

        await AssertRefundedAsync(day, pieces: 1);
        Assert.Equal(["erp.close-rest"], await CodesAsync(day));
        await AssertRightAsync(day);
    }

    [Fact]
    public async Task What_a_person_refunded_in_the_portal_is_not_refunded_again_and_the_same_record_follows()
    {
        await using var day = await ShortAsync(Automatic with { RestAfter = TimeSpan.FromHours(8) });
        do
            await day.PassAsync(TimeSpan.FromHours(1));
        while ((await day.StateAsync(Order)).Confirmed.Count == 0);
        day.World.RefundUnsentInPortal(Order, 1);
        await day.PassAsync(TimeSpan.FromDays(2));

        await AssertRefundedAsync(day, pieces: 1);
        Assert.Equal(["erp.close-rest"], await CodesAsync(day));
        await AssertRightAsync(day);
    }

    [Fact]
    public async Task Where_orders_leave_whole_the_order_is_told_once_the_rest_is_taken_off()
    {
        await using var day = await ShortAsync(Automatic, configure: static o => o with { MultiShipment = false });
        await day.PassAsync(TimeSpan.FromDays(3));

        await AssertRefundedAsync(day, pieces: 1);
        Assert.Equal(["erp.close-rest"], await CodesAsync(day));
        await AssertRightAsync(day);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task R85_Whatever_fails_on_the_way_the_rest_is_refunded_once(int seed)
    {
        await using var day = await ShortAsync(Automatic, configure: o => o with { Seed = seed, FaultRate = 0.3m });
        await day.PassAsync(TimeSpan.FromDays(4));

        await AssertRefundedAsync(day, pieces: 1);
        await AssertRightAsync(day);
    }

    [Fact]
    public async Task R82_A_return_of_the_same_line_is_paid_beside_the_rest_and_neither_counts_as_the_other()
    {
        await using var day = await ShortAsync(Automatic, services: static s => s.AddReturns([new ReturnRoute(Bq, new ConnectionName("bc"))], new ReturnsPolicy { Consents = true }));
        await day.PassAsync(TimeSpan.FromDays(3));
        await AssertRefundedAsync(day, pieces: 1);
        var price = day.World.Refunds(Order)[0];

        var id = day.World.AskReturn(Order);
        await day.PassAsync(TimeSpan.FromHours(8));
        day.World.MoveReturn(id, "RECEIVED");
        await day.PassAsync(TimeSpan.FromHours(30));

        Assert.Equal([price, price], day.World.Refunds(Order));
        Assert.Equal((true, price), (Assert.Single(day.World.ErpCreditMemos(Order)).IsPosted, Assert.Single(day.World.ErpCreditMemos(Order)).Total));
        await day.AssertRefundedAsync(id);
        await day.AssertRightAsync();
    }

    [Fact]
    public async Task A_day_on_which_every_parcel_is_short_has_no_finding()
    {
        await using var day = await Day.StartAsync(
            static plain => plain with { Seed = 9, Orders = 15, TradingWindow = TimeSpan.FromHours(4), ShipBob = new() { ShortShipments = 1m, Multipacks = 0.3m }, FaultRate = 0.1m },
            new OrderPolicy { PostedWithin = TimeSpan.FromDays(1), Rest = RestPolicy.Automatic, RestAfter = TimeSpan.FromHours(2) });
        await day.PassAsync(TimeSpan.FromHours(44));

        Assert.Empty((await day.JudgeAsync()).FindingDetails.Select(static f => f.ToString()));
        var records = await day.Store.GetExceptionsAsync();
        Assert.Contains(records, static r => r.Code == "erp.close-rest");

        // A part of a pack that left a person sees to; all else is paid back.
        var packs = records.Where(static r => r.Code == "fulfilment.broken-pack").Select(static r => r.Scope).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(records, r => r is { Code: "fulfilment.short-shipped", Holds: true } && !packs.Contains(r.Scope));
    }

    /// <summary>Three were bought, and the warehouse finds two.</summary>
    private static async Task<Day> ShortAsync(
        OrderPolicy policy, Func<SimulationOptions, SimulationOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var day = await Day.StartAsync(configure, policy, services);
        day.World.AddOrder(new PlannedOrder { OrderId = Order, Lines = [new PlannedLine(PaintRoller, 3)], ShipBob = new() { ShortShipments = 1m } });
        return day;
    }

    private static async Task AssertRefundedAsync(Day day, int pieces)
    {
        var line = (await day.StateAsync(Order)).BackOffice.SalesOrder!.Lines[0];
        Assert.Equal([decimal.Round(line.Amount.Amount * pieces / line.Ordered.Count, 2, MidpointRounding.AwayFromZero)], day.World.Refunds(Order));
        Assert.Equal("RECEIVED", day.World.Ledger.Find(Order)!.State);
    }

    private static async Task AssertRightAsync(Day day) => Assert.Empty((await day.JudgeAsync()).FindingDetails.Select(static f => f.ToString()));

    private static async Task<string> NumberAsync(Day day) => (await day.StateAsync(Order)).BackOffice.Erp!.Number;

    private static async Task<IReadOnlyList<string>> CodesAsync(Day day) =>
        [.. (await day.Store.GetExceptionsAsync(scope: Day.CaseOf(Order).ToString())).Select(static e => e.Code).Order(StringComparer.Ordinal)];
}
