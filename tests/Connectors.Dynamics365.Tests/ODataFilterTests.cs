using System.Globalization;
using Connectors.Dynamics365.OData;

namespace Connectors.Dynamics365.Tests;

public sealed class ODataFilterTests
{
    [Fact]
    public void EqualTo_doubles_apostrophes_in_text() =>
        Assert.Equal("displayName eq 'O''Neill''s'", ODataFilter.EqualTo("displayName", "O'Neill's").ToString());

    [Fact]
    public void Text_can_never_leave_its_quotes()
    {
        var filter = ODataFilter.EqualTo("number", "x' or number ne '").ToString();
        Assert.Equal("number eq 'x'' or number ne '''", filter);
    }

    [Fact]
    public void Values_are_written_without_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" } };
            Assert.Equal("unitPrice ge -12.50", ODataFilter.AtLeast("unitPrice", -12.50m).ToString());
            Assert.Equal("id eq 0f4c7b1e-52b1-4b0d-9a35-6f3b0b7c1a11", ODataFilter.EqualTo("id", Guid.Parse("0F4C7B1E-52B1-4B0D-9A35-6F3B0B7C1A11")).ToString());
            Assert.Equal("postingDate le 2026-03-31", ODataFilter.AtMost("postingDate", new DateOnly(2026, 3, 31)).ToString());
            Assert.Equal("blocked eq false", ODataFilter.EqualTo("blocked", false).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Instants_are_written_in_UTC_and_cut_to_milliseconds() => Assert.Equal(
        "lastModifiedDateTime ge 2026-03-31T09:15:30.123Z",
        ODataFilter.AtLeast("lastModifiedDateTime", new DateTimeOffset(2026, 3, 31, 10, 15, 30, TimeSpan.FromHours(1)).AddTicks(1_239_999)).ToString());

    [Fact]
    public void Or_joins_tests_of_one_field() =>
        Assert.Equal("number eq 'a' or number eq 'b' or number eq 'c'", ODataFilter.AnyOf("number", ["a", "b", "c"]).ToString());

    [Fact]
    public void Or_refuses_tests_of_different_fields() =>
        Assert.Throws<ArgumentException>(() => ODataFilter.EqualTo("number", "a").Or(ODataFilter.EqualTo("gtin", "a")));

    [Fact]
    public void Or_refuses_an_and_over_different_fields() => Assert.Throws<ArgumentException>(() =>
        ODataFilter.EqualTo("number", "a").And(ODataFilter.EqualTo("blocked", false)).Or(ODataFilter.EqualTo("number", "b")));

    [Fact]
    public void And_puts_an_or_in_brackets() => Assert.Equal(
        "(number eq 'a' or number eq 'b') and blocked eq false",
        ODataFilter.AnyOf("number", ["a", "b"]).And(ODataFilter.EqualTo("blocked", false)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("number eq 'x' or id")]
    [InlineData("näme")]
    public void A_field_must_be_a_name(string field) => Assert.Throws<ArgumentException>(() => ODataFilter.EqualTo(field, "x"));

    [Fact]
    public void AnyOf_nothing_is_refused_because_it_would_match_everything() => Assert.Throws<ArgumentException>(() => ODataFilter.AnyOf("number", []));
}
