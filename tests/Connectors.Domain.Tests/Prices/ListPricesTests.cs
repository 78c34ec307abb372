using Connectors.Domain.Prices;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Prices;

public sealed class ListPricesTests
{
    private static readonly ConnectionName B2B = new("b2b");
    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void R37_Find_gives_every_price_of_a_SKU_on_a_list_in_whatever_case_and_order_they_are_written()
    {
        var prices = Compile(Row("b", 3m), Row("A-1", 8m, 10), Row("a", 5m), Row("a-1", 9m), Row("A-1", 90m) with { Unit = "CASE" }, Row("A-1", 7m) with { List = "other" }, Row("A-1", 6m) with { Store = new ConnectionName("shop") }).Value;

        Assert.Equal([(null, 1, 9m), (null, 10, 8m), ("CASE", 1, 90m)], prices.Find(B2B, "TRADE", new Sku("a-1")).Select(static r => (r.Unit, r.Quantity, r.Price)));
        Assert.Equal(7m, Assert.Single(prices.Find(B2B, "other", new Sku("A-1"))).Price);
        Assert.Empty(prices.Find(B2B, "other", new Sku("A")));
        Assert.Empty(prices.Find(B2B, "none", new Sku("A-1")));
        Assert.Empty(prices.Find(new ConnectionName("none"), "trade", new Sku("A-1")));
        Assert.Equal(["a", "a-1", "A-1", "A-1", "b"], prices.RowsOf(B2B, "trade").Select(static r => r.Sku.Value));
    }

    [Theory]
    [InlineData(1, "EA", 4.0)]
    [InlineData(11, "EA", 4.0)]
    [InlineData(12, "EA", 3.5)]
    [InlineData(500, "EA", 3.5)]
    [InlineData(1, "CASE", 40.0)]
    [InlineData(0.5, "EA", null)]
    public void R37_The_price_of_a_quantity_is_that_of_the_largest_step_that_it_reaches_and_of_its_own_unit(double quantity, string unit, double? price)
    {
        var prices = Compile(Row("A", 4m), Row("A", 3.5m, 12), Row("A", 40m) with { Unit = "CASE" }).Value;

        Assert.Equal((decimal?)price, prices.FindFor(B2B, "trade", new Sku("A"), text => text == unit, (decimal)quantity)?.Price);
    }

    [Fact]
    public void R37_A_price_of_another_unit_is_never_taken() => Assert.Null(Compile(Row("A", 40m) with { Unit = "CASE" }).Value.FindFor(B2B, "trade", new Sku("A"), static _ => false, 1m));

    [Fact]
    public void The_lists_of_a_store_are_told_in_their_order_each_once()
    {
        var prices = Compile(Row("A", 1m) with { List = "zeta" }, Row("A", 1m) with { List = "Alpha" }, Row("B", 1m) with { List = "ALPHA" }, Row("A", 1m) with { List = "beta", Store = new ConnectionName("shop") }).Value;

        Assert.Equal(["Alpha", "zeta"], prices.ListsOf(B2B));
        Assert.Equal((2, 4, "7"), (prices.Stores.Count, prices.Rows.Count, prices.Version));
        Assert.Empty(prices.ListsOf(new ConnectionName("none")));
    }

    [Fact]
    public void R39_A_list_is_as_new_as_its_newest_price()
    {
        var prices = Compile(Row("A", 1m) with { AsOf = Day }, Row("B", 1m) with { AsOf = Day.AddHours(1) }, Row("C", 1m), Row("A", 1m) with { List = "other" }).Value;

        Assert.Equal(Day.AddHours(1), prices.AsOf(B2B, "Trade"));
        Assert.Null(prices.AsOf(B2B, "other"));
        Assert.Null(prices.AsOf(B2B, "none"));
    }

    public static TheoryData<ListPriceRow, string> Wrong => new()
    {
        { new ListPriceRow(default, "trade", new Sku("A"), 1m, CurrencyCode.Gbp), "Store" },
        { Row("A", 1m) with { List = "" }, "List" },
        { Row("A", 1m) with { Sku = default }, "Sku" },
        { Row("A", 1m) with { Currency = default }, "Currency" },
        { Row("A", -1m), "Price" },
        { Row("A", 1.0000001m), "Price" },
        { Row("A", 1m, 0), "Quantity" },
        { Row("A", 1m) with { Unit = " " }, "Unit" },
        { Row("A", 1m) with { ConfirmedPrice = -1m }, "ConfirmedPrice" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Compile_refuses_a_row_that_cannot_be_meant(ListPriceRow row, string column) => Assert.Equal([(1, column)], Compile(row).Refusals.Select(static e => (e.Line, e.Column)));

    [Fact]
    public void R37_Compile_refuses_prices_that_do_not_go_together_on_a_list_or_for_a_SKU_and_says_where()
    {
        var errors = Compile(Row("A", 1m), Row("a", 2m), Row("B", 1m) with { Currency = CurrencyCode.Eur }, Row("C", 1m), Row("C", 1m, 10) with { IncludesTax = true }).Refusals;

        Assert.Equal([(2, "Quantity"), (3, "Currency"), (5, "IncludesTax")], errors.Select(static e => (e.Line, e.Column)));
        Assert.Contains("row 1", errors[0].Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_refuses_more_prices_of_a_SKU_than_anybody_means() => Assert.Equal(
        ["Sku"], Compile([.. Enumerable.Range(1, ListPrices.MostOfOneSku + 1).Select(static n => Row("A", 1m, n))]).Refusals.Select(static e => e.Column));

    [Fact]
    public void A_table_without_rows_has_no_price() => Assert.Empty(Compile().Value.Find(B2B, "trade", new Sku("A")));

    private static Connectors.Domain.Reasons.Validated<ListPrices, Connectors.Domain.Reasons.RowError> Compile(params ListPriceRow[] rows) => ListPrices.Compile(new ListPriceTable { Version = "7", Rows = rows });

    private static ListPriceRow Row(string sku, decimal price, int quantity = 1) => new(B2B, "trade", new Sku(sku), price, CurrencyCode.Gbp) { Quantity = quantity };
}
