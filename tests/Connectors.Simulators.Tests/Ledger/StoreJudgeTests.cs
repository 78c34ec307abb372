using Connectors.Simulators.BusinessCentral;
using Connectors.Simulators.Ledger;
using Connectors.Simulators.Ledger.Events;

namespace Connectors.Simulators.Tests.Ledger;

/// <summary>The judge of a store's orders is scored too: a right history of two orders of one account, and each thing that can be wrong with it.</summary>
public sealed class StoreJudgeTests
{
    private const string First = "1001";
    private const string Second = "1002";
    private const string Sku = "BRS-SYN-50";

    private static readonly DateTimeOffset Morning = TestWorld.Start;
    private static readonly PostalAddress Works = new("Robin Buyer", "Simulated Buyer Ltd", "7 Works Road", null, "Leeds", "England", "LS1 4AA", "GB", null);

    public static TheoryData<string> Names => [.. Mutants.Keys];

    private static Dictionary<string, (string Code, Func<IReadOnlyList<WorldEvent>, IEnumerable<WorldEvent>> Make)> Mutants { get; } = new(StringComparer.Ordinal)
    {
        ["no sales order"] = ("waits-erp-order", static all => all.Where(static e => e is not SalesOrderEvent and not WarehouseEvent and not ShipmentConfirmed)),
        ["two sales orders"] = ("sales-doubled", static all => Add(all, Change<SalesOrderCreated>(all, static c => c with { Order = c.Order with { Id = "again", Number = "SO-9" } }))),
        ["a case booked as one"] = ("sales-goods", static all => Replace<SalesOrderCreated>(all, static c => c with { Order = c.Order with { Lines = [c.Order.Lines[0] with { Unit = "PCS", UnitsPer = 1m }, c.Order.Lines[1]] } })),
        ["a case asked for as one"] = ("waits-warehouse-order", static all => Replace<WarehouseOrderCreated>(all, static c => c with { Order = c.Order with { Goods = [new Goods(Sku, 2m)] } })),
        ["the price of everybody"] = ("sales-price", static all => Replace<SalesOrderCreated>(all, static c => c with { Order = c.Order with { Lines = [c.Order.Lines[0] with { Amount = 90m }, c.Order.Lines[1]], Total = 120m, Tax = 20m } })),
        ["booked at a price that was not agreed"] = ("sales-unagreed-price", static all => Replace<OrderPlaced>(all, static p => p with { Order = p.Order with { Lines = [p.Order.Lines[0] with { Agreed = 79m }, .. p.Order.Lines.Skip(1)] } })),
        ["another customer"] = ("sales-customer", static all => Replace<SalesOrderCreated>(all, static c => c with { Order = c.Order with { Customer = "C-DEFAULT" } })),
        ["an account of last resort, where nobody knows the customer"] = ("sales-customer", static all => Replace<OrderPlaced>(all, static p => p with { Order = p.Order with { Customer = string.Empty } })),
        ["under the marketplace's name"] = ("sales-reference", static all => Replace<SalesOrderCreated>(all, static c => c with { Order = c.Order with { ExternalNumber = $"bq:{First}" } })),
        ["asked for under the marketplace's name"] = ("warehouse-reference", static all => Replace<WarehouseOrderCreated>(all, static c => c with { Order = c.Order with { Reference = $"bq:{First}" } })),
        ["a draft booked"] = ("sales-stranger", static all => Add(all, Change<SalesOrderCreated>(all, static c => c with { Order = c.Order with { Id = "draft", ExternalNumber = "trade:draft-1003" } }))),
        ["a draft picked"] = ("warehouse-stranger", static all => Add(all, Change<WarehouseOrderCreated>(all, static c => c with { Order = c.Order with { Id = "draft", Reference = "trade:draft-1003" } }))),
        ["a draft that counts as paid because it was completed"] = ("draft-paid", static all => Add(all, new DraftTakenForPaid(Morning, Actor.Seller, First))),
        ["sent before it is paid"] = ("warehouse-before-payment", static all => all.Where(static e => e is not OrderCleared { OrderId: First })),
        ["booked before it is paid"] = ("sales-before-payment", static all => all.Where(static e => e is not OrderCleared { OrderId: First })),
        ["sent while people hold it"] = ("warehouse-while-held", static all => Add(all, new OrderHeld(Morning.AddMinutes(1), First))),
        ["sent to a customer who is blocked"] = ("warehouse-blocked", static all => Replace<AccountStood>(all, static a => a with { IsBlocked = true })),
        ["more than the customer may owe"] = ("warehouse-over-credit", static all => Replace<AccountStood>(all, static a => a with { Limit = 119.99m })),
        ["more than the customer may owe beside what is owed"] = ("warehouse-over-credit", static all => Replace<AccountStood>(all, static a => a with { Owed = 900m })),
        ["two that fit one by one"] = ("warehouse-over-credit", static all => all.Select(static e => e is AccountStood a ? a with { Limit = 200m } : e)),
        ["told without a carrier"] = ("confirmed-carrier", static all => Replace<ShipmentConfirmed>(all, static s => s with { Tracking = s.Tracking! with { CarrierName = null } })),
        ["told with another number"] = ("confirmed-number", static all => Replace<ShipmentConfirmed>(all, static s => s with { Tracking = s.Tracking! with { Number = "OTHER" } })),
        ["told twice"] = ("confirmed-doubled", static all => Add(all, Change<ShipmentConfirmed>(all, static s => s with { ShipmentId = "again" }))),
        ["the first parcel tells all of it"] = ("confirmed-too-much", static all => Replace<ParcelLeft>(Replace<ParcelLabelled>(all, static l => l with { Parcel = l.Parcel with { Goods = [new Goods(Sku, 12m)] } }), static l => l with { Parcel = l.Parcel with { Goods = [new Goods(Sku, 12m)] } })),
        ["never told"] = ("waits-confirm", static all => all.Where(static e => e is not ShipmentConfirmed { OrderId: First })),
        ["cancelled in the store and sent"] = ("sent-after-cancellation", static all => Insert(all, new OrderCancelled(Morning.AddMinutes(30), Actor.Customer, First), static e => e is ParcelLabelled)),
        ["a piece less, and nobody is shown it"] = ("sent-too-much", static all => Insert(all, Less, static e => e is ParcelLabelled)),
    };

