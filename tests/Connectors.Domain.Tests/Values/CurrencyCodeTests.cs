using Connectors.Domain.Values;

namespace Connectors.Domain.Tests.Values;

public sealed class CurrencyCodeTests
{
    [Theory]
    [InlineData("AAA")]
    [InlineData("ZZZ")]
    public void A_code_is_three_letters_from_A_to_Z(string code) => Assert.Equal(code, new CurrencyCode(code).Value);

    [Theory]
    [InlineData("GB")]
    [InlineData("GBPS")]
    [InlineData("gBP")]
    [InlineData("GbP")]
    [InlineData("GBp")]
    [InlineData("1BP")]
    [InlineData("G1P")]
    [InlineData("GB1")]
    public void Everything_else_is_refused(string code) => Assert.Throws<ArgumentException>(() => new CurrencyCode(code));

    [Theory]
    [InlineData("GBP", 2)]
    [InlineData("XXX", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    public void A_currency_has_the_decimals_of_its_smallest_coin(string code, int decimals) => Assert.Equal(decimals, new CurrencyCode(code).Decimals);

    [Fact]
    public void The_named_currencies_have_their_codes() => Assert.Equal(("GBP", "EUR"), (CurrencyCode.Gbp.Value, CurrencyCode.Eur.Value));
}
