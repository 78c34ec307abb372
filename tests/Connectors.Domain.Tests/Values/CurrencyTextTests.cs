using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Values;

public sealed class CurrencyTextTests
{
    [Theory]
    [InlineData("GBP")]
    [InlineData("gbp")]
    [InlineData("Gbp")]
    [InlineData(" GBP ")]
    [InlineData("\tgbp\r\n")]
    [InlineData("\u00A0GBP\uFEFF")]
    public void A_currency_is_read_as_people_write_it(string text)
    {
        Assert.True(CurrencyCode.TryParse(text, out var code));
        Assert.Equal(CurrencyCode.Gbp, code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("GB")]
    [InlineData("GBPS")]
    [InlineData("G P")]
    [InlineData("£")]
    [InlineData("GB1")]
    [InlineData("\u0411\u0412\u0420")]
    public void What_is_no_currency_is_none(string? text)
    {
        Assert.False(CurrencyCode.TryParse(text, out var code));
        Assert.Equal(default, code);
    }
}
