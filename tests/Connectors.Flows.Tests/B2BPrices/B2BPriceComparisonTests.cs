using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Prices;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ListPriceGiven;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>What one list is to say, what it was told and what it shows (R37, R39, R40, R41).</summary>
public sealed class B2BPriceComparisonTests
{
    private static readonly DateTimeOffset Now = Given.T0.AddHours(5);

    private IReadOnlyList<ListPriceRow> _rows = [Row("A", 10m), Row("A", 9m, 10), Row("B", 5m)];
    private readonly Dictionary<string, ToldPrice> _told = [];
    private B2BPricePolicy _policy = new();
    private B2BPriceState _state = new();
    private B2BPricingCapabilities _store = new() { SkusInCall = 2 };
    private B2BPriceListStatus _status = Status();
    private readonly List<PriceWord> _words = [];

    [Fact]
    public void What_was_told_and_did_not_change_asks_the_store_nothing()
    {
        Tell("A", (1, 10m), (10, 9m));
        Tell("B", (1, 5m));

        Assert.False(Compare(null).NeedsStore);
        _rows = [.. _rows, Row("C", 1m)];
        Assert.True(Compare(null).NeedsStore);
    }

    [Fact]
    public void A_SKU_that_the_table_lost_its_edit_and_what_may_show_besides_ask_it()
    {
        Tell("A", (1, 10m), (10, 9m));
        Tell("B", (1, 5m));
        Tell("C", (1, 5m));
        Assert.True(Compare(null).NeedsStore);
        _told.Remove("C");

        _told["B"] = _told["B"] with { MayShow = "x" };
        Assert.True(Compare(null).NeedsStore);
        _told["B"] = _told["B"] with { MayShow = null, Edited = "x" };
        Assert.True(Compare(null).NeedsStore);
    }

    [Fact]
    public void A_SKU_is_planned_whole_by_one_hash_and_in_calls_of_the_stores_size()
    {
        _rows = [.. _rows, Row("C", 1m)];

        var looked = End([]);

        Assert.Equal([["A", "B"], ["C"]], looked.Chunks.Select(static c => c.Skus));
        Assert.Equal(PriceHash.Of([new B2BPriceBreak(1, 10m), new B2BPriceBreak(10, 9m)]), looked.Chunks[0].Hashes[0]);
        Assert.Equal((B2BPriceListState.Waiting, 3, 3), (looked.Status.State, looked.Status.Wanted, looked.Status.Waiting));
    }

    [Fact]
    public void More_than_may_go_at_once_is_left()
    {
        _policy = _policy with { MostAtOnce = 1 };

        var looked = End([]);

        Assert.Equal((1, 1), (looked.Chunks.Sum(static c => c.Skus.Count), looked.Left));
    }

    [Fact]
    public void What_is_shown_as_it_is_to_be_is_taken_as_told()
    {
        var looked = End([PricesOf("a", (10, 9m), (1, 10m)), PricesOf("B", (1, 5m))]);

        Assert.Empty(looked.Chunks);
        Assert.Equal(["A", "B"], looked.Kept.Select(static k => k.Sku));
        Assert.Equal(B2BPriceListState.Told, looked.Status.State);
    }

    [Fact]
    public void R41_What_somebody_changed_is_told_with_field_and_values_and_stays_unless_it_is_put_right()
    {
        Tell("A", (1, 10m), (10, 9m));
        Tell("B", (1, 5m));
        B2BSkuPrices[] shown = [PricesOf("A", (1, 10m), (10, 8m)), PricesOf("B", (1, 5m))];

        var looked = End(shown);

        Assert.Empty(looked.Chunks);
        Assert.Equal((1, 1), (looked.Edits, looked.Status.Edited));
        var why = Assert.Single(Assert.Single(looked.Findings.Groups).Shown).Why;
        Assert.Equal("price.drift", why.Reason.Code);
        Assert.Contains(why.Facts, static f => f is { Name: "price from 10", Value: "told 9, shows 8" });
        Assert.Contains(why.Facts, static f => f.Name == "seen");

        // It is told of once, and goes on being seen.
        _told["A"] = looked.Kept.Single().Told!;
        Assert.Equal((0, 1), (End(shown).Edits, End(shown).Findings.Groups.Count));

        _policy = _policy with { CorrectsEdits = true };
        Assert.Equal(["A"], Assert.Single(End(shown).Chunks).Skus);
    }

    [Fact]
    public void R41_What_is_put_right_is_no_jump_however_far_somebody_moved_it()
    {
        _policy = _policy with { CorrectsEdits = true };
        Tell("A", (1, 10m), (10, 9m));
        Tell("B", (1, 5m));

        Assert.Equal(["A"], Assert.Single(End([PricesOf("A", (1, 0.1m)), PricesOf("B", (1, 5m))]).Chunks).Skus);
    }

