using Connectors.Domain.Documents;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

/// <summary>The prices of an exported offer as the port tells them: what a price file could not say again has a condition.</summary>
public sealed class ListedPricesTests
{
    private static readonly DateTimeOffset Day = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void R41_Every_price_is_told_with_its_channels_and_discount()
    {
        var listing = Listing(
            new ExportedPrice { OriginPrice = 22.5m, DiscountPrice = 20m, DiscountStartDate = Day, DiscountEndDate = Day.AddDays(3) },
            new ExportedPrice { OriginPrice = 21m, Context = new PriceContext { ChannelCodes = ["FR", "DE"] } });

        Assert.Equal([(22.5m, 20m, Day, Day.AddDays(3)), (21m, null, (DateTimeOffset?)null, (DateTimeOffset?)null)], listing.Prices.Select(static p => (p.Price!.Value.Amount, p.DiscountPrice?.Amount, p.DiscountFrom, p.DiscountUntil)));
        Assert.Equal(["FR", "DE"], listing.Prices[1].Channels);
        Assert.All(listing.Prices, static p => Assert.Empty(p.Conditions));
        Assert.Equal((20m, Day), (listing.Price!.Value.Amount, listing.ChangedAt));
    }

    public static TheoryData<ExportedPrice, string> Conditional => new()
    {
        { new ExportedPrice { OriginPrice = 1m, Context = new PriceContext { CustomerGroupIds = ["G"] } }, "customer" },
        { new ExportedPrice { OriginPrice = 1m, Context = new PriceContext { CustomerOrganizationIds = ["O"] } }, "customer" },
        { new ExportedPrice { OriginPrice = 1m, Context = new PriceContext { StartDate = Day } }, "time" },
        { new ExportedPrice { OriginPrice = 1m, Context = new PriceContext { EndDate = Day } }, "time" },
        { new ExportedPrice { OriginPrice = 1m, VolumePrices = [new VolumePrice { QuantityThreshold = 1, UnitOriginPrice = 1m }, new VolumePrice { QuantityThreshold = 10, UnitOriginPrice = 0.9m }] }, "number of pieces" },
        { new ExportedPrice { OriginPrice = 1m, VolumePrices = [new VolumePrice { QuantityThreshold = 10, UnitOriginPrice = 0.9m }] }, "number of pieces" },
    };

    [Theory]
    [MemberData(nameof(Conditional))]
    public void R41_What_a_price_file_would_lose_has_a_condition(ExportedPrice price, string condition) => Assert.Equal([condition], Assert.Single(Listing(price).Prices).Conditions);

    [Fact]
    public void A_retail_price_is_one_that_the_file_would_lose()
    {
        var listing = OfferMapping.ToListing(new ExportedOffer { OfferId = 1, CurrencyIsoCode = "GBP", Prices = [new ExportedPrice { OriginPrice = 1m }], RetailPrices = [new ExportedPrice { OriginPrice = 2m }] }, "S1");

        Assert.Equal(["retail price"], listing.Prices[1].Conditions);
    }

    [Fact]
    public void The_price_of_one_piece_alone_among_those_by_pieces_is_a_price_for_everybody()
    {
        var price = Assert.Single(Listing(new ExportedPrice { VolumePrices = [new VolumePrice { QuantityThreshold = 1, UnitOriginPrice = 5m, UnitDiscountPrice = 4m }] }).Prices);

        Assert.Equal((5m, 4m, 0), (price.Price!.Value.Amount, price.DiscountPrice!.Value.Amount, price.Conditions.Count));
    }

    [Fact]
    public void R41_Without_a_currency_a_price_is_there_and_not_told_so_that_nobody_takes_it_away_unseen()
    {
        var listing = OfferMapping.ToListing(new ExportedOffer { OfferId = 1, Prices = [new ExportedPrice { OriginPrice = 1m, DiscountPrice = 0.9m }, new ExportedPrice { OriginPrice = 2m, Context = new PriceContext { CustomerGroupIds = ["G"] } }] }, "S1");

        Assert.All(listing.Prices, static p => Assert.Equal((null, null), (p.Price, p.DiscountPrice)));
        Assert.Equal([0, 1], listing.Prices.Select(static p => p.Conditions.Count));
        Assert.Null(listing.Price);
    }

    private static MarketplaceListing Listing(params ExportedPrice[] prices) => OfferMapping.ToListing(new ExportedOffer { OfferId = 1, CurrencyIsoCode = "GBP", LastUpdated = Day, Prices = prices }, "S1");
}
