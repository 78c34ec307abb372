using Connectors.Domain.Documents;
using Connectors.Domain.Values;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Tests;

/// <summary>What the store refunded, each by itself, as other flows credit it.</summary>
public sealed class StorefrontRefundTests
{
    private static readonly CurrencyCode Gbp = new("GBP");

    [Theory]
    [InlineData("RETURN", RefundedGoods.Returned)]
    [InlineData("CANCEL", RefundedGoods.NeverLeft)]
    [InlineData("NO_RESTOCK", RefundedGoods.NotRestocked)]
    [InlineData("LEGACY_RESTOCK", RefundedGoods.Unknown)]
    [InlineData("SOMETHING_NEW", RefundedGoods.Unknown)]
    [InlineData("", RefundedGoods.Unknown)]
    public void A_refund_names_its_lines_with_what_becomes_of_the_goods(string restock, RefundedGoods goods)
    {
        var mapped = Map(new Refund
        {
            Id = "gid://shopify/Refund/900", ProcessedAt = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero), TotalRefundedSet = Bag(12m), Note = "Robin sent it back",
            RefundLineItems = new Connection<RefundLine>
            {
                Nodes = [new RefundLine { Quantity = 2, RestockType = restock, SubtotalSet = Bag(10m), TotalTaxSet = Bag(2m), LineItem = new LineReference { Id = "gid://shopify/LineItem/11" } }],
            },
        });

        Assert.Equal(("900", new Money(12m, Gbp)), (mapped.Id, mapped.Amount));
        Assert.Equal(new StorefrontRefundLine(new OrderLineId("11"), 2, new Money(10m, Gbp), new Money(2m, Gbp), goods), Assert.Single(mapped.Lines));
    }

    [Fact]
    public void Money_alone_names_no_line_and_is_read_all_the_same()
    {
        Assert.Empty(Map(new Refund { Id = "gid://shopify/Refund/900", TotalRefundedSet = Bag(12m) }).Lines);
        Assert.True(StorefrontMapping.IsReduced(new Order { Id = "gid://shopify/Order/1", TotalRefundedSet = Bag(12m) }));
        Assert.False(StorefrontMapping.IsReduced(new Order { Id = "gid://shopify/Order/1", TotalRefundedSet = Bag(0m) }));
    }

    private static StorefrontRefund Map(Refund refund) =>
        Assert.Single(new StorefrontMapping(new ConnectionName("trade"), new ShopifyStorefrontOptions()).Map(new Order { Id = "gid://shopify/Order/1" }, [], [], [refund]).Refunds);

    private static MoneyBag Bag(decimal amount) => new() { ShopMoney = new MoneyV2 { Amount = amount, CurrencyCode = "GBP" } };
}
