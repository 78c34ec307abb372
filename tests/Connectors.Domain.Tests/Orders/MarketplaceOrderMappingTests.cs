using Connectors.Domain.Customers;
using Connectors.Domain.Documents;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Units;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Orders;

public sealed class MarketplaceOrderMappingTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly Sku Paint = new("PAINT");
    private static readonly Sku Brush = new("BRUSH");
    private static readonly UnitCode Each = new("EA");
    private static readonly UnitCode Case = new("XCS");

    private static readonly PostalAddress Somewhere = new()
    {
        Name = "Pat Tester", Line1 = "1 Sample Street", City = "Testford", Postcode = "TE1 1ST", CountryCode = "GB",
    };

    private static readonly ErpCapabilities Keeps = new() { ExternalNumberLength = 35, TextLimits = new OrderTextLimits { City = 30, AddressLine2 = 50 } };

    private readonly MarketplaceOrderMapping _mapping = Mapping();

    [Fact]
    public void Map_counts_in_base_units_and_keeps_the_pack_and_the_money_of_the_buyer()
    {
        var order = Mapped(Order(Line("L1", "2001", "PAINT-CS", 2, 120m)));

        var line = Assert.Single(order.Lines);
        Assert.Equal(new Quantity(24, Each), line.Quantity);
        Assert.Equal(new OrderedPack(Case, 2, new Ratio(12), Pounds(60m)), line.Ordered);
        Assert.Equal(Pounds(120m), line.Amount);
        Assert.Equal(Pounds(120m), order.Total);
    }

    [Fact]
    public void Map_carries_the_orders_own_facts()
    {
        var source = Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { ShippingService = "STD", Commission = Pounds(0.6m), Channel = "BQ_UK" };

        var order = Mapped(source);

        Assert.Equal(source.Key, order.Key);
        Assert.Equal("bq:12345-A", order.ExternalNumber);
        Assert.Equal(new CustomerNumber("C-BQ"), order.Customer);
        Assert.Equal((Origin.Marketplace, "BQ_UK", "STD"), (order.Origin, order.Channel, order.DeliveryService));
        Assert.Equal((source.CreatedAt, source.ShipBy), (order.OrderedAt, order.ShipBy));
        Assert.Same(Somewhere, order.ShipTo);
        Assert.Equal(Pounds(0.6m), order.ExpectedFees);
    }

    [Fact]
    public void MapDraft_does_without_an_address_and_without_nothing_else()
    {
        var waiting = Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { ShipTo = null };

        var draft = _mapping.MapDraft(waiting, Keeps);

        Assert.Equal(new PostalAddress(), draft.Value.ShipTo);
        Assert.Equal(Mapped(waiting with { ShipTo = Somewhere }) with { ShipTo = draft.Value.ShipTo, Lines = draft.Value.Lines, Charges = draft.Value.Charges }, draft.Value);
        Assert.Equal([ReasonCatalogue.OrderIncomplete], _mapping.Map(waiting, Keeps).Refusals.Select(static r => r.Reason));
        Assert.Equal([ReasonCatalogue.OfferUnmapped], _mapping.MapDraft(Order(Line("L1", "9999", "BRUSH-1", 1, 5m))).Refusals.Select(static r => r.Reason));
    }

    [Fact]
    public void MapLine_tells_what_one_line_sells_or_why_not()
    {
        var order = Order(Line("L1", "2001", "PAINT-CS", 2, 120m), Line("L2", "9999", "BRUSH-1", 1, 5m));

        Assert.Equal(new Quantity(24, Each), _mapping.MapLine(order, order.Lines[0]).Value.Quantity);
        Assert.Equal(ReasonCatalogue.OfferUnmapped, _mapping.MapLine(order, order.Lines[1]).Refusal!.Reason);
    }

    [Fact]
    public void Map_carries_what_the_parcel_and_the_invoice_need()
    {
        var source = Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with
        {
            ShipTo = Somewhere with { DeliveryNote = "Gate code 4471", PickUpPointId = "LDS-0042" },
            BillTo = Somewhere with { Line1 = "2 Sample Street" },
            Company = new BuyerCompany { TaxNumber = "GB123" },
            PurchaseOrderNumber = "PO-17",
        };

        var order = Mapped(source);
        var fulfilment = MarketplaceOrderMapping.ToFulfilment(order, new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = order.ExternalNumber });

        Assert.Equal(("2 Sample Street", "GB123", "PO-17"), (order.BillTo!.Line1, order.Company!.TaxNumber, order.PurchaseOrderNumber));
        Assert.Equal(("Gate code 4471", "LDS-0042", "PO-17"), (fulfilment.ShipTo.DeliveryNote, fulfilment.ShipTo.PickUpPointId, fulfilment.PurchaseOrderNumber));
    }

    [Theory]
    [InlineData(6.5, 8.5)]
    [InlineData(8.5, 8.5)]
    public void Map_adds_fees_and_the_taxes_of_the_order_whether_the_marketplaces_total_holds_the_taxes_or_not(double total, double expected)
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m) with { Fees = [new FeeAmount("RECYCLING", Pounds(1.5m))] };
        var source = Order(line) with { PricesIncludeTax = false, OrderTaxes = [Tax(2m)], Total = Pounds((decimal)total) };

        var order = Mapped(source);

        Assert.Contains(new SalesOrderCharge(ChargeKind.Fee, Pounds(1.5m)), order.Charges);
        Assert.Equal(Pounds((decimal)expected), order.Total);
    }

    [Fact]
    public void CompareTotals_counts_the_taxes_of_the_order_among_what_the_customer_was_charged()
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m) with { Taxes = [Tax(1m)] };
        var order = Mapped(Order(line) with { PricesIncludeTax = false, OrderTaxes = [Tax(2m)], Total = Pounds(8m) });
        var erp = new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = order.ExternalNumber, Total = Pounds(8m), TaxTotal = Pounds(3m) };

        Assert.True(MarketplaceOrderMapping.CompareTotals(order, erp).IsOk);
        Expect.Refused(MarketplaceOrderMapping.CompareTotals(order, erp with { TaxTotal = Pounds(1m) }).Refusal, ReasonCatalogue.OrderTaxMismatch);
    }

    [Fact]
    public void Map_holds_an_order_with_a_fee_or_an_order_tax_that_was_not_given()
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m) with { Fees = [new FeeAmount("RECYCLING", default)] };
        var refusal = Expect.Refused(Assert.Single(_mapping.Map(Order(line) with { OrderTaxes = [new TaxAmount("VAT", default, null)] }).Refusals), ReasonCatalogue.OrderIncomplete);

        Assert.Equal(["a fee of line L1", "a tax of the order"], refusal.Facts.Where(static f => f.Name == "missing").Select(static f => f.Value));
    }

    [Fact]
    public void Map_holds_an_order_whose_fees_are_not_in_its_total()
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m) with { Fees = [new FeeAmount("RECYCLING", Pounds(1.5m))] };

        Expect.Refused(Assert.Single(_mapping.Map(Order(line) with { Total = Pounds(5m) }).Refusals), ReasonCatalogue.OrderTotalMismatch);
    }

    [Fact]
    public void Map_holds_a_line_of_which_it_is_not_certain_how_many_are_left()
    {
        var refusal = Expect.Refused(
            Assert.Single(_mapping.Map(Order(Line("L1", "2002", "BRUSH-1", 2, 5m) with { IsQuantityUnclear = true })).Refusals), ReasonCatalogue.OrderQuantityUnclear);

        Assert.Contains(new Fact("order line", "L1"), refusal.Facts);
    }

    [Fact]
    public void Map_makes_shipping_a_charge_with_its_tax()
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m) with
        {
            ShippingPrice = Pounds(3m), Taxes = [Tax(1m)], ShippingTaxes = [Tax(0.6m)],
        };

        var order = Mapped(Order(line) with { PricesIncludeTax = false });

        Assert.Equal([new SalesOrderCharge(ChargeKind.Shipping, Pounds(3m), Pounds(0.6m)) { TaxCode = "UK-VAT-20" }], order.Charges);
        Assert.Equal(Pounds(1m), order.Lines[0].Tax);
        Assert.Equal(Pounds(9.6m), order.Total);
    }

    [Fact]
    public void Map_does_not_add_tax_that_prices_already_hold() =>
        Assert.Equal(Pounds(5m), Mapped(Order(Line("L1", "2002", "BRUSH-1", 1, 5m) with { Taxes = [Tax(0.83m)] })).Total);

    [Fact]
    public void Map_leaves_out_refused_and_cancelled_lines_and_lines_of_which_nothing_is_left()
    {
        var order = Order(
            Line("L1", "2002", "BRUSH-1", 1, 5m),
            Line("L2", "2001", "PAINT-CS", 1, 60m) with { State = MarketplaceOrderState.Refused },
            Line("L3", "9999", "NOBODY", 0, 0m) with { State = MarketplaceOrderState.Cancelled },
            Line("L4", "9998", "NOBODY", 0, 0m));

        Assert.Equal(["L1"], Mapped(order with { Total = Pounds(5m) }).Lines.Select(static l => l.LineId.Value));
    }

    [Fact]
    public void Map_understands_a_total_that_goes_on_counting_refused_lines()
    {
        var order = Order(
            Line("L1", "2002", "BRUSH-1", 1, 5m),
            Line("L2", "2001", "PAINT-CS", 1, 60m) with { State = MarketplaceOrderState.Refused, ShippingPrice = Pounds(4m) });

        Assert.Equal(Pounds(5m), Mapped(order with { Total = Pounds(69m), ShippingTotal = Pounds(4m) }).Total);
    }

    [Fact]
    public void Map_understands_a_total_that_goes_on_counting_lines_refunded_before_they_were_sent()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 5m), Line("L2", "2001", "PAINT-CS", 1, 60m) with { State = MarketplaceOrderState.Cancelled });

        Assert.Equal(Pounds(5m), Mapped(order).Total);
    }

    [Fact]
    public void Map_gives_every_amount_the_orders_currency()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 5m), Line("L2", "2001", "PAINT-CS", 1, 0m) with { ShippingPrice = default });

        Assert.All(Mapped(order).Lines, static l => Assert.Equal((CurrencyCode.Gbp, CurrencyCode.Gbp), (l.Amount.Currency, l.Ordered.UnitPrice.Currency)));
    }

    [Fact]
    public void Map_refuses_an_order_without_id_or_currency()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 0m) with { Price = default, UnitPrice = default, ShippingPrice = default });

        Assert.Equal("order id", Expect.Fact(Refused(order with { Key = new OrderKey(Bq, "") }, ReasonCatalogue.OrderIncomplete), "missing"));
        Assert.Equal("currency", Expect.Fact(Refused(order with { Total = default, ShippingTotal = default }, ReasonCatalogue.OrderIncomplete), "missing"));
    }

    [Fact]
    public void Map_leaves_open_what_the_marketplace_does_not_say()
    {
        var order = Mapped(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)));

        Assert.Empty(order.Charges);
        Assert.Null(order.ExpectedFees);
        Assert.Null(order.Lines[0].Tax);
        Assert.Null(Assert.Single(Mapped(Order(Line("L1", "2002", "BRUSH-1", 1, 5m) with { ShippingPrice = Pounds(3m) })).Charges).Tax);
    }

    [Fact]
    public void Map_adds_up_the_tax_on_the_shipping_of_all_lines()
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m) with { ShippingPrice = Pounds(3m), ShippingTaxes = [Tax(0.5m)] };

        var order = Mapped(Order(line, line with { LineId = new OrderLineId("L2") }));

        Assert.Equal([new SalesOrderCharge(ChargeKind.Shipping, Pounds(6m), Pounds(1m)) { TaxCode = "UK-VAT-20" }], order.Charges);
    }

    [Fact]
    public void Map_refuses_an_order_of_which_no_line_is_left()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 5m) with { State = MarketplaceOrderState.Refused }) with { Total = Pounds(0) };

        Assert.Equal("lines", Expect.Fact(Refused(order, ReasonCatalogue.OrderIncomplete), "missing"));
    }

    [Fact]
    public void Null_throws_and_is_named()
    {
        var order = Mapped(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)));

        Assert.Throws<ArgumentNullException>("order", () => _mapping.Map(null!));
        Assert.Throws<ArgumentNullException>("order", () => MarketplaceOrderMapping.ToFulfilment(null!, Erp(5m)));
        Assert.Throws<ArgumentNullException>("erp", () => MarketplaceOrderMapping.ToFulfilment(order, null!));
        Assert.Throws<ArgumentNullException>("order", () => MarketplaceOrderMapping.CompareTotals(null!, Erp(5m)));
        Assert.Throws<ArgumentNullException>("erp", () => MarketplaceOrderMapping.CompareTotals(order, null!));
    }

    [Fact]
    public void Map_refuses_a_line_in_an_unknown_state() =>
        Refused(
            Order(Line("L1", "2002", "BRUSH-1", 1, 5m), Line("L2", "2002", "BRUSH-1", 1, 0m) with { State = MarketplaceOrderState.Unknown }),
            ReasonCatalogue.OrderStateUnknown);

    [Fact]
    public void Map_explains_a_total_that_is_a_penny_off()
    {
        var refusal = Refused(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Total = Pounds(5.01m) }, ReasonCatalogue.OrderTotalMismatch);

        Assert.Equal("5.01 GBP", Expect.Fact(refusal, "order total"));
        Assert.Equal("5 GBP", Expect.Fact(refusal, "sum of lines"));
    }

    [Fact]
    public void Map_refuses_a_shipping_total_that_its_lines_do_not_show() =>
        Refused(
            Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Total = Pounds(5m), ShippingTotal = Pounds(3m) },
            ReasonCatalogue.OrderTotalMismatch);

    [Theory]
    [InlineData(-5, "GBP")]
    [InlineData(5, "EUR")]
    [InlineData(1e27, "GBP")]
    public void Map_refuses_an_amount_that_cannot_be(double price, string currency) =>
        Refused(
            Order(Line("L1", "2002", "BRUSH-1", 1, 5m) with { Price = new Money((decimal)price, new CurrencyCode(currency)) }) with { Total = Pounds(5m) },
            ReasonCatalogue.OrderTotalMismatch);

    [Fact]
    public void Map_takes_amounts_up_to_one_million_million()
    {
        Assert.Equal(1_000_000_000_000m, Mapped(Order(Line("L1", "2002", "BRUSH-1", 1, 1_000_000_000_000m))).Total.Amount);
        Refused(Order(Line("L1", "2002", "BRUSH-1", 1, 600_000_000_000m), Line("L2", "2002", "BRUSH-1", 1, 600_000_000_000m)), ReasonCatalogue.OrderTotalMismatch);
    }

    [Fact]
    public void Map_refuses_a_unit_price_or_a_shipping_total_in_another_currency()
    {
        var line = Line("L1", "2002", "BRUSH-1", 1, 5m);

        Refused(Order(line with { UnitPrice = new Money(5m, CurrencyCode.Eur) }), ReasonCatalogue.OrderTotalMismatch);
        Refused(Order(line) with { ShippingTotal = new Money(0m, CurrencyCode.Eur) }, ReasonCatalogue.OrderTotalMismatch);
    }

    [Fact]
    public void Map_refuses_taxes_too_large_to_be_added_up() =>
        Refused(Order(Line("L1", "2002", "BRUSH-1", 1, 5m) with { Taxes = [Tax(decimal.MaxValue), Tax(decimal.MaxValue)] }), ReasonCatalogue.OrderTotalMismatch);

    [Fact]
    public void Map_refuses_a_tax_in_another_currency() =>
        Refused(
            Order(Line("L1", "2002", "BRUSH-1", 1, 5m) with { Taxes = [new TaxAmount("VAT", new Money(1, CurrencyCode.Eur), 20)] }),
            ReasonCatalogue.OrderTotalMismatch);

    [Fact]
    public void Map_refuses_an_order_without_address_while_the_marketplace_withholds_it() =>
        Assert.Equal(
            "ship-to address",
            Expect.Fact(Refused(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { ShipTo = null }, ReasonCatalogue.OrderIncomplete), "missing"));

    [Fact]
    public void R17_Map_refuses_a_text_that_would_be_cut_and_names_its_field()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { ShipTo = Somewhere with { City = new string('x', 31), Line2 = new string('y', 50) } };

        var refusal = Refused(order, ReasonCatalogue.OrderTextTooLong);

        Assert.Equal("31 characters, 30 are kept", Expect.Fact(refusal, "ship-to city"));
        Assert.Equal(["order", "ship-to city"], refusal.Facts.Select(static f => f.Name));
    }

    [Fact]
    public void R17_Map_holds_texts_to_the_hosts_own_limits() =>
        Expect.Refused(
            Assert.Single(Mapping(new OrderTextLimits { City = 3 }).Map(Order(Line("L1", "2002", "BRUSH-1", 1, 5m))).Refusals),
            ReasonCatalogue.OrderTextTooLong);

    [Fact]
    public void Map_names_every_missing_field_and_no_value()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { ShipTo = Somewhere with { Line1 = " ", Postcode = "" } };

        var refusal = Refused(order, ReasonCatalogue.OrderIncomplete);

        Assert.Equal(["ship-to line 1", "ship-to postcode"], refusal.Facts.Where(static f => f.Name == "missing").Select(static f => f.Value));
        Assert.DoesNotContain("Pat", string.Join(' ', refusal.Message, refusal.Remedy, string.Join(' ', refusal.Facts)), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_takes_a_key_that_the_erp_just_keeps() =>
        Assert.Equal(35, Mapped(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Key = new OrderKey(Bq, new string('9', 32)) }).ExternalNumber.Length);

    [Fact]
    public void Map_refuses_a_key_that_the_erp_would_cut() =>
        Refused(
            Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Key = new OrderKey(Bq, new string('9', 33)) },
            ReasonCatalogue.OrderNumberTooLong);

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void Map_holds_a_key_to_what_this_very_erp_keeps(int most)
    {
        var erp = new ErpCapabilities { ExternalNumberLength = most };
        var (fits, tooLong) = (new OrderKey(Bq, new string('9', most - 3)), new OrderKey(Bq, new string('9', most - 2)));

        Assert.True(_mapping.Map(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Key = fits }, erp).IsOk);
        Assert.Contains($"{most} characters", Expect.Refused(Assert.Single(_mapping.Map(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Key = tooLong }, erp).Refusals), ReasonCatalogue.OrderNumberTooLong).Message, StringComparison.Ordinal);
        Assert.True(_mapping.Map(Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Key = tooLong }).IsOk);
    }

    [Fact]
    public void Map_refuses_two_lines_of_one_id() =>
        Refused(Order(Line("L1", "2002", "BRUSH-1", 1, 5m), Line("L1", "2001", "PAINT-CS", 1, 60m)), ReasonCatalogue.OrderIncomplete);

    [Fact]
    public void Map_refuses_a_negative_quantity() =>
        Refused(Order(Line("L1", "2002", "BRUSH-1", 1, 5m), Line("L2", "2001", "PAINT-CS", -1, 0m)), ReasonCatalogue.OrderIncomplete);

    [Fact]
    public void Map_refuses_half_an_offer() => Refused(Order(Line("L1", "2002", "BRUSH-1", 0.5m, 5m)), ReasonCatalogue.UnitFraction);

    [Fact]
    public void Map_says_everything_that_stands_in_the_way_at_once()
    {
        var order = Order(
            Line("L1", "9999", "NOBODY", 1, 5m),
            Line("L2", "2001", "PAINT-BOX", 1, 5m),
            Line("L3", "2003", "LOST-1", 1, 5m)) with
        {
            Key = new OrderKey(new ConnectionName("bq"), "12345-A"), ShipTo = null, Total = Pounds(1m),
        };

        var result = _mapping.Map(order);

        Assert.False(result.IsOk);
        Assert.Equal(
            ["order.incomplete", "offer.unmapped", "offer.sku-changed", "unit.sku-unknown", "order.total-mismatch"],
            result.Refusals.Select(static r => r.Reason.Code));
        Assert.Equal("L2", Expect.Fact(result.Refusals[2], "order line"));
    }

    [Fact]
    public void Map_refuses_an_order_of_nobody()
    {
        var order = Order(Line("L1", "2002", "BRUSH-1", 1, 5m)) with { Key = new OrderKey(new ConnectionName("leroy"), "1") };

        Assert.Equal(["customer.unmapped", "offer.unmapped"], _mapping.Map(order).Refusals.Select(static r => r.Reason.Code));
    }

    [Fact]
    public void Mapped_orders_conserve_goods_and_money()
    {
        var lines =
            from paint in Gen.Choose(1, 100)
            from brush in Gen.Choose(1, 100)
            from pennies in Gen.Choose(0, 1_000_000).Three()
            from shipping in Gen.Choose(0, 5000).Two()
            select new[]
            {
                Line("L1", "2001", "PAINT-CS", paint, pennies.Item1 / 100m) with { ShippingPrice = Pounds(shipping.Item1 / 100m) },
                Line("L2", "2002", "BRUSH-1", brush, pennies.Item2 / 100m) with { ShippingPrice = Pounds(shipping.Item2 / 100m), Taxes = [Tax(pennies.Item3 / 100m)] },
            };

        Expect.ForAll(lines, c =>
        {
            var source = Order(c) with { PricesIncludeTax = false };
            var order = Mapped(source);

            Assert.Equal(order.Total.Amount, order.Lines.Sum(static l => l.Amount.Amount + (l.Tax?.Amount ?? 0)) + order.Charges.Sum(static x => x.Amount.Amount));
            Assert.Equal(source.Total.Amount, order.Total.Amount - order.Lines.Sum(static l => l.Tax?.Amount ?? 0));
            Assert.All(order.Lines, static l => Assert.Equal(l.Ordered.Count * l.Ordered.BaseUnitsPerPack.Numerator, l.Quantity.Value));
        });
    }

    [Fact]
    public void Map_answers_every_order_and_never_books_another_total()
    {
        var amounts = Gen.Elements(0m, 0.01m, 5m, -1m, decimal.MaxValue, decimal.MinValue).Select(static a => Pounds(a));
        var line =
            from id in Gen.Elements("L1", "L2", "L3")
            from state in Gen.Elements(Enum.GetValues<MarketplaceOrderState>())
            from offer in Gen.Elements("2001", "2002", "9999")
            from sku in Gen.Elements("PAINT-CS", "BRUSH-1")
            from quantity in Gen.Elements(0m, 1m, 2m, -1m, 0.5m, decimal.MaxValue)
            from price in amounts
            from shipping in amounts
            select Line(id, offer, sku, quantity, 0) with { State = state, Price = price, ShippingPrice = shipping };
        var orders =
            from count in Gen.Choose(0, 3)
            from lines in line.ArrayOf(count)
            from total in amounts
            select Order() with { Lines = lines, Total = total };

        Expect.ForAll(orders, order =>
        {
            var result = _mapping.Map(order);

            Assert.Equal(result.IsOk, result.Refusals.Count == 0);
            if (result.IsOk)
                Assert.Equal(result.Value.Total.Amount, result.Value.Lines.Sum(static l => l.Amount.Amount) + result.Value.Charges.Sum(static c => c.Amount.Amount));
        });
    }

    [Fact]
    public void ToFulfilment_refers_to_the_order_key_and_asks_for_base_units()
    {
        var order = Mapped(Order(Line("L1", "2001", "PAINT-CS", 2, 120m)));

        var fulfilment = MarketplaceOrderMapping.ToFulfilment(order, Erp(120m));

        Assert.Equal(("bq:12345-A", "SO-1"), (fulfilment.Reference, fulfilment.DisplayNumber));
        Assert.Equal([new FulfilmentLine(new OrderLineId("L1"), Paint, 24, "Goods")], fulfilment.Lines);
        Assert.Same(order.ShipTo, fulfilment.ShipTo);
        Assert.Equal(order.ShipBy, fulfilment.ShipBy);
    }

    [Fact]
    public void CompareTotals_is_exact_unless_told_otherwise()
    {
        var order = Mapped(Order(Line("L1", "2001", "PAINT-CS", 2, 120m)));
        var erp = Erp(120.00m);

        Assert.All(
            [MarketplaceOrderMapping.CompareTotals(order, erp), MarketplaceOrderMapping.CompareTotals(order, erp with { Total = null })],
            o => Assert.Equal(erp.Id, o.Value.Id));
        Assert.True(MarketplaceOrderMapping.CompareTotals(order, Erp(120.01m), 0.01m).IsOk);
        Expect.Refused(MarketplaceOrderMapping.CompareTotals(order, Erp(120.01m)), ReasonCatalogue.ErpTotalMismatch);
        Expect.Refused(
            MarketplaceOrderMapping.CompareTotals(order, Erp(0) with { Total = new Money(120m, CurrencyCode.Eur) }), ReasonCatalogue.ErpTotalMismatch);
    }

    [Fact]
    public void Map_of_a_plain_order_stays_within_four_kilobytes()
    {
        var order = Order(Line("L1", "2001", "PAINT-CS", 2, 120m), Line("L2", "2002", "BRUSH-1", 1, 5m), Line("L3", "2002", "BRUSH-1", 3, 15m));

        Assert.InRange(Allocations.Of(() => _ = _mapping.Map(order).IsOk), 1, 4096);
    }

    private static MarketplaceOrderMapping Mapping(OrderTextLimits? textLimits = null) => new(
        Expect.Compiled(OfferMap.Compile(new OfferTable
        {
            Version = "o1",
            Rows =
            [
                new OfferRow(Bq, new OfferId("2001"), new Sku("PAINT-CS"), Paint, Case),
                new OfferRow(Bq, new OfferId("2002"), new Sku("BRUSH-1"), Brush, Each),
                new OfferRow(Bq, new OfferId("2003"), new Sku("LOST-1"), new Sku("LOST"), Each),
            ],
        })),
        Expect.Compiled(UnitCatalogue.Compile(new UnitTable
        {
            Version = "u1",
            Rows =
            [
                new UnitRow(Paint, Each, new Ratio(1), true),
                new UnitRow(Paint, Case, new Ratio(12), false),
                new UnitRow(Brush, Each, new Ratio(1), true),
            ],
        })),
        Expect.Compiled(CustomerMap.Compile(new CustomerTable
        {
            Version = "k1",
            Rows = [new CustomerRow(Bq, null, null, new CustomerNumber("C-BQ"))],
        })),
        textLimits);

    private static MarketplaceOrder Order(params MarketplaceOrderLine[] lines) => new()
    {
        Key = new OrderKey(Bq, "12345-A"),
        State = MarketplaceOrderState.Shipping,
        CanShip = true,
        CreatedAt = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
        ShipBy = new DateTimeOffset(2026, 3, 3, 9, 0, 0, TimeSpan.Zero),
        PricesIncludeTax = true,
        Total = Pounds(lines.Sum(static l => l.Price.Amount + l.ShippingPrice.Amount)),
        ShippingTotal = Pounds(lines.Sum(static l => l.ShippingPrice.Amount)),
        CustomerId = "c-1",
        ShipTo = Somewhere,
        Lines = lines,
    };

    private static MarketplaceOrderLine Line(string id, string offer, string sku, decimal quantity, decimal price) => new()
    {
        LineId = new OrderLineId(id),
        State = MarketplaceOrderState.Shipping,
        OfferId = new OfferId(offer),
        OfferSku = new Sku(sku),
        Title = "Goods",
        Quantity = quantity,
        UnitPrice = Pounds(quantity == 0 ? 0 : price / quantity),
        Price = Pounds(price),
        ShippingPrice = Pounds(0),
    };

    private static TaxAmount Tax(decimal amount) => new("UK-VAT-20", Pounds(amount), 20);

    private static ErpOrder Erp(decimal total) => new() { Id = "1", Number = "SO-1", ExternalNumber = "bq:12345-A", Total = Pounds(total) };

    private static Money Pounds(decimal amount) => new(amount, CurrencyCode.Gbp);

    private SalesOrder Mapped(MarketplaceOrder order)
    {
        var result = _mapping.Map(order, Keeps);
        Assert.Empty(result.Refusals);
        return result.Value;
    }

    private Refusal Refused(MarketplaceOrder order, Reason reason)
    {
        var result = _mapping.Map(order, Keeps);
        Assert.False(result.IsOk);
        return Expect.Refused(Assert.Single(result.Refusals), reason);
    }
}