    private static QuantityCancelled Less => new(Morning.AddMinutes(20), Actor.Person, First, "1", "r1", 1, 40m, 0m);

    [Fact]
    public void A_right_history_has_no_finding() => Assert.Empty(Judge(Right()));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_mutant_survives(string name)
    {
        var (code, make) = Mutants[name];
        var findings = Judge(make(Right()));
        Assert.True(findings.Any(f => f.Code == code), $"{code} is missing: {string.Join(' ', findings)}");
    }

    [Fact]
    public void What_is_let_go_by_somebody_is_no_finding()
    {
        var claims = new LedgerClaims { Released = [$"trade:{First}", Second] };
        Assert.Empty(Judge(Right().Where(static e => e is not OrderCleared), claims));
        Assert.Empty(Judge(Right().Select(static e => e is AccountStood a ? a with { Limit = 1m } : e), claims));
    }

    [Fact]
    public void A_price_that_somebody_accepts_is_no_finding() => Assert.Empty(Judge(
        Replace<OrderPlaced>(Right(), static p => p with { Order = p.Order with { Lines = [p.Order.Lines[0] with { Agreed = 79m }, .. p.Order.Lines.Skip(1)] } }), new LedgerClaims { Holds = [], GivenUp = [], AcceptedPrices = [$"trade:{First}"] }));

    [Fact]
    public void What_people_released_again_may_leave() =>
        Assert.Empty(Judge(Insert(Insert(Right(), new OrderHeld(Morning, First), static e => e is SalesOrderCreated), new OrderLetGo(Morning.AddMinutes(1), First), static e => e is SalesOrderCreated)));

    [Fact]
    public void An_edit_after_the_warehouse_was_asked_is_for_people_to_settle_where_they_are_shown_it() =>
        Assert.Empty(Judge(Insert(Right(), Less, static e => e is ParcelLabelled), new LedgerClaims { Holds = [new LedgerHold($"trade:{First}", null, Morning.AddMinutes(25))] }));

