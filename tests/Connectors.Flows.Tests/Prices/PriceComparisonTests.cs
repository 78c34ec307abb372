using Connectors.Domain.Documents;
using Connectors.Domain.Prices;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Prices;
using Connectors.Flows.Rules;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.PriceGiven;

namespace Connectors.Flows.Tests.Prices;

/// <summary>What is told, held and found of one offer, by what it is to cost, what is shown and what was told (R41, R58 to R63).</summary>
public sealed class PriceComparisonTests
{
    private static readonly DateTimeOffset Now = Given.T0.AddDays(1);

    private PricePolicy _policy = new();
    private PriceState _state = new();
    private IReadOnlyList<OfferPriceRow> _prices = [Price("O1", 22.5m)];
    private ToldPrices[] _told = [];
    private IReadOnlyList<HostRule> _rules = [];

    [Fact]
    public void R41_A_price_that_was_never_told_and_is_shown_otherwise_is_told()
    {
        var found = Compare(Listing("O1", 20m));

        Assert.Equal("22.5 GBP", Assert.Single(found.Rows).Prices.ToString());
        Assert.Empty(Codes(found));
    }

    [Fact]
    public void A_price_that_is_shown_already_is_kept_as_told_and_not_sent()
    {
        var found = Compare(Listing("O1", 22.500m));

        Assert.Empty(found.Rows);
        Assert.Equal("22.5 GBP", Assert.Single(found.Kept).Prices.ToString());
        _told = [found.Kept[0]];
        Assert.Empty(Compare(Listing("O1", 22.5m)).Kept);
    }

    [Fact]
    public void R41_All_prices_of_an_offer_go_together()
    {
        _prices = [Price("O1", 22.5m), Price("O1", 30m) with { Channel = "FR" }, Price("O1", 21m) with { Channel = "DE", DiscountPrice = 19m, DiscountUntil = Now.AddDays(3) }];

        var row = Assert.Single(Compare(Listing("O1", 22.5m)).Rows);

        Assert.Equal(
            [(null, 22.5m, null, null), ("DE", 21m, 19m, Now.AddDays(3)), ("FR", 30m, null, null)],
            row.ToDocuments(Now).Select(static d => (d.Channel, d.Price.Amount, d.DiscountPrice?.Amount, d.DiscountUntil)));
    }

    [Fact]
    public void A_discount_that_is_over_is_none_and_one_that_has_begun_began_at_once()
    {
        _prices = [Price("O1", 22.5m) with { DiscountPrice = 20m, DiscountUntil = Now.AddSeconds(-1) }, Price("O2", 10m) with { DiscountPrice = 9m, DiscountFrom = Now.AddDays(-1) }];

        Assert.Empty(Compare(Listing("O1", 22.5m), Listing("O2", 10m, 9m)).Rows);
        Assert.Null(Assert.Single(Assert.Single(Compare(Listing("O1", 21m), Listing("O2", 10m, 9m)).Rows).ToDocuments(Now)).DiscountPrice);
    }

    [Fact]
    public void Marketplaces_keep_whole_seconds()
    {
        var until = Now.AddDays(3);
        _prices = [Price("O1", 22.5m) with { DiscountPrice = 20m, DiscountUntil = until.AddMilliseconds(300) }];

        Assert.Empty(Compare(Listing("O1", more: new ListedPrice { Price = Gbp(22.5m), DiscountPrice = Gbp(20m), DiscountUntil = until })).Rows);
    }

    [Fact]
    public void R58_An_offer_that_can_be_bought_and_is_not_mapped_is_named_and_one_that_cannot_is_not()
    {
        _prices = [];

        Assert.Equal(["offer.unmapped offer X1"], Codes(Compare(Listing("X1", 5m), Listing("X2", 5m, isActive: false))));
    }