    [Fact]
    public void R41_A_newer_price_goes_over_an_edit()
    {
        Tell("A", (1, 10m), (10, 9m));
        Tell("B", (1, 4m));

        Assert.Equal(["B"], Assert.Single(End([PricesOf("A", (1, 10m), (10, 9m)), PricesOf("B", (1, 4.5m))]).Chunks).Skus);
    }

    [Fact]
    public void What_an_attempt_may_have_left_is_nobodys_edit()
    {
        Tell("A", (1, 10m), (10, 9m));
        _told["B"] = new ToldPrice(PriceHash.Of([new B2BPriceBreak(1, 4.9m)])) { MayShow = PriceHash.Of([new B2BPriceBreak(1, 4.8m)]) };

        foreach (var price in new[] { 4.8m, 4.9m })
            Assert.Equal((0, 1), (End([PricesOf("A", (1, 10m), (10, 9m)), PricesOf("B", (1, price))]) is var looked ? looked.Edits : -1, looked.Chunks.Count));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(15.01, false)]
    [InlineData(5, true)]
    [InlineData(4.99, false)]
    [InlineData(0, false)]
    public void R41_A_change_by_more_than_is_allowed_holds_the_SKU_and_no_other(decimal price, bool goes)
    {
        _rows = [Row("A", price), Row("B", 5m)];

        var looked = End([PricesOf("A", (1, 10m)), PricesOf("B", (1, 4m))]);

        Assert.Equal(goes ? ["A", "B"] : ["B"], Assert.Single(looked.Chunks).Skus);
        Assert.Equal(goes ? 0 : 1, looked.Status.Held);
        if (!goes)
            Assert.Equal("price.jump", Assert.Single(looked.Findings.Groups).Shown[0].Why.Reason.Code);
    }

    [Fact]
    public void R41_A_new_break_is_held_against_what_such_a_quantity_cost_before()
    {
        _rows = [Row("A", 10m), Row("A", 1m, 10)];

        Assert.Equal(1, End([PricesOf("A", (1, 10m))]).Status.Held);
    }

    [Fact]
    public void A_large_change_goes_when_it_is_confirmed_in_the_table_with_the_word_or_by_a_person()
    {
        B2BSkuPrices[] shown = [PricesOf("A", (1, 10m))];
        _rows = [Row("A", 20m) with { ConfirmedPrice = 20m }];
        Assert.Single(End(shown).Chunks);
        _rows = [Row("A", 20m) with { ConfirmedPrice = 19m }];
        Assert.Empty(End(shown).Chunks);

        _state = _state with { Confirmed = [new ConfirmedListPrice("TRADE", new Sku("a"), 20m, Now)] };
        Assert.Single(End(shown).Chunks);
        _state = _state with { Confirmed = [new ConfirmedListPrice("other", new Sku("A"), 20m, Now)] };
        Assert.Empty(End(shown).Chunks);

        _words.Add(Word("A", Now, (1, 20m)) with { IsConfirmed = true });
        Assert.Single(End(shown).Chunks);
    }

    [Fact]
    public void What_the_table_lost_goes_from_the_list_and_what_others_set_stays_and_is_told()
    {
        _policy = _policy with { MostRemoved = 1m };
        Tell("A", (1, 10m), (10, 9m));
        Tell("B", (1, 5m));
        Tell("C", (1, 7m));

        var looked = End([PricesOf("A", (1, 10m), (10, 9m)), PricesOf("B", (1, 5m)), PricesOf("c", (1, 7m)), PricesOf("D", (1, 8m))]);

        Assert.Equal(("c", PriceHash.Nothing), (Assert.Single(Assert.Single(looked.Chunks).Skus), looked.Chunks[0].Hashes[0]));
        Assert.Equal("price.of-others", Assert.Single(looked.Findings.Groups).Shown[0].Why.Reason.Code);

        _policy = _policy with { ReplacesOthers = true };
        Assert.Equal(["c", "D"], Assert.Single(End([PricesOf("A", (1, 10m), (10, 9m)), PricesOf("B", (1, 5m)), PricesOf("c", (1, 7m)), PricesOf("D", (1, 8m))]).Chunks).Skus);
    }

    [Fact]
    public void A_table_that_lost_its_end_takes_no_list_away_until_a_person_confirms_how_many()
    {
        _rows = [Row("A", 10m)];
        foreach (var sku in new[] { "A", "B", "C", "D" })
            Tell(sku, (1, 10m));
        B2BSkuPrices[] shown = [.. new[] { "A", "B", "C", "D" }.Select(static s => PricesOf(s, (1, 10m)))];

        var looked = End(shown);

        Assert.Empty(looked.Chunks);
        Assert.Equal((3, "price.jump"), (looked.Status.Held, looked.Status.Reason));
        _state = _state with { Confirmed = [new ConfirmedListPrice("trade", null, 3m, Now)] };
        Assert.Equal(3, End(shown).Status.Waiting);
    }

