namespace Connectors.Http.Tests;

public sealed class VendorTextTests
{
    [Theory]
    [InlineData("12345-A", true)]
    [InlineData("ÅÄÖ 7", true)]
    [InlineData("订单-7", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData(" 1", false)]
    [InlineData("1 ", false)]
    [InlineData("1\n2026-11-28 CRIT forged", false)]
    [InlineData("1\u001b[2J", false)]
    [InlineData("1\u2028", false)]
    [InlineData("\u202e1", false)]
    public void An_id_is_short_and_shows_as_itself(string? text, bool isId) => Assert.Equal(isId, VendorText.IsId(text));

    [Fact]
    public void Half_a_pair_is_no_text()
    {
        Assert.False(VendorText.IsId("1" + (char)0xD800));
        Assert.Equal("1·", VendorText.Show("1" + (char)0xD800));
    }

    [Fact]
    public void An_id_has_a_longest_length()
    {
        Assert.True(VendorText.IsId(new string('1', VendorText.MaxIdLength)));
        Assert.False(VendorText.IsId(new string('1', VendorText.MaxIdLength + 1)));
    }

    [Theory]
    [InlineData("SHIPPING", "SHIPPING")]
    [InlineData("Jane\nERROR forged\u001b[2J", "Jane·ERROR forged·[2J")]
    [InlineData(null, "")]
    public void What_is_shown_is_cleaned(string? text, string shown) => Assert.Equal(shown, VendorText.Show(text));

    [Theory]
    [InlineData("123456789", 9, "123456789")]
    [InlineData("1234567890", 9, "12345678…")]
    [InlineData("123\n567890", 9, "123·5678…")]
    public void What_is_shown_is_bounded(string text, int most, string shown) => Assert.Equal(shown, VendorText.Show(text, most));

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    public void A_control_character_names_no_place_in_a_path(string value) =>
        Assert.Throws<ArgumentException>(() => new ConnectorRequest(Support.Samples.Read with { Path = "orders/{id}" }).Path("id", value));
}
