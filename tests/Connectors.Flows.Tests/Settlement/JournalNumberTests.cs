using Connectors.Domain.Values;
using Connectors.Flows.Settlement;

namespace Connectors.Flows.Tests.Settlement;

/// <summary>A cycle's journals have the same numbers for ever, and no two cycles have one.</summary>
public sealed class JournalNumberTests
{
    private static readonly ConnectionName Bq = new("bq");

    [Theory]
    [InlineData("2026-11", 0, "BQ-2026-11")]
    [InlineData("2026-11", 1, "BQ-2026-11-C1")]
    [InlineData("PV-000123", 0, "BQ-PV-000123")]
    public void An_id_that_fits_is_shown(string cycle, int place, string number) => Assert.Equal(number, JournalNumber.Of(Bq, cycle, place, 20));

    [Theory]
    [InlineData("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")]
    [InlineData("abc")]
    [InlineData("1-C1")]
    [InlineData("Zyklus 7")]
    public void Any_other_has_a_short_text_that_stands_for_it(string cycle)
    {
        var number = JournalNumber.Of(Bq, cycle, 0, 20);
        Assert.Matches("^BQ-[0-9A-HJKMNP-TV-Z]{12}$", number);
        Assert.Equal(number, JournalNumber.Of(Bq, cycle, 0, 20));
        Assert.True(JournalNumber.Of(Bq, cycle, 12, 20).Length <= 20);
    }

    [Fact]
    public void What_an_ERP_without_small_letters_would_mix_up_is_told_apart()
    {
        string[] numbers = [.. new[] { "ab", "AB", "aB" }.Select(static c => JournalNumber.Of(Bq, c, 0, 20)), JournalNumber.Of(new ConnectionName("b-q"), "AB", 0, 20)];
        Assert.Equal(4, numbers.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
