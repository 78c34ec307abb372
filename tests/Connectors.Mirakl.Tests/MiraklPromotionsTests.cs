using System.Net;
using Connectors.Http;
using Connectors.Mirakl.Models;
using RichardSzalay.MockHttp;

namespace Connectors.Mirakl.Tests;

public class MiraklPromotionsTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task GetPromotionsAsync_sends_every_filter()
    {
        using var host = new MiraklHost();
        host.ExpectGet(
            "api/promotions",
            "pr01-promotions",
            "ids=SPRING-1%2CX&types=PERCENTAGE_OFF&states=ALL&ending_after=2026-03-01T00%3A00%3A00Z&starting_before=2026-03-02T00%3A00%3A00Z"
            + "&date_created_from=2026-03-01T00%3A00%3A00Z&date_created_to=2026-03-02T00%3A00%3A00Z&last_request_date=2026-03-01T00%3A00%3A00Z&trigger_offer_ids=1%2C2"
            + "&reward_offer_ids=31&channel_codes=BQ_UK&locale=en_GB&sort=dateCreated&order=asc&max=100&offset=0");

        var promotion = (await MiraklOrdersTests.All(host.Client.Promotions.GetPromotionsAsync(new PromotionFilter
        {
            Ids = ["SPRING-1", "X"],
            Types = [PromotionType.PercentageOff],
            States = [PromotionState.All],
            EndingAfter = March,
            StartingBefore = March.AddDays(1),
            CreatedFrom = March,
            CreatedTo = March.AddDays(1),
            UpdatedFrom = March,
            TriggerOfferIds = [1, 2],
            RewardOfferIds = [31],
            ChannelCodes = ["BQ_UK"],
            Locale = "en_GB",
        }))).Single();

        Assert.Equal((12.5m, 31L, "BQ_UK"), (promotion.PercentageOff!.Value, promotion.RewardOfferIds.Single(), promotion.Channels.Single().Code));
        Assert.True(promotion.AdditionalData!.ContainsKey("mood"));
    }

    [Fact]
    public async Task Trigger_types_are_the_same_word_in_either_case()
    {
        using var host = new MiraklHost();
        host.ExpectGet("api/promotions", "pr01-promotions", "sort=dateCreated&order=asc&max=100&offset=0");

        var type = (await MiraklOrdersTests.All(host.Client.Promotions.GetPromotionsAsync())).Single().Triggers.Single().Type;

        Assert.Equal(PromotionTriggerType.MinimumQuantity, type);
        Assert.Equal(PromotionTriggerType.MinimumQuantity.GetHashCode(), type.GetHashCode());
        Assert.Equal("minimum_quantity", type.Value);
    }

    [Fact]
    public async Task CreatePromotionAsync_names_items_in_the_way_they_are_selected()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Post, "api/promotions").WithContent(
            """{"internal_id":"SPRING-2","internal_description":"Spring","start_date":"2026-03-01T00:00:00+00:00","reward":{"type":"AMOUNT_OFF","selection":{"type":"PRODUCT","values":[{"type":"EAN","value":"5012345678900"}]},"amount_off":5},"trigger":{"type":"MINIMUM_AMOUNT","selection":{"type":"ALL"},"amount_purchased":50},"application_to_cart":[{"promo_code":"MUD"}]}""")
            .Respond(HttpStatusCode.Created);

        await host.Client.Promotions.CreatePromotionAsync(new NewPromotion
        {
            InternalId = "SPRING-2",
            InternalDescription = "Spring",
            StartDate = March,
            Reward = new NewPromotionReward { Type = PromotionType.AmountOff, AmountOff = 5, Selection = PromotionSelection.ProductsOf(new PromotionProduct("EAN", "5012345678900")) },
            Trigger = new NewPromotionTrigger { Type = PromotionTriggerType.MinimumAmount, AmountPurchased = 50, Selection = PromotionSelection.All },
            ApplicationToCart = [new PromotionCode { PromoCode = "MUD" }],
        });

        host.Done();
    }

    [Fact]
    public async Task UpdatePromotionAsync_sends_empty_lists_because_it_replaces()
    {
        using var host = new MiraklHost();
        host.Expect(HttpMethod.Put, "api/promotions/SPRING%2F2").WithContent(
            """{"internal_description":"Spring","start_date":"2026-03-01T00:00:00+00:00","reward":{"selection":{"type":"BRAND","values":["Kiln","Moor"]}},"trigger":{"selection":{"type":"OFFER","values":["SKU-1"]}},"public_descriptions":[],"application_to_cart":[],"channel_codes":["BQ_UK"],"customer_group_ids":[],"customer_organization_ids":[]}""")
            .Respond(HttpStatusCode.OK);

        await host.Client.Promotions.UpdatePromotionAsync("SPRING/2", new PromotionUpdate
        {
            InternalDescription = "Spring",
            StartDate = March,
            RewardSelection = PromotionSelection.Brands("Kiln", "Moor"),
            TriggerSelection = PromotionSelection.Offers("SKU-1"),
            ChannelCodes = ["BQ_UK"],
        });

        host.Done();
    }

    [Fact]
    public async Task CreatePromotionAsync_is_never_repeated_after_an_unknown_outcome()
    {
        using var host = new MiraklHost(o => o.Resilience.MaxRetries = 3);
        host.Expect(HttpMethod.Post, "api/promotions").Fails(HttpStatusCode.InternalServerError);

        await Assert.ThrowsAsync<ConnectorException>(() => host.Client.Promotions.CreatePromotionAsync(new NewPromotion
        {
            InternalId = "A",
            InternalDescription = "A",
            StartDate = March,
            Reward = new NewPromotionReward { Type = PromotionType.FreeItems, FreeItemsQuantity = 1, Selection = PromotionSelection.PurchasedItems },
            Trigger = new NewPromotionTrigger { Type = PromotionTriggerType.EveryQuantity, QuantityPurchased = 3 },
        }));

        host.Done();
    }
}