    [Fact]
    public void A_store_is_told_no_more_than_is_wanted_there()
    {
        var less = Insert(Right(), Less, static e => e is ParcelLabelled);
        var claims = new LedgerClaims { Holds = [new LedgerHold($"trade:{First}", null, Morning.AddMinutes(25))] };
        Assert.Empty(Judge(Replace<ShipmentConfirmed>(less, static s => s with { Lines = [new ConfirmedLine("1", 1)] }), claims));
        Assert.Contains(Judge(Replace<ShipmentConfirmed>(Right(), static s => s with { Lines = [new ConfirmedLine("1", 1)] }), claims), static f => f.Code == "confirmed-goods");
    }

    [Fact]
    public void An_order_that_is_held_is_not_lost() =>
        Assert.Empty(Judge(Right().Where(static e => e is not SalesOrderEvent and not WarehouseEvent and not ShipmentConfirmed), new LedgerClaims { Holds = [new LedgerHold($"trade:{First}", "erp-order"), new LedgerHold($"trade:{Second}", "erp-order")] }));

    [Fact]
    public void An_order_on_account_that_is_invoiced_counts_once()
    {
        // The first is invoiced when the second is asked for: it is owed, and no longer on its way.
        var invoiced = Right().Select(static e => e is AccountStood { WarehouseOrderId: "w" + Second } a ? a with { Owed = 96m + 24m, Limit = 240m } : e).ToList();
        Assert.Contains(Judge(invoiced), static f => f.Code == "warehouse-over-credit");
        var posted = new SalesOrderPosted(Morning.AddMinutes(11), Actor.Seller, $"s{First}", [new PostedLine("1", 2m, 2m, 80m), new PostedLine("2", 1m, 1m, 20m)], false);
        Assert.DoesNotContain(Judge(Insert(invoiced, posted, static e => e is WarehouseOrderCreated { Order.Reference: $"trade:{Second}" })), static f => f.Code == "warehouse-over-credit");
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(21, false)]
    public void What_is_invoiced_of_a_paid_order_after_another_was_booked_calls_that_one_not_back(int postedAfter, bool isFound)
    {
        var posted = new SalesOrderPosted(Morning.AddMinutes(postedAfter), Actor.Seller, $"s{First}", [new PostedLine("1", 2m, 2m, 80m), new PostedLine("2", 1m, 1m, 20m)], true);
        var history = Right().Select(static e => e switch
        {
            OrderPlaced { OrderId: First } p => p with { Order = p.Order with { IsOnAccount = false } },
            OrderCleared { OrderId: First } c => c with { IsPaid = true },
            AccountStood { WarehouseOrderId: "w" + Second } a => a with { Owed = 120m, Limit = 130m },
            _ => e,
        }).Append(posted).OrderBy(static e => e.At);

        Assert.Equal(isFound, Judge(history).Any(static f => f.Code == "warehouse-over-credit"));
    }

    public static TheoryData<string> PartNames => [.. PartMutants.Keys];

    /// <summary>What can be wrong with an order of which one case waits for stock.</summary>
    private static Dictionary<string, (string Code, Func<IReadOnlyList<WorldEvent>, IEnumerable<WorldEvent>> Make)> PartMutants { get; } = new(StringComparer.Ordinal)
    {
        ["the rest asked for twice"] = ("warehouse-too-much", static all => Insert(all, Rest("again", "/p3"), static e => e is ParcelLabelled { WarehouseOrderId: "rest" })),
        ["the rest asked for beside all of it"] = ("warehouse-too-much", static all => Replace<WarehouseOrderCreated>(all, static c => c with { Order = c.Order with { Goods = [new Goods(Sku, 24m)] } })),
        ["the rest sent twice"] = ("sent-too-much", static all => all.Append(Of(all, static e => e is ParcelLeft { WarehouseOrderId: "rest" } left ? left with { Parcel = left.Parcel with { Id = "again" } } : null))),
        ["the rest forgotten"] = ("waits-warehouse-order", static all => all.Where(static e => e is not WarehouseEvent { WarehouseOrderId: "rest" } and not ShipmentConfirmed { ShipmentId: "rest" })),
        ["the rest asked for under another order's reference"] = ("waits-warehouse-order", static all => all.Select(static e => e is WarehouseOrderCreated { Order.Id: "rest" } c ? c with { Order = c.Order with { Reference = $"trade:{Second}/p2" } } : e)),
        ["the rest never told"] = ("waits-confirm", static all => all.Where(static e => e is not ShipmentConfirmed { ShipmentId: "rest" })),
        ["the first part tells all of it"] = ("confirmed-too-much", static all => Replace<ShipmentConfirmed>(all, static s => s with { Lines = [new ConfirmedLine("1", 2)] })),
    };

