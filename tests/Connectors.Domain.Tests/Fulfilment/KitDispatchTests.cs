using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Fulfilment;

/// <summary>One offer that is several SKUs: mapped, sent, confirmed and split as a kit.</summary>
public sealed class KitDispatchTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly UnitCode Each = new("EA");
    private static readonly OrderLineId One = new("1");
    private static readonly (string Part, decimal Quantity)[] Recipe = [("ROLLER-9", 1), ("TRAY-9", 1), ("TAPE-50M", 2)];

    private static readonly MarketplaceOrderMapping Mapping = new(
        Expect.Compiled(OfferMap.Compile(new OfferTable { Version = "o", Rows = [new OfferRow(Bq, new OfferId("2100050"), new Sku("PAINT-KIT"), new Sku("PAINT-KIT"), Each)] })),
        Expect.Compiled(UnitCatalogue.Compile(new UnitTable
        {
            Version = "u",
            Rows = [.. new[] { "PAINT-KIT", "ROLLER-9", "TRAY-9", "TAPE-50M" }.Select(static s => new UnitRow(new Sku(s), Each, new Ratio(1), true))],
            Kits = [.. Recipe.Select(static r => new KitRow(new Sku("PAINT-KIT"), new Sku(r.Part), r.Quantity))],
        })),
        Expect.Compiled(CustomerMap.Compile(new CustomerTable { Version = "c", Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("C1"))] })));

    [Fact]
    public void The_warehouse_is_asked_for_the_parts_of_a_kit()
    {
        var sent = MarketplaceOrderMapping.ToFulfilment(Sold(3), new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = "bq:1-A" });

        Assert.Equal([("1", "ROLLER-9", 3m), ("1", "TRAY-9", 3m), ("1", "TAPE-50M", 6m)], sent.Lines.Select(static l => (l.LineId.Value, l.Sku.Value, l.Quantity)));
    }

    [Fact]
    public void The_sales_order_books_the_kit_at_its_price()
    {
        var line = Assert.Single(Sold(2).Lines);

        Assert.Equal((new Sku("PAINT-KIT"), 2m, 50m), (line.Sku, line.Quantity.Value, line.Amount.Amount));
    }

    [Fact]
    public void A_kit_is_confirmed_once_all_its_parts_have_left()
    {
        var order = Sold(1);
        DispatchedShipment[] parcels = [Parcel("S1", ("ROLLER-9", 1), ("TRAY-9", 1)), Parcel("S2", ("TAPE-50M", 2))];

        var first = Plan(order, parcels[..1]);
        Assert.Empty(first.Plan.Confirmations);
        var broken = Expect.Refused(Assert.Single(first.Status.Findings), ReasonCatalogue.BrokenPack);
        Assert.Equal("2 of 'TAPE-50M'", Expect.Fact(broken, "missing part"));

        var both = Plan(order, parcels);
        Assert.Equal(("S2", 1m), (Assert.Single(both.Plan.Confirmations).Shipment.ShipmentId, both.Plan.Confirmations[0].Lines[0].Quantity));
        Assert.True(both.Plan.IsEverythingTold && both.Status.IsComplete);
        Assert.Empty(both.Status.Findings);
    }

    [Fact]
    public void A_kit_that_the_warehouse_sends_as_one_is_all_its_parts() => Assert.True(Plan(Sold(2), [Parcel("S1", ("PAINT-KIT", 2))]).Status.IsComplete);

    [Fact]
    public void Kits_that_leave_whole_and_in_parts_add_up()
    {
        Assert.True(Plan(Sold(2), [Parcel("S1", ("PAINT-KIT", 1)), Parcel("S2", ("ROLLER-9", 1), ("TRAY-9", 1), ("TAPE-50M", 2))]).Status.IsComplete);
        Assert.False(Plan(Sold(2), [Parcel("S1", ("PAINT-KIT", 1)), Parcel("S2", ("ROLLER-9", 1), ("TRAY-9", 1), ("TAPE-50M", 1))]).Status.IsComplete);
    }

    [Fact]
    public void A_short_kit_names_the_parts_that_will_not_come()
    {
        var status = DispatchAggregation.Aggregate(OrderedLine.Of(Sold(2)), [Parcel("S1", ("ROLLER-9", 2), ("TRAY-9", 2), ("TAPE-50M", 3))], WarehouseOrderState.Dispatched);
        var finding = status.Findings.Single(static f => f.Reason == ReasonCatalogue.ShortShipped);

        Assert.Equal(("1", "1 of 'TAPE-50M'"), (Expect.Fact(finding, "will not come"), Expect.Fact(finding, "missing part")));
        Assert.Equal(1m, status.Lines[0].Dispatched);
    }

    [Fact]
    public void Too_much_of_a_part_is_told_by_its_SKU() =>
        Assert.Equal("TRAY-9", Expect.Fact(Plan(Sold(1), [Parcel("S1", ("TRAY-9", 2))]).Status.Findings.Single(static f => f.Reason == ReasonCatalogue.OverShipped), "SKU"));

    [Fact]
    public void A_part_that_is_sold_by_itself_too_fills_its_lines_in_order()
    {
        OrderedLine[] order = [.. OrderedLine.Of(Sold(1)), new OrderedLine(new OrderLineId("2"), new Sku("TAPE-50M"), 3)];
        var status = DispatchAggregation.Aggregate(order, [Parcel("S1", ("ROLLER-9", 1), ("TRAY-9", 1), ("TAPE-50M", 4))]);

        Assert.Equal([1m, 2m], status.Lines.Select(static l => l.Dispatched));
    }

    [Fact]
    public void Kits_are_told_as_often_as_the_scarcest_part_has_left_however_the_parcels_come()
    {
        var cases =
            from kits in Gen.Choose(1, 4)
            from parcels in Gen.ListOf(from part in Gen.Elements(Recipe) from quantity in Gen.Choose(0, 3) select (part.Part, (decimal)quantity))
            from order in Expect.Shuffled(parcels.Select(static (p, i) => Parcel($"S{i}", p)))
            select (kits, parcels: order);

        Expect.ForAll(cases, c =>
        {
            var (status, plan) = Plan(Sold(c.kits), c.parcels);
            var left = Recipe.Select(r => decimal.Floor(c.parcels.SelectMany(static p => p.Lines).Where(l => l.Sku.Value == r.Part).Sum(static l => l.Quantity) / r.Quantity)).Min();

            Assert.Equal(left, status.Lines[0].Dispatched);
            Assert.Equal(left, status.Shipments.SelectMany(static s => s.Lines).Sum(static l => l.Quantity));
            Assert.Equal(Math.Min(left, c.kits), plan.Confirmations.SelectMany(static p => p.Lines).Sum(static l => l.Quantity));
        });
    }

    [Fact]
    public void A_kit_whose_last_part_left_in_a_parcel_that_was_told_and_taken_back_is_told_with_another_that_holds_some_of_it()
    {
        var other = new OrderLineId("2");
        OrderedLine[] order = [.. OrderedLine.Of(Sold(1)), new OrderedLine(other, new Sku("LADDER"), 1)];
        DispatchedShipment[] parcels =
        [
            DispatchCases.Shipment("S1", 9, [new DispatchedLine(new Sku("LADDER"), 1, other), new DispatchedLine(new Sku("ROLLER-9"), 1, One)]),
            DispatchCases.Shipment("S2", 5, [new DispatchedLine(new Sku("TRAY-9"), 1, One), new DispatchedLine(new Sku("TAPE-50M"), 2, One)]),
        ];

        var plan = ConfirmationPlan.Make(
            DispatchAggregation.Aggregate(order, parcels, WarehouseOrderState.Dispatched),
            new Dictionary<OrderLineId, Ratio> { [One] = new(1), [other] = new(1) },
            [new ConfirmedShipment("S1", [new ConfirmedLine(other, 1)])]);

        Assert.Equal([("S2", One, 1m)], plan.Confirmations.SelectMany(static c => c.Lines.Select(l => (c.Shipment.ShipmentId, l.LineId, l.Quantity))));
        Assert.True(plan.IsEverythingTold);
        Assert.Empty(plan.Findings);
    }

    [Fact]
    public void Parcels_that_are_taken_back_and_sent_again_leave_no_kit_untold()
    {
        var cases =
            from steps in Gen.ListOf(from parcel in Gen.Choose(0, 2) from left in Gen.Elements(true, false) select (parcel, left))
            from last in Expect.Shuffled(new[] { 0, 1, 2 })
            select (steps, last);

        Expect.ForAll(cases, c =>
        {
            var told = new List<ConfirmedShipment>();
            var parcels = Recipe.Select(static (r, i) => Parcel($"S{i}", (r.Part, r.Quantity)) with { State = ShipmentState.Pending }).ToArray();
            var minute = 0;
            foreach (var (parcel, left) in c.steps.Concat(c.last.Select(static p => (p, true))))
            {
                var at = DispatchCases.Noon.AddMinutes(++minute);
                if (left != (parcels[parcel].State == ShipmentState.Dispatched))
                    parcels[parcel] = parcels[parcel] with { State = left ? ShipmentState.Dispatched : ShipmentState.Pending, ChangedAt = at, DispatchedAt = left ? at : null };
                var plan = ConfirmationPlan.Make(DispatchAggregation.Aggregate(OrderedLine.Of(Sold(1)), parcels), ConfirmationPlan.PacksOf(Sold(1)), told);
                told.AddRange(plan.Confirmations.Select(static p => new ConfirmedShipment(p.Shipment.ShipmentId, p.Lines)));
            }

            Assert.Equal(1m, told.SelectMany(static t => t.Lines).Sum(static l => l.Quantity));
        });
    }

    [Fact]
    public void A_backorder_releases_as_many_kits_as_the_scarcest_part_allows_and_asks_for_their_parts()
    {
        var whole = MarketplaceOrderMapping.ToFulfilment(Sold(3), new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = "bq:1-A" });
        var split = OrderPart.Of(Sold(3)).Split(new Dictionary<Sku, decimal> { [new Sku("ROLLER-9")] = 9, [new Sku("TRAY-9")] = 9, [new Sku("TAPE-50M")] = 5 });

        Assert.Equal((2m, 1m), (split.Released!.Lines[0].Quantity, split.Held!.Lines[0].Quantity));
        Assert.Equal([2m, 2m, 4m], split.Released.ToFulfilment(whole, "bq:1-A/1").Lines.Select(static l => l.Quantity));
        Assert.Equal([1m, 1m, 2m], split.Held.ToFulfilment(whole, "bq:1-A/2").Lines.Select(static l => l.Quantity));
    }

    private static SalesOrder Sold(decimal kits)
    {
        var mapped = Mapping.Map(new MarketplaceOrder
        {
            Key = new OrderKey(Bq, "1-A"),
            PricesIncludeTax = true,
            Total = new Money(25 * kits, CurrencyCode.Gbp),
            ShippingTotal = Money.Zero(CurrencyCode.Gbp),
            ShipTo = new PostalAddress { Name = "Pat Tester", Line1 = "1 Sample Street", City = "Testford", Postcode = "TE1 1ST", CountryCode = "GB" },
            Lines =
            [
                new MarketplaceOrderLine
                {
                    LineId = One, State = MarketplaceOrderState.Shipping, OfferId = new OfferId("2100050"), OfferSku = new Sku("PAINT-KIT"), Quantity = kits,
                    UnitPrice = new Money(25, CurrencyCode.Gbp), Price = new Money(25 * kits, CurrencyCode.Gbp), ShippingPrice = Money.Zero(CurrencyCode.Gbp),
                },
            ],
        });
        Assert.Empty(mapped.Refusals);
        return mapped.Value;
    }

    private static (DispatchStatus Status, ConfirmationPlan Plan) Plan(SalesOrder order, DispatchedShipment[] parcels)
    {
        var status = DispatchAggregation.Aggregate(OrderedLine.Of(order), parcels);
        return (status, ConfirmationPlan.Make(status, ConfirmationPlan.PacksOf(order), []));
    }

    private static DispatchedShipment Parcel(string id, params (string Sku, decimal Quantity)[] lines) =>
        DispatchCases.Shipment(id, 1, [.. lines.Select(static l => new DispatchedLine(new Sku(l.Sku), l.Quantity, One))]);
}
