using Connectors.Domain.Values;
using Connectors.Shopify.Internal;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Tests;

/// <summary>What is left of a line of which something was taken off, where no refund says what that was worth.</summary>
public sealed class StorefrontShareTests
{
    [Theory]
    [InlineData("JPY", 333)]
    [InlineData("GBP", 333.33)]
    [InlineData("KWD", 333.333)]
    public void A_share_is_in_whole_coins_of_its_currency(string currency, decimal left)
    {
        var order = new Order
        {
            Id = "gid://shopify/Order/1",
            LineItems = new Connection<OrderLine>
            {
                Nodes = [new OrderLine { Id = "gid://shopify/LineItem/1", Sku = "SKU-1", Quantity = 3, CurrentQuantity = 1, OriginalTotalSet = new MoneyBag { ShopMoney = new MoneyV2 { Amount = 1000m, CurrencyCode = currency } } }],
            },
        };

        var line = Assert.Single(new StorefrontMapping(new ConnectionName("trade"), new ShopifyStorefrontOptions()).Map(order, [], [], []).Lines);

        Assert.Equal((left, 2m), (line.Amount.Amount, line.Removed));
    }
}