    [Fact]
    public void R71_An_order_in_two_parts_is_right_while_a_person_could_see_what_the_rest_waited_for()
    {
        Assert.Empty(Judge(InParts(), Waiting, 80));
        Assert.Contains(Judge(InParts(), hours: 80), static f => f.Code == "asked-late");
    }

    [Theory]
    [MemberData(nameof(PartNames))]
    public void R71_No_mutant_of_an_order_in_parts_survives(string name)
    {
        var (code, make) = PartMutants[name];
        var findings = Judge(make(InParts()), Waiting, 80);
        Assert.True(findings.Any(f => f.Code == code), $"{code} is missing: {string.Join(' ', findings)}");
    }

    /// <summary>The record that the rest waits for stock: it is over when the goods are there.</summary>
    private static LedgerClaims Waiting => new() { Holds = [new LedgerHold($"trade:{First}", "warehouse-order", Morning.AddMinutes(10), Morning.AddHours(30))], GivenUp = [] };

    private static WarehouseOrderCreated Rest(string id, string part) => new(
        Morning.AddHours(30), Actor.Seller, new WarehouseOrderContent { Id = id, Reference = $"trade:{First}{part}", Goods = [new Goods(Sku, 12m)], Recipient = Works, Text = "Simulated Buyer Ltd", IsTrade = true });

    /// <summary>One of the first order's two cases is in stock, the other more than a day later.</summary>
    private static List<WorldEvent> InParts()
    {
        var parcel = new ParcelContent("rest", [new Goods(Sku, 12m)], "UPS", "Ground", "1ZREST", "UPS");
        List<WorldEvent> rest =
        [
            Rest("rest", "/p2"),
            new AccountStood(Morning.AddHours(30), "rest", "C-100", 1000m, 0m, false),
            new ParcelLabelled(Morning.AddHours(31), "rest", parcel),
            new ParcelLeft(Morning.AddHours(32), "rest", parcel),
            new WarehouseOrderFulfilled(Morning.AddHours(32), "rest", $"trade:{First}/p2"),
            new ShipmentConfirmed(Morning.AddHours(33), Actor.Seller, First, "rest", [new ConfirmedLine("1", 1)], new ToldTracking(null, "UPS", "1ZREST") { Url = "https://www.ups.com/track?tracknum=1ZREST" }),
            new OrderMoved(Morning.AddHours(33), First, "SHIPPED"),
        ];
        return
        [
            .. Right().Where(static e => e is not OrderMoved { OrderId: First }).Select(static e => e switch
            {
                WarehouseOrderCreated { Order.Id: "w" + First } c => c with { Order = c.Order with { Goods = [new Goods(Sku, 12m)] } },
                ParcelLabelled { WarehouseOrderId: "w" + First } l => l with { Parcel = l.Parcel with { Goods = [new Goods(Sku, 12m)] } },
                ParcelLeft { WarehouseOrderId: "w" + First } l => l with { Parcel = l.Parcel with { Goods = [new Goods(Sku, 12m)] } },
                ShipmentConfirmed { OrderId: First } s => s with { Lines = [new ConfirmedLine("1", 1)] },
                _ => e,
            }).Concat(rest).OrderBy(static e => e.At),
        ];
    }

    private static WorldEvent Of(IEnumerable<WorldEvent> all, Func<WorldEvent, WorldEvent?> make) => all.Select(make).OfType<WorldEvent>().First();

    private static IReadOnlyList<LedgerFinding> Judge(IEnumerable<WorldEvent> events, LedgerClaims? claims = null, int hours = 30) =>
        Audit.Of([.. events], WorldLedger.Terms(new SimulationOptions { Orders = 0 }, Morning.AddHours(hours), claims ?? new LedgerClaims { Holds = [], GivenUp = [] })).Findings;