    [Fact]
    public void R39_An_older_table_tells_nothing_and_takes_nothing_away()
    {
        _rows = [Row("A", 11m, asOf: Given.T0)];
        _status = Status(asOf: Given.T0.AddHours(1));
        Tell("A", (1, 10m));
        Tell("B", (1, 5m));

        var looked = End([PricesOf("A", (1, 10m)), PricesOf("B", (1, 5m))]);

        Assert.Empty(looked.Chunks);
        Assert.Equal(("price.outdated", Given.T0.AddHours(1)), (Assert.Single(looked.Findings.Groups).Shown[0].Why.Reason.Code, looked.Status.AsOf));
    }

    [Fact]
    public void R39_Of_several_words_the_newest_counts_and_those_that_are_overtaken_are_forgotten()
    {
        _rows = [Row("A", 10m, asOf: Given.T0), Row("B", 5m, asOf: Given.T0.AddHours(4))];
        _words.AddRange([Word("A", Given.T0.AddHours(1), (1, 11m)), Word("A", Given.T0.AddHours(2), (1, 12m)), Word("B", Given.T0.AddHours(3), (1, 6m))]);

        var looked = End([]);

        Assert.Equal([PriceHash.Of([new B2BPriceBreak(1, 12m)]), PriceHash.Of([new B2BPriceBreak(1, 5m)])], Assert.Single(looked.Chunks).Hashes);
        Assert.Equal(["0", "2"], looked.Overtaken.Order(StringComparer.Ordinal));
        Assert.Equal((1, 1), (looked.Standing, looked.Words));
    }

    [Fact]
    public void R39_In_between_only_what_was_told_in_real_time_is_looked_at()
    {
        _words.Add(Word("B", Now, (1, 6m)));

        var looked = End([], isUrgent: true);

        Assert.Equal(["B"], Assert.Single(looked.Chunks).Skus);
        Assert.True(looked.IsUrgent);
    }

    [Fact]
    public void R40_What_was_refused_is_told_with_the_stores_words_and_sent_again_after_a_while_or_when_it_changes()
    {
        Tell("A", (1, 10m), (10, 9m));
        _told["B"] = new ToldPrice(PriceHash.Of([new B2BPriceBreak(1, 5m)])) { MayShow = PriceHash.Nothing, Refused = "The SKU does not exist.", RefusedAt = Now.AddHours(-1) };
        B2BSkuPrices[] shown = [PricesOf("A", (1, 10m), (10, 9m))];

        Assert.False(Compare(null).NeedsStore);
        var looked = End(shown);
        Assert.Empty(looked.Chunks);
        Assert.Equal((B2BPriceListState.Refused, 1, "The SKU does not exist."), (looked.Status.State, looked.Status.Refused, looked.Status.Words));
        Assert.Equal("price.row-refused", Assert.Single(looked.Findings.Groups).Shown[0].Why.Reason.Code);

        _told["B"] = _told["B"] with { RefusedAt = Now.AddHours(-6) };
        Assert.True(Compare(null).NeedsStore);
        Assert.Single(End(shown).Chunks);
        _told["B"] = _told["B"] with { RefusedAt = Now, Hash = PriceHash.Of([new B2BPriceBreak(1, 4m)]) };
        Assert.Single(End(shown).Chunks);
    }

    [Fact]
    public void A_unit_in_a_store_that_has_none_holds_the_SKU()
    {
        _rows = [Row("A", 10m) with { Unit = "CASE" }, Row("B", 5m)];
        Assert.Equal(["B"], Assert.Single(End([]).Chunks).Skus);

        _store = _store with { HasUnits = true };
        Assert.Equal(["A", "B"], Assert.Single(End([]).Chunks).Skus);
    }

    private void Tell(string sku, params IEnumerable<(int, decimal)> breaks) => _told[sku] = new ToldPrice(PriceHash.Of(PricesOf(sku, breaks).Breaks));

    private B2BPriceInput.Looked End(IReadOnlyList<B2BSkuPrices> shown, bool isUrgent = false) => Compare(shown, isUrgent).End();

    private B2BPriceComparison Compare(IReadOnlyList<B2BSkuPrices>? shown, bool isUrgent = false)
    {
        var comparison = new B2BPriceComparison(_state, Context(_rows, _policy, _store), _status, isUrgent, Now);
        foreach (var (sku, told) in _told)
            comparison.Hear(sku, told);
        foreach (var (i, word) in _words.Index())
            comparison.Hear($"{i}", word);
        comparison.Conclude();
        if (shown is not null)
            comparison.Hear(shown);
        return comparison;
    }
}
