using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;
using Connectors.Flows.Returns;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ReturnStory;

namespace Connectors.Flows.Tests.Returns;

/// <summary>Facts of a return in, effects and problems out.</summary>
public sealed class ReturnPlanTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly Dictionary<string, (ReturnsPolicy Policy, Action<ReturnStory> Tell, string Stage, string Effects, string Problems)> Table = new(StringComparer.Ordinal)
    {
        ["nothing is known of it"] = (new(), static r => r.Look(), "Announced", "", ""),
        ["it waits for consent"] = (new(), static r => r.Seen("WAITING_ACCEPTANCE"), "ToConsent", "", ""),
        ["it waits for consent too long"] = (new(), static r => r.Seen("WAITING_ACCEPTANCE").At(TimeSpan.FromHours(24)).Look(), "Held", "", "return.consent-due"),
        ["every return is consented to"] = (new() { Consents = true }, static r => r.Seen("WAITING_ACCEPTANCE"), "ToConsent", "consent", ""),
        ["its word is not known"] = (new(), static r => r.Seen("LOST_IN_SPACE"), "Held", "", "return.status-unknown"),
        ["it may come back"] = (new(), static r => r.Seen("IN_PROGRESS"), "Announced", "read-sale", ""),
        ["it may come back and no early draft is wanted"] = (new() { DraftsEarly = false }, static r => r.Seen("IN_PROGRESS"), "Announced", "", ""),
        ["its order was not booked here"] = (new(), static r => r.Seen("IN_PROGRESS").Hear(new ReturnInput.SaleRead(null)), "Held", "read-sale", "return.order-unknown"),
        ["its order is not invoiced"] = (new(), static r => r.Seen("RECEIVED").Sold(), "Received", "read-sale", ""),
        ["its order is not invoiced for long"] = (new(), static r => r.Seen("RECEIVED").Sold().At(TimeSpan.FromHours(48)).Look(), "Held", "read-sale", "return.not-invoiced"),
        ["its turn has not come"] = (new(), static r => r.Seen("IN_PROGRESS").Sold(Invoice("I-1", 3m)), "Announced", "", ""),
        ["its turn came"] = (new(), static r => r.Seen("IN_PROGRESS").Sold(Invoice("I-1", 3m)).Turn(), "Announced", "create-credit", ""),
        ["it names a line that was not sold"] = (new(), static r => r.Hear(new ReturnInput.Seen(Return("IN_PROGRESS") with { Lines = [new(new("L9"), 1m, string.Empty)] })).Sold(Invoice("I-1", 3m)).Turn(), "Held", "read-sale", "return.order-unknown"),
        ["its draft stands"] = (new(), static r => r.Announced(), "Announced", "read-credit", ""),
        ["its draft is gone once"] = (new(), static r => r.Announced().Hear(new ReturnInput.CreditSeen(null)), "Announced", "read-credit", ""),
        ["its draft was posted before its goods came"] = (new(), static r => r.Announced().Posted(), "Held", "", "return.not-received"),
        ["its draft was posted and that tells that its goods came"] = (new() { PostingTellsReceipt = true }, static r => r.Announced().Posted(), "Credited", "tell-receipt", ""),
        ["a part of it came"] = (new(), static r => r.Announced(2m).Came("p-1"), "Received", "tell-receipt", ""),
        ["a part of it came and nothing more will"] = (new(), static r => r.Announced(2m).Came("p-1", isLast: true).Turn(), "Received", "tell-receipt fit-credit", ""),
        ["all of it came"] = (new(), static r => r.Announced().Seen("RECEIVED", minutes: 1).Turn(), "Received", "fit-credit", ""),
        ["damaged goods have no place"] = (new(), static r => r.Announced().Came("p-1", 1m, GoodsCondition.Damaged), "Held", "tell-receipt", "return.no-quarantine"),
        ["its draft holds what came"] = (new(), static r => r.Announced().Seen("RECEIVED", minutes: 1).Turn().Drafted(), "Received", "post-credit", ""),
        ["people post"] = (new() { Posts = false }, static r => r.Announced().Seen("RECEIVED", minutes: 1).Turn().Drafted(), "Received", "read-credit", ""),
        ["posting is refused"] = (new(), static r => r.Announced().Seen("RECEIVED", minutes: 1).Turn().Drafted().Refused("post-credit"), "Held", "post-credit", "return.not-posted"),
        ["it is posted"] = (new(), static r => r.Credited(), "Credited", "", ""),
        ["it is posted and its turn came"] = (new(), static r => r.Credited().Turn(), "Credited", "pay-back", ""),
        ["its money follows the draft"] = (new() { Refund = RefundMoment.Drafted }, static r => r.Announced().Seen("RECEIVED", minutes: 1).Turn().Drafted().Turn(), "Received", "post-credit pay-back", ""),
        ["a part is paid"] = (new(), static r => r.Credited().Turn().Paid(Refund("a", 4m)), "Credited", "pay-back", ""),
        ["it is paid"] = (new(), static r => r.Credited().Turn().Paid(Refund("a", 10m)), "Credited", "close", ""),
        ["it is paid and others end it"] = (new() { TellsMarketplace = false }, static r => r.Credited().Turn().Paid(Refund("a", 10m)), "Refunded", "", ""),
        ["it is over"] = (new(), static r => r.Over(), "Refunded", "", ""),
        ["its money is due"] = (new(), static r => r.Seen("RECEIVED").Sold(Invoice("I-1", 3m)).At(TimeSpan.FromDays(7)).Look(), "Received", "", "return.refund-due"),
        ["it was paid before its goods came"] = (new(), static r => r.Announced().Hear(new ReturnInput.Checked(null, [Refund("a", 10m)])), "Announced", "read-credit", "return.refunded-early"),
        ["it was called off"] = (new(), static r => r.Seen("IN_PROGRESS").Seen("CANCELED", minutes: 1), "Closed", "", ""),
        ["it was called off and its draft stands"] = (new(), static r => r.Announced().Seen("CANCELED", minutes: 1), "Held", "read-credit", "return.wrong-step"),
        ["it ended and nobody saw its goods"] = (new(), static r => r.Announced().Seen("CLOSED", minutes: 1), "Held", "", "return.wrong-step"),
        ["its goods are refused"] = (new(), static r => r.Seen("RECEIVED").Hear(new ReturnInput.GoodsRefused("goods-in")), "Closed", "", ""),
    };

    public static TheoryData<string> Facts => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Facts))]
    public void What_follows_where(string facts)
    {
        var (policy, tell, stage, effects, problems) = Table[facts];
        var story = new ReturnStory(policy);
        tell(story);

        Assert.Equal((stage, effects, problems), (story.Last.Stage, string.Join(' ', story.Effects), string.Join(' ', story.Problems)));
    }

    // Parts of an order are posted as they leave: which invoice is credited.

    [Theory]
    [InlineData(1, 2, 1, 0, "I-1")]
    [InlineData(2, 1, 2, 0, "I-2")]
    [InlineData(1, 1, 2, 1, "I-2")]
    [InlineData(2, 2, 1, 0, "I-1")]
    [InlineData(2, 1, 2, 1, "I-2")]
    [InlineData(3, 2, 1, 0, null)]
    [InlineData(2, 2, 1, 1, null)]
    public void Of_several_invoices_the_one_is_credited_that_holds_enough_which_no_other_return_takes(int returned, int first, int second, int taken, string? credited)
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", returned).Sold(Invoice("I-1", first), Invoice("I-2", second)).Turn(taken == 0 ? [] : [Other(taken)]);

        Assert.Equal(credited, story.State.Asked?.Invoice.Number);
        Assert.Equal(credited is null ? [ReasonCatalogue.ReturnInvoiceUnclear.Code] : [], story.Problems);
    }

    [Fact]
    public void An_invoice_that_is_not_clear_is_told_with_lines_and_invoices_and_keeps_no_turn()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", 2m).Sold(Invoice("I-1", 1m)).Turn();

        Assert.Equal(("2 of SKU-1", "1 of SKU-1 left"), (Fact(story, "line L1"), Fact(story, "invoice I-1")));
        Assert.False(story.State.HasAsked);
        Assert.Equal(("read-sale", Given.T0 + Hour), (Assert.Single(story.Effects), story.Last.Effects.Single(static e => e.Id == "read-sale").NotBefore));
    }

    [Fact]
    public void The_invoices_are_read_anew_and_the_turn_is_asked_for_once_more_until_one_holds_it()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", 2m).Sold(Invoice("I-1", 1m)).Turn();

        story.At(Hour).Sold(Invoice("I-1", 1m));
        Assert.True(story.State.HasAsked);
        Assert.Equal([ReasonCatalogue.ReturnInvoiceUnclear.Code], story.Problems);
        Assert.False(story.Turn().State.HasAsked);

        story.At(2 * Hour).Sold(Invoice("I-1", 1m), Invoice("I-2", 2m)).Turn();
        Assert.Equal(("create-credit", "I-2"), (Assert.Single(story.Effects), story.State.Asked!.Invoice.Number));
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void A_retry_reads_the_invoices_at_once()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", 2m).Sold(Invoice("I-1", 1m)).Turn();
        Assert.Empty(story.Now);

        Assert.Equal(["read-sale"], story.Hear(new ReturnInput.RetryRequested("finance")).Now);
    }

    [Fact]
    public void What_is_settled_by_hand_ends_and_others_know_what_it_took()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", 2m).Sold(Invoice("I-1", 1m)).Turn().Hear(new ReturnInput.Checked(null, [Refund("a", 20m, 1)])).Acknowledged();

        Assert.Equal((Flows.Returns.ReturnStage.Closed, true), (story.Last.Stage, story.Last.IsClosed));
        Assert.Equal((2m, 20m, "a"), (Assert.Single(story.TurnOver!.Share!.Lines).Quantity, Assert.Single(story.TurnOver.Share.Lines).Goods.Amount, Assert.Single(story.TurnOver.Share.RefundIds)));
    }

    [Fact]
    public void What_is_settled_by_hand_beside_a_draft_that_was_refused_ends_without_a_look_that_could_not_tell()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", 2m).Sold(Invoice("I-1", 2m)).Turn().Refused("create-credit").At(Hour).Look().Turn(Other(1m));
        Assert.Equal([ReasonCatalogue.ReturnInvoiceUnclear.Code], story.Problems);
        Assert.NotEmpty(story.State.Refused);

        story.Acknowledged();

        Assert.Equal((Flows.Returns.ReturnStage.Closed, true), (story.Last.Stage, story.Last.IsClosed));
        Assert.Empty(story.Effects);
    }

    [Fact]
    public void An_acknowledgement_of_nothing_ends_nothing() => Assert.False(new ReturnStory().Announced().Acknowledged().Last.IsClosed);

    [Fact]
    public void A_draft_that_the_erp_refuses_to_make_keeps_no_turn_and_takes_another_when_it_is_tried_again()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS").Sold(Invoice("I-1", 3m)).Turn().Refused("create-credit");
        Assert.False(story.State.HasAsked);
        Assert.Equal([ReasonCatalogue.SystemRejected.Code], story.Problems);
        Assert.Equal(Given.T0 + Hour, story.Last.LookAgainAt);

        Assert.True(story.At(Hour).Look().State.HasAsked);
        Assert.Equal(["create-credit"], story.Turn().Now);
    }

    // What other returns of the order take.

    [Fact]
    public void A_draft_is_brought_to_what_came_in_a_turn_of_its_own_so_that_later_returns_count()
    {
        var story = new ReturnStory(new ReturnsPolicy { Delivery = DeliveryCredit.WhenNothingIsKept }).Announced(2m).Seen("RECEIVED", 2m, minutes: 1);
        Assert.True(story.State.HasAsked);
        Assert.DoesNotContain("fit-credit", story.Effects);

        story.Turn(Other(1m));
        Assert.Equal((1m, "fit-credit"), (Assert.Single(Assert.Single(story.State.Others!).Lines).Quantity, Assert.Single(story.Effects, static e => e == "fit-credit")));
        Assert.False(story.Drafted().State.HasAsked);
        Assert.Equal(2m, Assert.Single(story.TurnOver!.Share!.Lines).Quantity);
    }

    [Fact]
    public void What_another_return_gave_up_is_free_again()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS", 3m).Sold(Invoice("I-1", 3m)).Turn(Other(1m));
        Assert.Equal([ReasonCatalogue.ReturnTooMany.Code], story.Problems);

        story.At(Hour).Sold(Invoice("I-1", 3m)).Turn();
        Assert.Empty(story.Problems);
        Assert.Equal(["create-credit"], story.Effects);
    }

    [Fact]
    public void What_is_posted_stands_whatever_others_take()
    {
        var story = new ReturnStory().Credited().Turn(Other(3m));

        Assert.Empty(story.Problems);
        Assert.Equal(["pay-back"], story.Effects);
    }

    [Fact]
    public void A_draft_that_the_erp_refuses_to_change_keeps_no_turn()
    {
        var story = new ReturnStory().Announced().Seen("RECEIVED", minutes: 1).Turn().Refused("fit-credit");

        Assert.False(story.State.HasAsked);
        Assert.True(story.At(Hour).Look().State.HasAsked);
        Assert.Contains("fit-credit", story.Turn().Now);
    }

    // The end of a return while the ERP may still be making its document.

    [Fact]
    public void A_return_that_is_called_off_while_its_draft_may_be_under_way_is_over_when_the_erp_works_on_it_no_more()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS").Sold(Invoice("I-1", 3m)).Turn().Seen("CANCELED", minutes: 1);
        Assert.Equal(("read-credit", true, false), (Assert.Single(story.Now), story.State.HasAsked, story.Last.IsClosed));

        story.At(Hour).Hear(new ReturnInput.CreditSeen(null));
        Assert.Equal((Given.T0 + Hour + ErpWorksFor, true, false), (story.Last.Effects.Single(static e => e.Id == "read-credit").NotBefore, story.State.HasAsked, story.Last.IsClosed));
        Assert.False(story.At(Hour + ErpWorksFor).Look().Last.IsClosed);

        story.Hear(new ReturnInput.CreditSeen(null));
        Assert.Equal((Flows.Returns.ReturnStage.Closed, true, false), (story.Last.Stage, story.Last.IsClosed, story.State.HasAsked));
    }

    [Fact]
    public void A_draft_that_shows_late_is_told()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS").Sold(Invoice("I-1", 3m)).Turn().Seen("CANCELED", minutes: 1).At(Hour).Hear(new ReturnInput.CreditSeen(null));

        story.At(Hour + ErpWorksFor).Drafted();
        Assert.Equal([ReasonCatalogue.ReturnWrongStep.Code], story.Problems);
        Assert.False(story.State.HasAsked);
    }

    [Fact]
    public void A_draft_that_shows_when_the_return_seemed_over_opens_it_again()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS").Sold(Invoice("I-1", 3m)).Turn().Seen("CANCELED", minutes: 1).At(Hour).Hear(new ReturnInput.CreditSeen(null)).At(Hour + ErpWorksFor).Hear(new ReturnInput.CreditSeen(null));
        Assert.True(story.Last.IsClosed);

        story.Drafted();
        Assert.Equal((ReasonCatalogue.ReturnWrongStep, false), (story.Problem.Why.Reason, story.Last.IsClosed));
    }

    [Fact]
    public void A_draft_whose_posting_may_be_under_way_is_not_taken_for_deleted_before_the_erp_works_on_it_no_more()
    {
        var story = new ReturnStory().Announced().Seen("CANCELED", minutes: 1).At(Hour).Hear(new ReturnInput.CreditSeen(null));
        Assert.Equal((ReasonCatalogue.ReturnWrongStep, Given.T0 + Hour + ErpWorksFor), (story.Problem.Why.Reason, story.Last.Effects.Single(static e => e.Id == "read-credit").NotBefore));

        Assert.True(story.At(Hour + ErpWorksFor).Hear(new ReturnInput.CreditSeen(null)).Last.IsClosed);
    }

    // Goods that come when the return is over.

    [Fact]
    public void Goods_of_a_return_that_ended_without_money_are_told_until_a_person_has_seen_them()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS").Seen("CANCELED", minutes: 1);
        Assert.Equal((Flows.Returns.ReturnStage.Closed, true), (story.Last.Stage, story.Last.IsClosed));

        story.Came("p-1");
        Assert.Equal(("1 of line L1, Sellable", Flows.Returns.ReturnStage.Closed, true), (Fact(story, "receipt p-1"), story.Last.Stage, story.Last.IsClosed));
        Assert.Equal([ReasonCatalogue.ReturnWrongStep.Code], story.Look().Problems);

        Assert.Empty(story.Acknowledged().Problems);
        Assert.Empty(story.Came("p-1").Problems);
    }

    [Fact]
    public void The_marketplaces_word_that_goods_came_after_the_end_is_told_too()
    {
        var story = new ReturnStory().Seen("IN_PROGRESS").Seen("CANCELED", minutes: 1).Seen("RECEIVED", minutes: 2);

        Assert.Equal([ReasonCatalogue.ReturnWrongStep.Code], story.Problems);
        Assert.Empty(story.Acknowledged().Seen("CLOSED", minutes: 3).Problems);
    }

    [Theory]
    [InlineData(1, GoodsCondition.Sellable, false)]
    [InlineData(2, GoodsCondition.Sellable, true)]
    [InlineData(1, GoodsCondition.Damaged, true)]
    [InlineData(1, GoodsCondition.Missing, true)]
    public void After_a_refund_a_parcel_is_told_where_it_holds_something_else_than_was_credited(int quantity, GoodsCondition condition, bool isTold)
    {
        var story = new ReturnStory().Over();
        Assert.Equal((Flows.Returns.ReturnStage.Refunded, true), (story.Last.Stage, story.Last.IsClosed));

        Assert.Equal(isTold, story.Came("p-1", quantity, condition).Problems.Any());
        Assert.Equal((Flows.Returns.ReturnStage.Refunded, true), (story.Last.Stage, story.Last.IsClosed));
    }

    // Refunds that somebody else made.

    [Fact]
    public void An_older_refund_that_may_be_of_the_same_pieces_holds_the_money_and_keeps_no_turn_until_a_person_says_whose_it_is()
    {
        var story = new ReturnStory().Credited().Turn();
        Assert.Equal(["pay-back"], story.Effects);

        story.Paid(Refund("older", 10m, minutes: -60));
        Assert.Equal("10 GBP for 1 of line L1, 2026-03-02 08:00:00Z", Fact(story, "refund older"));
        Assert.Equal((ReasonCatalogue.RefundUnclear, false), (story.Problem.Why.Reason, story.State.HasAsked));
        Assert.Empty(story.Effects);

        story.Acknowledged();
        Assert.Empty(story.Problems);
        Assert.Equal(["pay-back"], story.Turn().Effects);
        Assert.Equal("older", Assert.Single(story.Paid(Refund("older", 10m, minutes: -60)).State.Refunds).Id);
        Assert.Equal(["close"], story.Effects);
    }

    [Fact]
    public void An_older_refund_of_something_else_keeps_no_money()
    {
        var story = new ReturnStory().Credited().Turn().Paid(Refund("older", 10m, minutes: -60)).Hear(new ReturnInput.RefundOfOther("older", "finance"));

        Assert.Empty(story.Problems);
        Assert.Equal(["pay-back"], story.Turn().Paid(Refund("older", 10m, minutes: -60)).Effects);
        Assert.Empty(story.Problems);
    }

    [Fact]
    public void More_than_was_due_is_told_until_a_person_takes_it_so_and_then_the_return_ends()
    {
        var story = new ReturnStory().Credited().Turn().Paid(Refund("a", 12m, minutes: 5));
        Assert.Equal((ReasonCatalogue.RefundMismatch, false), (story.Problem.Why.Reason, story.State.HasAsked));

        Assert.Equal(["close"], story.Acknowledged().Effects);
        Assert.Empty(story.Problems);
        Assert.Equal((Flows.Returns.ReturnStage.Refunded, true), (story.Seen("CLOSED", minutes: 9).Last.Stage, story.Last.IsClosed));
    }

    [Fact]
    public void Of_several_refunds_that_are_too_much_one_may_be_of_something_else()
    {
        var story = new ReturnStory().Credited().Turn().Paid(Refund("a", 4m, minutes: 5), Refund("b", 10m, minutes: 6));
        Assert.Equal([ReasonCatalogue.RefundMismatch.Code], story.Problems);

        story.Hear(new ReturnInput.RefundOfOther("a", "finance"));
        Assert.Equal(["close"], story.Effects);
    }

    [Fact]
    public void A_refund_that_the_marketplace_refuses_keeps_no_turn_and_takes_another_when_it_is_tried_again()
    {
        var story = new ReturnStory().Credited().Turn().Refused("pay-back");
        Assert.Equal((ReasonCatalogue.RefundRefused, false), (story.Problem.Why.Reason, story.State.HasAsked));

        story.At(4 * Hour).Look();
        Assert.True(story.State.HasAsked);
        Assert.Equal(["pay-back"], story.Turn().Now);
    }

    private static string Fact(ReturnStory story, string name) => story.Problem.Why.Facts.Single(f => f.Name == name).Value;
}