    /// <summary>Two cases of twelve for 80, and 20 for the delivery, before tax: 120 in all.</summary>
    private static List<WorldEvent> Right() => [.. Life(First, Morning), .. Life(Second, Morning.AddMinutes(15))];

    private static IEnumerable<WorldEvent> Life(string id, DateTimeOffset at)
    {
        var order = new BuyerOrder
        {
            OrderId = id, OrderedAt = at, Currency = "GBP", PricesIncludeTax = false, Customer = "C-100", Store = "trade", IsOnAccount = true, ShipTo = Works,
            Lines = [new BuyerLine("1", Sku, "CASE", 12, 2, 80m, 20m, 20m)],
        };
        var parcel = new ParcelContent($"p{id}", [new Goods(Sku, 24m)], "UPS", "Ground", $"1Z{id}", "UPS");
        return
        [
            new OrderPlaced(at, order, "OPEN"),
            new OrderDecided(at, Actor.Vendor, id, ["1"], []),
            new OrderCleared(at, id, null) { IsPaid = false },
            new SalesOrderCreated(at.AddMinutes(5), Actor.Seller, new SalesOrderContent
            {
                Id = $"s{id}", Number = $"SO-{id}", ExternalNumber = $"trade:{id}", Customer = "C-100", Currency = "GBP", PricesIncludeTax = false, OrderDate = DateOnly.FromDateTime(at.UtcDateTime), ShipTo = Works, Total = 120m, Tax = 20m,
                Lines =
                [
                    new SalesLineContent("1", SalesLineRole.Goods, Sku, "CASE", 12m, 2m, 40m, 80m, 20m),
                    new SalesLineContent("2", SalesLineRole.Charge, ErpCompany.DeliveryItem, "PCS", 1m, 1m, 20m, 20m, 20m),
                ],
            }),
            new WarehouseOrderCreated(at.AddMinutes(10), Actor.Seller, new WarehouseOrderContent { Id = $"w{id}", Reference = $"trade:{id}", Goods = [new Goods(Sku, 24m)], Recipient = Works, Text = "Simulated Buyer Ltd", IsTrade = true }),
            new AccountStood(at.AddMinutes(10), $"w{id}", "C-100", 1000m, 0m, false),
            new ParcelLabelled(at.AddHours(3), $"w{id}", parcel),
            new ParcelLeft(at.AddHours(4), $"w{id}", parcel),
            new WarehouseOrderFulfilled(at.AddHours(4), $"w{id}", $"trade:{id}"),
            new ShipmentConfirmed(at.AddHours(5), Actor.Seller, id, $"f{id}", [new ConfirmedLine("1", 2)], new ToldTracking(null, "UPS", $"1Z{id}") { Url = $"https://www.ups.com/track?tracknum=1Z{id}" }),
            new OrderMoved(at.AddHours(5), id, "SHIPPED"),
        ];
    }

    /// <summary>The first order's, changed.</summary>
    private static T Change<T>(IEnumerable<WorldEvent> all, Func<T, T> change)
        where T : WorldEvent => change(all.OfType<T>().First());

    private static List<WorldEvent> Replace<T>(IEnumerable<WorldEvent> all, Func<T, T> change)
        where T : WorldEvent
    {
        var list = all.ToList();
        var at = list.FindIndex(static e => e is T);
        list[at] = change((T)list[at]);
        return list;
    }

    /// <summary>Puts it behind the first of its kind, so that what follows is as it was.</summary>
    private static List<WorldEvent> Add(IEnumerable<WorldEvent> all, WorldEvent more)
    {
        var list = all.ToList();
        var at = more is MarketplaceEvent and not ShipmentConfirmed ? list.FindIndex(static e => e is OrderCleared) : list.FindIndex(e => e.GetType() == more.GetType());
        list.Insert(at + 1, more);
        return list;
    }

    private static List<WorldEvent> Insert(IEnumerable<WorldEvent> all, WorldEvent more, Func<WorldEvent, bool> before)
    {
        var list = all.ToList();
        list.Insert(list.FindIndex(e => before(e)), more);
        return list;
    }
}
