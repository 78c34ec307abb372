using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Flows.Tests.BackOffice;

/// <summary>A warehouse's stock is allocated to one order after the other, first in line first, and read once an interval for all that wait: R71.</summary>
public sealed class AllocationFlowTests
{
    private static readonly ConnectionName North = new("north");
    private static readonly CaseId Stock = AllocationFlow.CaseOf(North);
    private static readonly Sku Goods = new("SKU-1");
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);

    private readonly AllocationFlow _flow = new(new Dictionary<ConnectionName, Connectors.Domain.Ports.IWarehouse>(), static _ => Every, static (order, id, news) => new InboxMessage(
        new CaseId("order", order.ToString()), order.Connection.Value, id, JsonSerializer.Serialize(news, NewsJson), Priority.Order));

    private static readonly System.Text.Json.Serialization.Metadata.JsonTypeInfo<BackOfficeInput> NewsJson = Connectors.Flows.B2BOrders.B2BJsonContext.Default.BackOfficeInput;

    private CaseText? _state;
    private DateTimeOffset _now = Given.T0;

    [Fact]
    public void R71_What_one_order_is_allocated_the_next_does_not_get()
    {
        Hear(Asked("1", 6));
        Hear(Asked("2", 6));

        var answers = Answers(Hear(Read(10)));

        Assert.Equal([("1", 6m, 0m), ("2", 4m, 2m)], answers);
    }

    [Fact]
    public void R71_What_arrives_goes_to_who_waits_longest_also_while_it_makes_no_pack_for_him()
    {
        Hear(Asked("2", 5, since: 2));
        Hear(Asked("1", 12, pack: 12, since: 1));
        Assert.Equal([("1", 0m, 12m), ("2", 0m, 5m)], Answers(Hear(Read(10))));

        Assert.Equal([("1", 12m, 0m), ("2", 3m, 2m)], Answers(Hear(Read(15))));
        Assert.Equal([("2", 2m, 0m)], Answers(Hear(Taken("1", 1), Read(40))));
    }

    [Fact]
    public void What_was_allocated_counts_until_the_warehouses_own_figures_show_it()
    {
        Hear(Asked("1", 6));
        Hear(Read(10));
        Hear(Asked("2", 6));
        Assert.Equal([("2", 4m, 2m)], Answers(Hear(Read(10))));
        Hear(new AllocationInput.Withdrawn(Key("2"), 1, 0));

        // The warehouse has it; a reading that began before its figures show that still counts it.
        Hear(Taken("1", 1));
        Hear(Asked("3", 10));
        Assert.Equal([("3", 4m, 6m)], Answers(Hear(Read(10, after: Lag - TimeSpan.FromSeconds(1)))));
        Hear(new AllocationInput.Withdrawn(Key("3"), 1, 0));
        Hear(Asked("4", 10));
        Assert.Equal([("4", 4m, 6m)], Answers(Hear(Read(4, after: Lag))));
    }

    [Fact]
    public void What_is_not_said_is_not_zero_and_holds_nobody_up()
    {
        Hear(Asked("1", 6));

        Assert.Equal([("1", 6m, 0m)], Answers(Hear(Read(null))));
    }

    [Fact]
    public void R71_However_many_wait_the_stock_is_read_once_an_interval()
    {
        for (var i = 0; i < 20; i++)
            Hear(Asked(i.ToString(System.Globalization.CultureInfo.InvariantCulture), 6));
        var first = Hear(Read(0));
        var next = Assert.Single(first.Effects);

        Assert.Equal(20, first.Deliver.Count);
        Assert.Equal(_now + Every, next.NotBefore);

        // Nobody is told again that he waits.
        Assert.Empty(Hear(Read(0)).Deliver);
    }

    [Fact]
    public void Nobody_waits_and_nothing_is_read()
    {
        Hear(Asked("1", 6));
        var all = Hear(Read(10));
        Assert.Equal((0, false), (all.Effects.Count, all.IsClosed));

        _now += Lag;
        Hear(Taken("1", 1));
        _now += Lag;
        Assert.True(Hear().IsClosed);
    }

    [Fact]
    public void While_somebody_waits_nothing_but_the_next_reading_wakes_it()
    {
        Hear(Asked("1", 6));
        Hear(Asked("2", 6));
        Hear(Read(6));
        Hear(Taken("1", 1));
        _now += 2 * Lag;

        var step = Hear();

        Assert.Null(step.LookAgainAt);
        Assert.Equal(Given.T0 + Every, Assert.Single(step.Effects).NotBefore);
    }

    [Fact]
    public void A_person_has_it_sent_whatever_is_there()
    {
        Hear(Asked("1", 6));
        Hear(Read(2));

        Hear(new AllocationInput.Asked(Key("1"), 2, Part(4), Given.T0, 1) { IsForced = true });

        Assert.Equal([("1", 4m, 0m)], Answers(Hear(Read(0))));
    }

    [Fact]
    public void An_order_that_asks_anew_gives_back_what_it_never_heard_of()
    {
        Hear(Asked("1", 6));
        Hear(Read(6));
        Hear(new AllocationInput.Asked(Key("1"), 2, Part(3), Given.T0, 0));
        Hear(Asked("2", 3, since: 9));

        Assert.Equal([("1", 3m, 0m), ("2", 3m, 0m)], Answers(Hear(Read(6))));

        // What comes late of the first question says nothing.
        Assert.Empty(Hear(Asked("1", 6)).Deliver);
        Assert.Equal(1, Hear(new AllocationInput.Withdrawn(Key("1"), 1, 0)).Deliver.Count + 1);
    }

    [Fact]
    public void A_reading_that_did_not_ask_for_all_is_read_anew()
    {
        var first = Assert.Single(Hear(Asked("1", 6)).Effects).Id;
        var second = Assert.Single(Hear(Asked("2", 6)).Effects).Id;

        Assert.NotEqual(first, second);
        Assert.Empty(Hear(new AllocationInput.LevelsRead(1, _now, [new SeenStock(Goods, 10)])).Deliver);
    }

    [Fact]
    public void R71_Whatever_arrives_parts_are_the_order_to_the_penny_and_no_more_is_promised_than_is_there()
    {
        var cases =
            from orders in Gen.ListOf(from count in Gen.Choose(1, 30) from pack in Gen.Elements(1, 6, 12) from pennies in Gen.Choose(0, 9999) select (Count: count * (pack == 1 ? 1 : pack), Pack: pack, Amount: pennies / 100m), 4)
            from stocks in Gen.ArrayOf(Gen.Choose(0, 60), 6)
            select (Orders: orders.ToList(), Stocks: stocks);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            _state = null;
            var whole = c.Orders.Select((o, i) => (Key: i.ToString(System.Globalization.CultureInfo.InvariantCulture), Part: Part(o.Count, o.Pack, o.Amount))).ToDictionary(static o => o.Key, static o => o.Part);
            var (released, held) = (whole.Keys.ToDictionary(static k => k, static _ => new List<OrderPart>()), new Dictionary<string, OrderPart?>());
            foreach (var (key, part) in whole)
                Hear(new AllocationInput.Asked(Key(key), 1, part, Given.T0.AddSeconds(int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)), 0));
            var there = 0m;
            foreach (var arrived in c.Stocks)
            {
                there += arrived;
                var step = Hear(Read(there));
                foreach (var (order, news) in News(step))
                {
                    held[order] = news.Held;
                    if (news.Released is not { } part)
                        continue;
                    released[order].Add(part);
                    Assert.Equal(news.Part, released[order].Count);
                    there -= part.Lines.Sum(static l => l.Quantity);

                    // The warehouse has it at once, and its figures show it.
                    Hear(new AllocationInput.Taken(Key(order), 1, news.Part));
                    _now += Lag;
                }

                Assert.True(there >= 0m, "More was promised than was there.");
            }

            foreach (var (key, part) in whole)
            {
                var parts = held.GetValueOrDefault(key) is { } rest ? [.. released[key], rest] : released[key];
                Assert.Equal(part.Lines.Sum(static l => l.Quantity), parts.SelectMany(static p => p.Lines).Sum(static l => l.Quantity));
                Assert.Equal(part.Total.Amount, parts.Sum(static p => p.Total.Amount));
                Assert.Equal(part.Lines.Sum(static l => l.Amount.Amount), parts.SelectMany(static p => p.Lines).Sum(static l => l.Amount.Amount));
                Assert.Equal(part.Charges.Sum(static x => x.Amount.Amount), parts.SelectMany(static p => p.Charges).Sum(static x => x.Amount.Amount));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static OrderKey Key(string id) => new(new("trade"), id);

    private static OrderPart Part(decimal quantity, int pack = 1, decimal amount = 12m) => new()
    {
        Lines = [new OrderPartLine(new OrderLineId("L1"), Goods, quantity, new Ratio(pack, 1), new Money(amount, Given.Gbp), null)],
        Charges = [new SalesOrderCharge(ChargeKind.Shipping, new Money(3m, Given.Gbp))],
        PricesIncludeTax = true,
        Total = new Money(amount + 3m, Given.Gbp),
    };

    private static AllocationInput.Asked Asked(string id, decimal quantity, int pack = 1, int since = 0) => new(Key(id), 1, Part(quantity, pack), Given.T0.AddSeconds(since), 0);

    private static AllocationInput.Taken Taken(string id, int parts) => new(Key(id), 1, parts);

    private AllocationInput.LevelsRead Read(decimal? available, TimeSpan after = default)
    {
        _now += after;
        var reading = JsonDocument.Parse(_state!.Value.Content).RootElement.GetProperty("Reading").GetInt32();
        return new AllocationInput.LevelsRead(reading, _now, [new SeenStock(Goods, available)]);
    }

    private FlowStep Hear(params AllocationInput[] inputs)
    {
        FlowStep step = null!;
        foreach (var input in inputs.Length == 0 ? [null] : inputs.Select(static i => (AllocationInput?)i))
        {
            step = _flow.Decide(
                Stock, _state, [input is null ? null : new CaseText(JsonSerializer.Serialize(input, AllocationJsonContext.Default.AllocationInput), 1)], _now,
                new Knowledge(new AllocationKnowledge(new Dictionary<ConnectionName, AllocationTerms> { [North] = new(Every, Lag) }), "1"));
            _state = new CaseText(step.State, 1);
        }

        return step;
    }

    private static List<(string Order, BackOfficeInput.StockAllocated News)> News(FlowStep step) =>
        [.. step.Deliver.Select(static m => (OrderKey.Parse(m.Case.Key).OrderId, (BackOfficeInput.StockAllocated)JsonSerializer.Deserialize(m.Content, NewsJson)!))];

    private static List<(string Order, decimal Released, decimal Held)> Answers(FlowStep step) =>
        [.. News(step).Select(static n => (n.Order, n.News.Released?.Lines.Sum(static l => l.Quantity) ?? 0m, n.News.Held?.Lines.Sum(static l => l.Quantity) ?? 0m))];
}
