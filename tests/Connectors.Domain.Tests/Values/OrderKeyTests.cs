using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Values;

public sealed class OrderKeyTests
{
    [Fact]
    public void Written_form_reads_back()
    {
        var key = new OrderKey(new ConnectionName("bq"), "12345-A");

        Assert.Equal("bq:12345-A", key.ToString());
        Assert.Equal(key, OrderKey.Parse("bq:12345-A"));
    }

    [Fact]
    public void Order_ids_may_hold_a_colon() => Assert.Equal("1:2", OrderKey.Parse("bq:1:2").OrderId);

    [Fact]
    public void Parse_refuses_null() => Assert.Throws<ArgumentNullException>(() => OrderKey.Parse(null!));

    [Fact]
    public void Connections_may_not_so_that_no_two_orders_have_one_key() =>
        Assert.Throws<ArgumentException>(() => new ConnectionName("bq:1"));

    [Theory]
    [InlineData("")]
    [InlineData("bq")]
    [InlineData(":1")]
    [InlineData("bq:")]
    public void Parse_refuses_what_is_no_key(string text) => Assert.Throws<FormatException>(() => OrderKey.Parse(text));
}
