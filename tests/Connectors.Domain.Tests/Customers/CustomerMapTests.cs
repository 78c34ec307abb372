using Connectors.Domain.Customers;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Customers;

public sealed class CustomerMapTests
{
    private static readonly ConnectionName Bq = new("bq");
    private static readonly ConnectionName Leroy = new("leroy");

    private readonly CustomerMap _customers = Expect.Compiled(Compile(
        Row(Bq, null, null, "ANY"),
        Row(Bq, "BQ_IE", null, "IRELAND"),
        Row(Bq, null, "c-7", "SEVEN"),
        Row(Bq, "BQ_IE", "c-7", "SEVEN-IE"),
        Row(Leroy, "FR", null, "FRANCE")));

    [Theory]
    [InlineData("BQ_IE", "c-7", "SEVEN-IE")]
    [InlineData("BQ_UK", "c-7", "SEVEN")]
    [InlineData(null, "c-7", "SEVEN")]
    [InlineData("BQ_IE", "c-8", "IRELAND")]
    [InlineData("BQ_UK", "c-8", "ANY")]
    [InlineData(null, "", "ANY")]
    public void Find_takes_the_most_specific_row(string? channel, string customerId, string expected) =>
        Assert.Equal(expected, _customers.Find(Bq, channel, customerId).Value.Value);

    [Theory]
    [InlineData("leroy", "ES")]
    [InlineData("leroy", null)]
    [InlineData("castorama", "FR")]
    public void Find_has_no_silent_default(string marketplace, string? channel) =>
        Expect.Refused(_customers.Find(new ConnectionName(marketplace), channel, "c-1"), ReasonCatalogue.CustomerUnmapped);

    [Fact]
    public void R37_The_price_list_is_that_of_the_most_specific_row_that_names_one()
    {
        var shop = new ConnectionName("shop");
        var map = Expect.Compiled(CustomerMap.Compile(new CustomerTable
        {
            Version = "1",
            Rows =
            [
                new CustomerRow(shop, null, null, new CustomerNumber("ALL")) { PriceList = "retail" }, new CustomerRow(shop, null, "1", new CustomerNumber("C1")) { PriceList = "trade" },
                new CustomerRow(shop, null, "2", new CustomerNumber("C2")), new CustomerRow(shop, "web", "1", new CustomerNumber("C1-WEB")) { PriceList = "web" },
            ],
        }));

        Assert.Equal(new string?[] { "trade", "retail", "retail", "web" }, new[] { map.PriceListOf(shop, null, "1"), map.PriceListOf(shop, null, "2"), map.PriceListOf(shop, null, "9"), map.PriceListOf(shop, "web", "1") });
        Assert.Null(map.PriceListOf(new ConnectionName("other"), null, "1"));
        Assert.Equal(["1 PriceList"], Expect.RowErrors(CustomerMap.Compile(new CustomerTable { Version = "1", Rows = [new CustomerRow(shop, null, "1", new CustomerNumber("C1")) { PriceList = " " }] })));
    }

    [Fact]
    public void Compile_refuses_two_accounts_for_the_same_buyers() =>
        Assert.Equal(["2 Customer"], Expect.RowErrors(Compile(Row(Bq, null, null, "A"), Row(Bq, null, null, "B"))));

    [Fact]
    public void Compile_refuses_an_email_address_as_a_key_and_does_not_repeat_it()
    {
        var compilation = Compile(Row(Bq, null, "buyer@example.com", "A"));

        Assert.Equal(["1 CustomerId"], Expect.RowErrors(compilation));
        Assert.Equal("an e-mail address", compilation.Refusals[0].Value);
        Assert.DoesNotContain("buyer", compilation.Refusals[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compile_refuses_blank_cells_where_any_is_meant() =>
        Assert.Equal(["1 Channel", "1 CustomerId"], Expect.RowErrors(Compile(Row(Bq, "", "", "A"))));

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(
            ["0 Version", "1 Marketplace", "1 Customer"],
            Expect.RowErrors(CustomerMap.Compile(new CustomerTable { Version = "", Rows = [new CustomerRow(default, null, null, default)] })));

    [Theory]
    [InlineData("FR", "FR")]
    [InlineData(null, "none")]
    public void A_refusal_shows_the_channel_and_the_customer_id(string? channel, string shown)
    {
        var refusal = Expect.Refused(_customers.Find(new ConnectionName("castorama"), channel, "c-1"), ReasonCatalogue.CustomerUnmapped);

        Assert.Equal((shown, "c-1"), (Expect.Fact(refusal, "channel"), Expect.Fact(refusal, "customer id")));
    }

    [Fact]
    public void A_refusal_does_not_repeat_an_email_address()
    {
        var refusal = Expect.Refused(_customers.Find(new ConnectionName("castorama"), null, "buyer@example.com"), ReasonCatalogue.CustomerUnmapped);

        Assert.Equal("an e-mail address", Expect.Fact(refusal, "customer id"));
    }

    [Fact]
    public void Find_does_not_allocate() => Assert.Equal(0, Allocations.Of(() => _ = _customers.Find(Bq, "BQ_UK", "c-8").IsOk));

    private static CustomerRow Row(ConnectionName marketplace, string? channel, string? customerId, string customer) =>
        new(marketplace, channel, customerId, new CustomerNumber(customer));

    private static Validated<CustomerMap, RowError> Compile(params CustomerRow[] rows) =>
        CustomerMap.Compile(new CustomerTable { Version = "k1", Rows = rows });

    [Fact]
    public void Own_accounts_are_one_for_each_buyer_of_the_connection_and_none_of_those_that_buyers_share()
    {
        var shop = new ConnectionName("shop");
        var map = CustomerMap.Compile(new CustomerTable
        {
            Version = "1",
            Rows =
            [
                new CustomerRow(shop, null, null, new CustomerNumber("SHARED")),
                new CustomerRow(shop, "trade", "4711", new CustomerNumber("C-TRADE")),
                new CustomerRow(shop, null, "4711", new CustomerNumber("C10")),
                new CustomerRow(shop, "trade", "4712", new CustomerNumber("C20")),
                new CustomerRow(new ConnectionName("bq"), null, "4713", new CustomerNumber("C30")),
            ],
        }).Value;

        Assert.Equal([("4711", "C10"), ("4712", "C20")], map.OwnAccounts(shop).Select(static r => (r.CustomerId!, r.Customer.Value)).Order());
        Assert.Empty(map.OwnAccounts(new ConnectionName("elsewhere")));
    }
}