    [Fact]
    public void R59_An_offer_that_is_shown_with_another_SKU_is_withheld_whether_or_not_it_can_be_bought()
    {
        _prices = [Price("O1", 22.5m), Price("O2", 10m)];

        var found = Compare(Listing("O1", 20m, shopSku: "RENAMED"), Listing("O2", 9m, shopSku: "RENAMED-2", isActive: false));

        Assert.Empty(found.Rows);
        Assert.Equal(["offer.sku-changed offer O1", "offer.sku-changed offer O2"], Codes(found));
    }

    [Fact]
    public void R59_A_price_for_another_SKU_than_the_offer_table_has_is_withheld()
    {
        _prices = [Price("O1", 22.5m) with { ShopSku = new Sku("SHOP-O9") }];

        var found = Compare(Listing("O1", 20m));

        Assert.Empty(found.Rows);
        Assert.Equal(["offer.sku-changed offer O1"], Codes(found));
    }

    [Fact]
    public void No_offer_is_passed_over_in_silence()
    {
        _prices = [Price("O2", 5m), Price("X9", 5m)];

        Assert.Equal(["offer.unmapped offer X9", "price.missing offer O1", "price.not-listed offer O2"], Codes(Compare(Listing("O1", 20m), Listing("O3", 5m, isActive: false))));
    }

    [Fact]
    public void A_price_in_another_currency_is_withheld()
    {
        _prices = [Price("O1", 22.5m) with { Currency = CurrencyCode.Eur }];

        var found = Compare(Listing("O1", 20m));

        Assert.Empty(found.Rows);
        Assert.Equal(["price.currency offer O1"], Codes(found));
    }

