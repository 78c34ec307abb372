using Connectors.Domain.Payments;
using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Payments;

public sealed class CreditHeadroomTests
{
    private static readonly InFlightOrder Asked = Order("1", 100);

    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(99.99, 100, false)]
    public void IsEnough_covers_the_whole_order(decimal available, decimal total, bool expected) =>
        Assert.Equal(expected, new CreditHeadroom(Gbp(available), Gbp(total)).IsEnough);

    [Fact]
    public void Credit_in_another_currency_covers_nothing() =>
        Assert.False(new CreditHeadroom(new Money(1000, CurrencyCode.Eur), Gbp(1)).IsEnough);

    [Fact]
    public void For_takes_off_what_is_owed_and_what_the_ERP_has_not_booked_yet() =>
        Assert.Equal(new CreditHeadroom(Gbp(170), Gbp(100)), CreditHeadroom.For(Asked, limit: Gbp(500), owed: Gbp(250), [Order("2", 30), Order("3", 50)]));

    [Fact]
    public void For_does_not_count_the_order_against_itself() =>
        Assert.Equal(Gbp(250), CreditHeadroom.For(Asked, Gbp(500), Gbp(250), [Asked, Order("1", 40)])?.Available);

    [Fact]
    public void For_counts_an_order_that_comes_twice_once_with_its_larger_total() =>
        Assert.Equal(Gbp(450), CreditHeadroom.For(Asked, Gbp(500), Gbp(0), [Order("2", 30), Order("2", 50), Order("2", 40)])?.Available);

    [Fact]
    public void For_tells_orders_of_two_connections_apart() =>
        Assert.Equal(Gbp(400), CreditHeadroom.For(Asked, Gbp(500), Gbp(0), [new InFlightOrder(OrderKey.Parse("other:1"), Gbp(100))])?.Available);

    [Fact]
    public void For_lets_no_order_add_to_the_credit() => Assert.Equal(Gbp(500), CreditHeadroom.For(Asked, Gbp(500), Gbp(0), [Order("2", -30)])?.Available);

    [Fact]
    public void For_adds_what_the_seller_owes_the_customer() => Assert.Equal(Gbp(520), CreditHeadroom.For(Asked, Gbp(500), Gbp(-20), [])?.Available);

    [Fact]
    public void For_knows_nothing_when_currencies_differ()
    {
        var euros = new Money(1, CurrencyCode.Eur);

        Assert.Null(CreditHeadroom.For(Asked, euros, Gbp(0), []));
        Assert.Null(CreditHeadroom.For(Asked, Gbp(500), euros, []));
        Assert.Null(CreditHeadroom.For(Asked, Gbp(500), Gbp(0), [new InFlightOrder(OrderKey.Parse("shop:2"), euros)]));
    }

    private static InFlightOrder Order(string id, decimal total) => new(OrderKey.Parse($"shop:{id}"), Gbp(total));

    private static Money Gbp(decimal amount) => new(amount, CurrencyCode.Gbp);
}
