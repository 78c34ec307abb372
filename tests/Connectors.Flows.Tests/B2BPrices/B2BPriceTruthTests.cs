using Connectors.Domain.Prices;
using Connectors.Domain.Values;
using Connectors.Flows.B2BPrices;
using Connectors.Flows.Tests.Support;
using static Connectors.Flows.Tests.Support.ListPriceGiven;

namespace Connectors.Flows.Tests.B2BPrices;

/// <summary>Of a batch and of what was told in real time the newer counts, by the source's own instant.</summary>
public sealed class B2BPriceTruthTests
{
    private static readonly DateTimeOffset Now = Given.T0.AddHours(5);

    [Theory]
    [InlineData(60, 61, 12)]
    [InlineData(60, 60, 10)]
    [InlineData(60, 59, 10)]
    [InlineData(null, 1, 12)]
    public void R39_The_newer_of_table_and_real_time_counts_and_the_table_of_two_that_are_as_old(int? table, int word, decimal wanted)
    {
        var said = Of([Row("A", 10m, asOf: At(table))], Word("A", At(word)!.Value, (1, 12m)));

        Assert.Equal(wanted, Assert.Single(said.Wanted!.Breaks).Price);
        Assert.Equal((wanted == 12m, wanted == 10m), (said.WordStands, said.WordIsOvertaken));
        Assert.Equal(table is null, said.IsUnsequenced);
    }

    [Fact]
    public void R39_A_word_that_says_what_a_table_without_instants_does_is_no_question() => Assert.False(Of([Row("A", 10m)], Word("A", At(1)!.Value, (1, 10.0m))).IsUnsequenced);

    [Fact]
    public void R39_What_a_newer_table_lacks_is_gone_and_what_an_older_one_lacks_is_not()
    {
        Assert.Equal(12m, Assert.Single(Of([], Word("B", At(61)!.Value, (1, 12m)), [Row("A", 10m, asOf: At(60))]).Wanted!.Breaks).Price);

        var gone = Of([], Word("B", At(60)!.Value, (1, 12m)), [Row("A", 10m, asOf: At(60))]);
        Assert.Null(gone.Wanted);
        Assert.True(gone.WordIsOvertaken);
    }

    [Fact]
    public void R39_A_table_older_than_one_that_was_gone_by_says_nothing()
    {
        var truth = new B2BPriceTruth(Context([Row("A", 10m, asOf: At(60))]), Status(asOf: At(61)), Now);

        Assert.True(truth.IsOutdated);
        var said = truth.Of([Row("A", 10m, asOf: At(60))], null, null);
        Assert.Null(said.Wanted);
        Assert.True(said.IsOutdated);
        Assert.Equal(12m, truth.Of([Row("A", 10m, asOf: At(60))], Word("A", At(62)!.Value, (1, 12m)), null).Wanted!.Breaks[0].Price);
    }

    [Fact]
    public void R39_A_clock_that_is_ahead_counts_as_now_so_that_what_is_told_later_counts() =>
        Assert.True(Of([Row("A", 10m, asOf: Now)], Word("A", Now.AddYears(3), (1, 12m))).WordIsOvertaken);

    [Fact]
    public void A_word_in_another_currency_than_the_lists_does_not_count()
    {
        var said = Of([Row("A", 10m)], Word("A", At(1)!.Value, (1, 12m)) with { Currency = new CurrencyCode("EUR") });

        Assert.True(said.IsOfOtherCurrency);
        Assert.Equal(10m, said.Wanted!.Breaks[0].Price);
    }

    [Fact]
    public void What_the_ERP_says_now_is_newer_than_any_word_and_a_row_comes_before_it()
    {
        Assert.Equal(7m, Of([], Word("A", At(60)!.Value, (1, 12m)), ofErp: 7m).Wanted!.Breaks[0].Price);
        Assert.Equal(10m, Of([Row("A", 10m)], null, ofErp: 7m).Wanted!.Breaks[0].Price);
    }

    private static SaidPrice Of(IReadOnlyList<ListPriceRow> rows, PriceWord? word, IReadOnlyList<ListPriceRow>? table = null, decimal? ofErp = null) =>
        new B2BPriceTruth(Context(table ?? rows), Status(), Now).Of(rows, word, ofErp is { } price ? PricesOf("A", (1, price)) : null);

    private static DateTimeOffset? At(int? minutes) => minutes is { } some ? Given.T0.AddMinutes(some) : null;
}