    public static TheoryData<ListedPrice[], string> Others => new()
    {
        { [Listed(20m) with { Conditions = ["number of pieces"] }], "number of pieces" },
        { [Listed(20m), Listed(18m) with { Conditions = ["customer"] }], "customer" },
        { [Listed(20m), Listed(18m) with { Channels = ["FR"] }], "FR 18 GBP" },
        { [Listed(20m, 18m)], "20 GBP, 18" },
        { [Listed(20m, 18m) with { DiscountFrom = Now.AddDays(2) }], "20 GBP, 18 from 2026-" },
        { [Listed(20m), new ListedPrice()], "a price that is not told" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void R41_Prices_that_others_set_and_ours_would_delete_hold_the_offer_unless_they_are_to_be_replaced(ListedPrice[] shown, string theirs)
    {
        var found = Compare(Listing("O1", more: shown));

        Assert.Empty(found.Rows);
        Assert.Equal(["price.of-others offer O1"], Codes(found));
        Assert.StartsWith(theirs, found.Findings.Shown[0].Why.Facts.First(static f => f.Name == "theirs").Value, StringComparison.Ordinal);

        _policy = _policy with { ReplacesOthers = true };
        Assert.Single(Compare(Listing("O1", more: shown)).Rows);
    }

    [Fact]
    public void Prices_for_customers_beside_the_right_one_hold_nothing_up()
    {
        var found = Compare(Listing("O1", 22.5m, more: Listed(18m) with { Conditions = ["customer"] }));

        Assert.Empty(found.Rows);
        Assert.Empty(Codes(found));
    }

    [Fact]
    public void A_discount_of_ours_that_ends_early_is_taken_away()
    {
        _told = [Told(22.5m, discount: 20m)];

        Assert.Equal("22.5 GBP", Assert.Single(Compare(Listing("O1", 22.5m, 20m)).Rows).Prices.ToString());
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(29.99, false)]
    [InlineData(30, false)]
    [InlineData(30.01, true)]
    [InlineData(10, false)]
    [InlineData(9.99, true)]
    [InlineData(0.2, true)]
    [InlineData(0, true)]
    public void R41_A_change_by_more_than_half_or_to_nothing_holds_that_offer_and_no_other(decimal price, bool isHeld)
    {
        _prices = [Price("O1", price), Price("O2", 10m)];

        var found = Compare(Listing("O1", 20m), Listing("O2", 9m));

        Assert.Equal(isHeld ? ["O2"] : price == 20m ? ["O2"] : ["O1", "O2"], found.Rows.Select(static r => r.Offer.Value));
        Assert.Equal(isHeld ? ["price.jump offer O1"] : Array.Empty<string>(), Codes(found));
    }

    [Fact]
    public void A_discount_that_takes_off_more_than_half_holds_the_offer_and_one_that_is_shown_does_not()
    {
        _prices = [Price("O1", 20m) with { DiscountPrice = 9m }];
        Assert.Equal(["price.jump offer O1"], Codes(Compare(Listing("O1", 20m))));

        _prices = [Price("O1", 21m) with { DiscountPrice = 9m }];
        Assert.Single(Compare(Listing("O1", 20m, 9m)).Rows);
    }

    [Fact]
    public void A_large_change_that_the_table_or_a_person_confirms_is_told_and_nothing_is_never()
    {
        _prices = [Price("O1", 90m) with { ConfirmedPrice = 90m }];
        Assert.Single(Compare(Listing("O1", 20m)).Rows);

        _prices = [Price("O1", 91m) with { ConfirmedPrice = 90m }];
        Assert.Empty(Compare(Listing("O1", 20m)).Rows);

        _state = new PriceState { Confirmed = [new ConfirmedPrice(new OfferId("O1"), Gbp(91m), Now)] };
        Assert.Single(Compare(Listing("O1", 20m)).Rows);
        _prices = [Price("O2", 91m)];
        Assert.Empty(Compare(Listing("O2", 20m)).Rows);

        _prices = [Price("O1", 0m) with { ConfirmedPrice = 0m }];
        Assert.Empty(Compare(Listing("O1", 20m)).Rows);
    }

    [Fact]
    public void A_discount_and_a_lower_price_together_are_no_way_around_the_guard()
    {
        _prices = [Price("O1", 12m) with { DiscountPrice = 7m }];
        Assert.Equal(["price.jump offer O1"], Codes(Compare(Listing("O1", 20m))));

        _prices = [Price("O1", 12m) with { DiscountPrice = 10m }];
        Assert.Single(Compare(Listing("O1", 20m)).Rows);
    }

    [Fact]
    public void A_large_change_that_is_confirmed_for_one_channel_is_not_meant_for_another()
    {
        _prices = [Price("O1", 20m) with { ConfirmedPrice = 4m }, Price("O1", 4m) with { Channel = "FR" }];
        Assert.Equal(["price.jump offer O1"], Codes(Compare(Listing("O1", 20m, more: Listed(20m) with { Channels = ["FR"] }))));

        _prices = [Price("O1", 20m), Price("O1", 4m) with { Channel = "FR", ConfirmedPrice = 4m }];
        Assert.Single(Compare(Listing("O1", 20m, more: Listed(20m) with { Channels = ["FR"] })).Rows);
    }

    [Fact]
    public void R53_What_was_told_and_nobody_knows_whether_it_was_taken_is_no_measure_for_a_large_change()
    {
        _state = new PriceState { Doubtful = [4] };
        _told = [Told(11m, mayShow: 20m) with { Batch = 4 }];
        _prices = [Price("O1", 6m)];

        Assert.Equal(["price.jump offer O1"], Codes(Compare(Listing("O1", 20m))));
        _prices = [Price("O1", 10.5m)];
        Assert.Single(Compare(Listing("O1", 20m)).Rows);
    }

    [Fact]
    public void A_large_change_is_measured_by_what_the_shopper_pays_where_no_price_is_for_everybody()
    {
        _policy = _policy with { ReplacesOthers = true };
        _prices = [Price("O1", 2.25m)];
        var listing = Listing("O1", more: Listed(22.5m) with { Conditions = ["number of pieces"] });

        Assert.Equal(["price.jump offer O1"], Codes(Compare(listing with { Price = Gbp(22.5m) })));
        Assert.Single(Compare(listing with { Price = Gbp(2.5m) }).Rows);
    }

    [Fact]
    public void R41_A_price_whose_currency_the_marketplace_does_not_tell_is_not_taken_away_unseen()
    {
        var found = Compare(Listing("O1", more: [new ListedPrice(), new ListedPrice { Conditions = ["customer"] }]));

        Assert.Empty(found.Rows);
        Assert.Equal(["price.of-others offer O1"], Codes(found));
    }

    [Fact]
    public void Rules_of_the_host_amend_hold_and_veto_prices_and_an_amended_one_is_told_once()
    {
        _prices = [Price("O1", 22.5m), Price("O1", 30m) with { Channel = "FR" }, Price("O2", 9m), Price("O3", 5m)];
        _rules =
        [
            new HostRule<OfferPricing>("no-less-than-24", "2", static (row, facts) =>
                row.Channel is not null ? null
                : facts.Offer!.Sku.Value == "SKU-O2" ? new RuleVerdict<OfferPricing>.Hold(new RuleReason("acme.recall", Owner.Operations, "The item is recalled.", "Wait."))
                : facts.Offer.Sku.Value == "SKU-O3" ? throw new InvalidOperationException("no")
                : row.Price.Amount < 24m ? new RuleVerdict<OfferPricing>.Amend(row with { Price = Gbp(24m), Channel = "IT", ShopSku = new Sku("OTHER") }, "the supplier's least price") : null),
        ];

        var found = Compare(Listing("O1", 22.5m), Listing("O2", 10m), Listing("O3", 6m));

        var row = Assert.Single(found.Rows);
        Assert.Equal(("SHOP-O1", "24 GBP; FR 30 GBP"), (row.ShopSku.Value, row.Prices.ToString()));
        Assert.Equal(["acme.recall offer O2", "rule.failed offer O3"], Codes(found));

        // What is shown as it is to be waits for nobody, and what a rule made of a price is no edit.
        _told = [row.ToTold(Now, 1)];
        found = Compare(Listing("O1", 24m, more: Listed(30m) with { Channels = ["FR"] }), Listing("O2", 9m), Listing("O3", 5m));
        Assert.Equal((0, 0, 0), (found.Rows.Count, Codes(found).Count, found.Edits));
    }

    [Theory]
    [InlineData(24, 24, "GBP")]
    [InlineData(24, 0, "GBP")]
    [InlineData(24, 20, "EUR")]
    public void A_rule_that_makes_a_price_that_cannot_be_holds_the_offer(decimal price, decimal discount, string currency)
    {
        _rules = [new HostRule<OfferPricing>("wrong", "1", (row, _) => new RuleVerdict<OfferPricing>.Amend(row with { Price = Gbp(price), DiscountPrice = new Money(discount, new CurrencyCode(currency)) }, "wrong"))];

        var found = Compare(Listing("O1", 20m));

        Assert.Empty(found.Rows);
        Assert.Equal(["rule.failed offer O1"], Codes(found));
    }

    [Fact]
    public void R41_A_price_that_somebody_edited_is_named_with_field_value_and_time_and_left_as_it_is()
    {
        _told = [Told(22.5m)];

        var found = Compare(Listing("O1", 19.99m));

        Assert.Empty(found.Rows);
        Assert.Equal(["price.drift offer O1"], Codes(found));
        var facts = found.Findings.Shown[0].Why.Facts;
        Assert.Contains(facts, static f => f is { Name: "price", Value: "told 22.5, shows 19.99" });
        Assert.Contains(facts, static f => f.Name == "seen" && f.Value.StartsWith("2026-", StringComparison.Ordinal));

        // What was seen is kept, so that the record says the same until it changes.
        _told = [Assert.Single(found.Kept)];
        Assert.Equal((1, "19.99 GBP"), (found.Edits, _told[0].Edited!.ToString()));
        var later = Compare(Listing("O1", 19.99m), at: Now.AddHours(5));
        Assert.Equal((0, 0), (later.Edits, later.Kept.Count));
        Assert.Equal(facts, later.Findings.Shown[0].Why.Facts);
        Assert.Equal(1, Compare(Listing("O1", 18m)).Edits);
    }

    [Fact]
    public void R41_An_edit_is_put_right_where_that_is_the_policy_however_large_it_is()
    {
        _policy = _policy with { CorrectsEdits = true };
        _told = [Told(22.5m)];

        var found = Compare(Listing("O1", 2.25m));

        Assert.Equal("22.5 GBP", Assert.Single(found.Rows).Prices.ToString());
        Assert.Equal(["price.drift offer O1"], Codes(found));
    }

    [Fact]
    public void A_new_price_is_told_over_an_edit()
    {
        _told = [Told(22.5m)];
        _prices = [Price("O1", 23m)];

        Assert.Equal("23 GBP", Assert.Single(Compare(Listing("O1", 19.99m)).Rows).Prices.ToString());
    }

    [Fact]
    public void A_large_change_is_measured_by_what_was_told_and_not_by_an_edit()
    {
        _told = [Told(22.5m)];
        _prices = [Price("O1", 60m)];

        Assert.Equal(["price.drift offer O1", "price.jump offer O1"], Codes(Compare(Listing("O1", 59m))));
    }

    [Fact]
    public void What_was_told_is_waited_for_then_named_and_told_again()
    {
        _told = [Told(22.5m, mayShow: 20m) with { Batch = 4, At = Now.AddMinutes(-50) }];
        var waiting = Compare(Listing("O1", 20m));
        Assert.Equal((0, 0), (waiting.Rows.Count, Codes(waiting).Count));

        _told = [_told[0] with { At = Now.AddHours(-2) }];
        var named = Compare(Listing("O1", 20m));
        Assert.Empty(named.Rows);
        Assert.Equal(["price.drift offer O1"], Codes(named));

        _told = [_told[0] with { At = Now.AddHours(-7) }];
        Assert.Single(Compare(Listing("O1", 20m)).Rows);
    }

    [Fact]
    public void Once_it_is_shown_the_old_price_is_an_edit_like_any_other()
    {
        _told = [Told(22.5m, mayShow: 20m) with { Batch = 4 }];
        var kept = Assert.Single(Compare(Listing("O1", 22.5m)).Kept);
        Assert.Empty(kept.MayShow);

        _told = [kept];
        var found = Compare(Listing("O1", 20m));
        Assert.Equal((0, 1), (found.Rows.Count, found.Edits));
    }

    [Fact]
    public void R53_While_an_import_of_ours_may_still_be_carried_out_what_it_tells_is_no_edit()
    {
        _state = new PriceState { DoubtUntil = Now.AddHours(1) };
        _told = [Told(22.5m, mayShow: 20m) with { Batch = 4, At = Now.AddHours(-2) }];
        Assert.Empty(Compare(Listing("O1", 22.5m)).Kept);

        _prices = [Price("O1", 23m)];
        var row = Assert.Single(Compare(Listing("O1", 22.5m)).Rows);
        Assert.Equal(["22.5 GBP", "20 GBP"], row.MayShow.Select(static s => s.ToString()));

        _told = [row.ToTold(Now, 5)];
        Assert.Equal(0, Compare(Listing("O1", 20m), at: Now.AddHours(2)).Edits);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void R53_Rows_that_an_earlier_attempt_may_have_handed_in_too_are_in_doubt_for_as_long_as_an_import_may_run(bool mayBeTwice)
    {
        var facts = new PriceFacts(Given.Bq.Value, new PriceContext(new PriceRoute(Given.Bq), _policy, PriceGiven.Tables(_prices)), Now);

        var state = facts.Hear(new PriceState { Batch = 3, Prepared = new PreparedPrices(3, 1, Now) }, new PriceInput.HandedIn(3, "I1", []) { MayBeTwice = mayBeTwice });

        Assert.Equal(mayBeTwice ? Now + _policy.ImportWithin : null, state.DoubtUntil);
        Assert.Equal(mayBeTwice, state.Import!.MayBeTwice);
    }

    [Fact]
    public void R53_What_an_import_in_doubt_told_is_told_again_at_once()
    {
        _state = new PriceState { Doubtful = [4, 3] };
        _told = [Told(22.5m, mayShow: 20m) with { Batch = 4 }];

        var found = Compare(Listing("O1", 20m));

        Assert.Single(found.Rows);
        Assert.Equal([4], found.Doubtful);
    }

    [Fact]
    public void R55_Prices_that_were_refused_are_a_record_until_they_change_or_it_is_time()
    {
        _told = [Told(22.5m, mayShow: 20m) with { Batch = 4, Refused = "too dear", At = Now.AddHours(-1) }];
        var found = Compare(Listing("O1", 20m));
        Assert.Empty(found.Rows);
        Assert.Equal("price.row-refused", Assert.Single(found.Refused.Shown).Why.Reason.Code);
        Assert.Contains(found.Refused.Shown[0].Why.Facts, static f => f.Value == "too dear");

        _prices = [Price("O1", 22m)];
        Assert.Single(Compare(Listing("O1", 20m)).Rows);

        _prices = [Price("O1", 22.5m)];
        _told = [_told[0] with { At = Now.AddHours(-7) }];
        Assert.Single(Compare(Listing("O1", 20m)).Rows);
    }

    [Fact]
    public void A_discount_that_is_not_ours_any_more_after_a_refusal_is_still_ours_to_end()
    {
        _told = [new RefusedPrices(new HandedPrices(new OfferId("O1"), new Sku("SHOP-O1"), Set(22.5m), [Set(22.5m, 20m)]), "no").ToTold(Now.AddHours(-7), 4)];

        Assert.Single(Compare(Listing("O1", 22.5m, 20m)).Rows);
    }

    [Fact]
    public void R58_What_was_told_of_the_offer_under_another_SKU_counts_for_nothing()
    {
        _told = [Told(22.5m) with { ShopSku = new Sku("OLD") }];

        Assert.Single(Compare(Listing("O1", 20m)).Rows);
    }

    [Fact]
    public void No_more_than_one_import_is_told_at_once()
    {
        _policy = _policy with { MostInImport = 1 };
        _prices = [Price("O1", 22.5m), Price("O2", 10m), Price("O3", 5m)];

        var found = Compare(Listing("O1", 20m), Listing("O2", 9m), Listing("O3", 5m));

        Assert.Equal(("O1", 1, "O3"), (Assert.Single(found.Rows).Offer.Value, found.Left, Assert.Single(found.Kept).Offer.Value));
    }

    [Fact]
    public void An_offer_whose_price_the_marketplace_does_not_say_is_told_once_in_a_while()
    {
        Assert.Single(Compare(Listing("O1")).Rows);
        _told = [Told(22.5m) with { Batch = 4, At = Now.AddHours(-2) }];
        var named = Compare(Listing("O1"));
        Assert.Equal((0, "price.drift offer O1"), (named.Rows.Count, Assert.Single(Codes(named))));
    }

    private PriceInput.Looked Compare(params MarketplaceListing[] listings) => Compare(listings, Now);

    private PriceInput.Looked Compare(MarketplaceListing listing, DateTimeOffset at) => Compare([listing], at);

    private PriceInput.Looked Compare(IReadOnlyList<MarketplaceListing> listings, DateTimeOffset at)
    {
        var comparison = new PriceComparison(_state, new PriceContext(new PriceRoute(Given.Bq), _policy, PriceGiven.Tables(_prices)) { Rules = _rules }, at);
        foreach (var told in _told)
            comparison.Hear(told);
        foreach (var listing in listings)
            comparison.Hear(listing);
        return comparison.End();
    }

    private static List<string> Codes(PriceInput.Looked found) => [.. found.Findings.Shown.Select(static f => $"{f.Why.Reason.Code} {f.Subject}").Order(StringComparer.Ordinal)];

    private static ToldPrices Told(decimal price, decimal? discount = null, decimal? mayShow = null) =>
        new(new OfferId("O1"), new Sku("SHOP-O1"), Set(price, discount), Given.T0, 0) { MayShow = mayShow is { } before ? [Set(before)] : [] };

    private static PriceSet Set(decimal price, decimal? discount = null) => new(CurrencyCode.Gbp, [new SetPrice(null, price, discount)]);
}
