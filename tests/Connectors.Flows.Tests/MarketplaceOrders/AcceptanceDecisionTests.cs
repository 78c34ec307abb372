using Connectors.Domain.Documents;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.MarketplaceOrders;

/// <summary>What is concluded about an order that waits for acceptance when the world around it changes.</summary>
public sealed class AcceptanceDecisionTests
{
    private static readonly OrderPolicy Holds = new() { StockShort = AcceptanceCheck.Hold };
    private static readonly TimeSpan PastFallback = Holds.AcceptanceWindow * 3 / 4;

    [Fact]
    public void A_person_who_has_a_held_order_looked_at_again_does_not_have_it_accepted_unchecked()
    {
        var story = Short(new OrderStory(Holds)).At(PastFallback).Hear(new MarketplaceInput.RetryRequested());

        Assert.DoesNotContain("accept", story.Effects);
        var question = Assert.Single(story.Last.Effects, static e => e.Id == "read-goods");
        Assert.False(question.NotBefore > Given.T0 + PastFallback, $"asked at {question.NotBefore} only");
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.StockShort);
    }

    [Fact]
    public void What_is_known_to_be_short_stays_so_when_a_table_maps_another_line_after_the_fallback()
    {
        var story = new OrderStory(Holds, Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.WaitingAcceptance, 0, Given.Line("L1", "O2"), Given.Line("L2", "O1"))
            .Hear(new BackOfficeInput.GoodsRead(new GoodsSeen { Stock = [new SeenStock(new Sku("SKU-2"), 0)] }));
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.StockShort);

        story.At(PastFallback).With(Given.Tables()).Look();

        Assert.DoesNotContain("accept", story.Effects);
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.StockShort);
    }

    [Fact]
    public void An_order_that_others_refuse_whole_is_lost_although_we_had_decided_to_refuse_a_line_of_it()
    {
        var story = new OrderStory(Holds with { StockShort = AcceptanceCheck.Refuse }).Seen(MarketplaceOrderState.WaitingAcceptance, 0, Given.Line("L1"), Given.Line("L2", "O2"))
            .Hear(new BackOfficeInput.GoodsRead(new GoodsSeen { Stock = [new SeenStock(new Sku("SKU-1"), 9), new SeenStock(new Sku("SKU-2"), 0)] }));
        Assert.Contains("accept", story.Effects);

        story.Seen(MarketplaceOrderState.Refused, 9, Given.Line("L1", state: MarketplaceOrderState.Refused), Given.Line("L2", "O2", state: MarketplaceOrderState.Refused));

        Assert.Equal((OrderStage.Lost, null), (story.Last.Stage, story.State.RefusedAt));
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.OrderLost);
    }

    [Theory]
    [InlineData(AcceptancePolicy.AfterDurableReceipt)]
    [InlineData(AcceptancePolicy.ByMarketplace)]
    public void What_a_person_refuses_in_the_marketplaces_screens_is_told_as_that_and_blocks_nothing(AcceptancePolicy policy)
    {
        var story = Short(new OrderStory(Holds with { Acceptance = policy })).Hear(RefusedByAPerson);

        Assert.Equal((OrderStage.Refused, true), (story.Last.Stage, story.Last.IsClosed));
        Assert.Equal((ReasonCatalogue.OrderRefusedElsewhere, Severity.Warning, false), (story.Problem.Why.Reason, story.Problem.Severity, story.Problem.Holds));
        Assert.Contains(story.Journal, static n => n.Code == "order.refused-elsewhere");

        story.At(TimeSpan.FromDays(3)).Look();
        Assert.Equal([ReasonCatalogue.OrderRefusedElsewhere.Code], story.Problems);
        Assert.Single(story.Journal, static n => n.Code == "order.refused-elsewhere");
        Assert.Empty(story.Hear(new MarketplaceInput.Acknowledged()).Problems);
    }

    [Fact]
    public void A_refusal_where_a_person_decides_on_every_order_is_nobodys_news()
    {
        var story = new OrderStory(new OrderPolicy { Acceptance = AcceptancePolicy.Manual }).Seen(MarketplaceOrderState.WaitingAcceptance).At(TimeSpan.FromHours(25)).Hear(RefusedByAPerson);

        Assert.Equal((OrderStage.Refused, true), (story.Last.Stage, story.Last.IsClosed));
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void A_draft_whose_line_is_mapped_late_is_checked_then()
    {
        var story = new OrderStory(Holds with { Acceptance = AcceptancePolicy.AfterErpDraft }, Given.Tables(mapsOffer: false)).Seen(MarketplaceOrderState.WaitingAcceptance);
        Assert.DoesNotContain("read-goods", story.Effects);

        Assert.Contains("read-goods", story.With(Given.Tables()).Look().Effects);
    }

    [Fact]
    public void What_is_known_to_be_short_stays_so_although_its_line_was_not_mapped_for_a_while()
    {
        var story = Short(new OrderStory(Holds with { Acceptance = AcceptancePolicy.AfterErpDraft })).With(Given.Tables(mapsOffer: false)).Look();
        Assert.DoesNotContain("accept", story.Effects);

        story.With(Given.Tables()).Look();

        Assert.DoesNotContain("accept", story.Effects);
        Assert.DoesNotContain("erp-order", story.Effects);
        Assert.Contains(story.Last.Problems, static p => p.Why.Reason == ReasonCatalogue.StockShort);
    }

    private static MarketplaceInput.OrderSeen RefusedByAPerson { get; } = new(Given.Order(MarketplaceOrderState.Refused, minutes: 9) with { AcceptanceDecidedAt = Given.T0.AddMinutes(9) });

    private static OrderStory Short(OrderStory story) => story.Seen(MarketplaceOrderState.WaitingAcceptance)
        .Hear(new BackOfficeInput.GoodsRead(new GoodsSeen { Stock = [new SeenStock(new Sku("SKU-1"), 1)] }));
}
