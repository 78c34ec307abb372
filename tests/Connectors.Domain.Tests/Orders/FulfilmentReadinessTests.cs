using Connectors.Domain.Documents;
using Connectors.Domain.Orders;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Orders;

public sealed class FulfilmentReadinessTests
{
    private static readonly OrderTextLimits Kept = new() { PurchaseOrderNumber = 35, Name = 100 };

    private static readonly FulfilmentOrder Complete = new()
    {
        Reference = "store:1",
        DisplayNumber = "SO-1",
        Origin = Origin.B2B,
        OrderedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
        ShipTo = new PostalAddress { Name = "Pat Tester", Line1 = "1 Sample Street", City = "Testford", Postcode = "TE1 1ST", CountryCode = "GB" },
        PurchaseOrderNumber = "PO-77",
        Lines = [new FulfilmentLine(new OrderLineId("L1"), new Sku("PAINT"), 12, "Paint")],
    };

    [Fact]
    public void Check_lets_a_complete_order_pass() => Assert.Empty(FulfilmentReadiness.Check(Complete).Refusals);

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    [InlineData(null, 0)]
    public void An_order_for_a_pick_up_point_passes_only_where_the_warehouse_serves_them(bool? serves, int refusals)
    {
        var order = Complete with { ShipTo = Complete.ShipTo with { PickUpPointId = "LDS-0042" } };

        var found = FulfilmentReadiness.Check(order, null, serves is { } can ? new WarehouseCapabilities { PickUpPoints = can } : null).Refusals;

        Assert.Equal(refusals, found.Count);
        Assert.All(found, static f => Expect.Refused(f, ReasonCatalogue.PickUpPointNotServed));
    }

    [Fact]
    public void R18_each_missing_field_is_named_and_nothing_is_shown()
    {
        var order = Complete with
        {
            DisplayNumber = "",
            ShipTo = Complete.ShipTo with { Postcode = " ", CountryCode = "" },
            Lines = [new FulfilmentLine(default, new Sku("PAINT"), 0, ""), new FulfilmentLine(new OrderLineId("L2"), default, 1, "")],
        };

        var refusal = Expect.Refused(Assert.Single(FulfilmentReadiness.Check(order).Refusals), ReasonCatalogue.OrderIncomplete);

        Assert.Equal(
            ["number", "ship-to postcode", "ship-to country", "id of line 1", "quantity of line 1", "SKU of line 2"],
            refusal.Facts.Where(static f => f.Name == "missing").Select(static f => f.Value));
        Assert.DoesNotContain("Pat", $"{refusal.Message} {string.Join(' ', refusal.Facts)}", StringComparison.Ordinal);
    }

    [Fact]
    public void R18_an_order_of_which_nothing_is_known_is_told_all_that_is_missing()
    {
        var refusal = Assert.Single(FulfilmentReadiness.Check(Complete with { Reference = "", DisplayNumber = "", ShipTo = new PostalAddress(), Lines = [] }).Refusals);

        Assert.Equal(
            ["reference", "number", "ship-to name", "ship-to line 1", "ship-to city", "ship-to postcode", "ship-to country", "lines"],
            refusal.Facts.Where(static f => f.Name == "missing").Select(static f => f.Value));
    }

    [Fact]
    public void R17_the_hosts_own_limits_count()
    {
        var limits = new OrderTextLimits { PurchaseOrderNumber = 4 };

        Expect.Refused(Assert.Single(FulfilmentReadiness.Check(Complete, limits).Refusals), ReasonCatalogue.OrderTextTooLong);
    }

    [Fact]
    public void R17_without_limits_no_text_is_too_long() =>
        Assert.True(FulfilmentReadiness.Check(Complete with { PurchaseOrderNumber = new string('7', 500), ShipTo = Complete.ShipTo with { City = new string('x', 500) } }).IsOk);

    [Fact]
    public void R17_a_company_is_a_name()
    {
        var refusal = Assert.Single(FulfilmentReadiness.Check(Complete with { ShipTo = Complete.ShipTo with { Company = new string('x', 101) } }, Kept).Refusals);

        Assert.Equal("101 characters, 100 are kept", Expect.Fact(refusal, "ship-to company"));
    }

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("order", () => FulfilmentReadiness.Check(null!));
        Assert.Throws<ArgumentNullException>("order", () => new OrderTextLimits().Check(null!));
    }

    [Fact]
    public void R18_an_order_without_lines_is_not_sent() =>
        Assert.Equal("lines", Expect.Fact(Assert.Single(FulfilmentReadiness.Check(Complete with { Lines = [] }).Refusals), "missing"));

    [Fact]
    public void R17_a_purchase_order_number_that_would_be_cut_is_refused_by_length_only()
    {
        var refusal = Expect.Refused(Assert.Single(FulfilmentReadiness.Check(Complete with { PurchaseOrderNumber = new string('7', 36) }, Kept).Refusals), ReasonCatalogue.OrderTextTooLong);

        Assert.Equal("36 characters, 35 are kept", Expect.Fact(refusal, "purchase order number"));
        Assert.DoesNotContain("777", $"{refusal.Message} {string.Join(' ', refusal.Facts)}", StringComparison.Ordinal);
    }

    [Fact]
    public void R17_every_text_arrives_whole_or_is_refused_by_name()
    {
        var text = Gen.Choose(1, 130).Select(static length => new string('x', length));
        var cases =
            from texts in text.ArrayOf(7)
            from limits in Gen.Choose(1, 130).ArrayOf(7)
            select (texts, limits);

        Expect.ForAll(cases, c =>
        {
            var (t, l) = (c.texts, c.limits);
            var limits = new OrderTextLimits { PurchaseOrderNumber = l[0], Name = l[1], AddressLine1 = l[2], AddressLine2 = l[3], City = l[4], Region = l[5], Postcode = l[6] };
            var order = Sales(t);

            var fits = limits.Check(order);

            string[] names = ["purchase order number", "ship-to name", "ship-to line 1", "ship-to line 2", "ship-to city", "ship-to region", "ship-to postcode"];
            Assert.Equal(names.Where((_, i) => t[i].Length > l[i]), fits.Refusal?.Facts.Skip(1).Select(static f => f.Name) ?? []);
            if (!fits.IsOk)
                return;
            Assert.Same(order, fits.Value);
            var sent = MarketplaceOrderMapping.ToFulfilment(order, new ErpOrder { Id = "1", Number = "SO-1", ExternalNumber = "store:1" });
            Assert.Equal((order.PurchaseOrderNumber, order.ShipTo), (sent.PurchaseOrderNumber, sent.ShipTo));
        });
    }

    private static SalesOrder Sales(string[] texts) => new()
    {
        Key = new OrderKey(new ConnectionName("store"), "1"), ExternalNumber = "store:1", Origin = Origin.B2B, OrderedAt = default, Customer = new CustomerNumber("C"),
        Currency = CurrencyCode.Gbp, PricesIncludeTax = false, Total = Money.Zero(CurrencyCode.Gbp), PurchaseOrderNumber = texts[0],
        ShipTo = new PostalAddress { Name = texts[1], Line1 = texts[2], Line2 = texts[3], City = texts[4], Region = texts[5], Postcode = texts[6], CountryCode = "GB" },
    };
}
