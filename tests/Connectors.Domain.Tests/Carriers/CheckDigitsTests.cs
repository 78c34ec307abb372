using Connectors.Domain.Carriers;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Carriers;

public sealed class CheckDigitsTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Fact]
    public void S10_computes_the_digit() => Assert.Equal('9', CheckDigits.S10("47312482"));

    [Theory]
    [InlineData("00000000", '5')]
    [InlineData("00001000", '8')]
    [InlineData("00004000", '0')]
    public void S10_writes_remainder_none_as_five_and_one_as_zero(string digits, char expected) => Assert.Equal(expected, CheckDigits.S10(digits));

    [Fact]
    public void Ups_computes_the_digit() => Assert.Equal('4', CheckDigits.Ups("999AA1012345678"));

    [Fact]
    public void FedExExpress_computes_the_digit() => Assert.Equal('2', CheckDigits.FedExExpress("12345678901"));

    [Fact]
    public void FedExGround_computes_the_digit() => Assert.Equal('3', CheckDigits.FedExGround("61299998777766"));

    [Fact]
    public void Dhl_computes_the_digit() => Assert.Equal('1', CheckDigits.Dhl("123456789"));

    [Theory]
    [InlineData("15505012345678", '1')]
    [InlineData("A12425GABC1234002", 'M')]
    [InlineData("W", 'A')]
    public void Dpd_computes_the_character(string text, char expected) => Assert.Equal(expected, CheckDigits.Dpd(text));

    [Theory]
    [InlineData("629104150021", '3')]
    [InlineData("00012345000000002", '7')]
    public void Gs1_computes_the_digit(string digits, char expected) => Assert.Equal(expected, CheckDigits.Gs1(digits));

    [Theory]
    [InlineData("")]
    [InlineData("1234567")]
    [InlineData("1234567A")]
    [InlineData("1234567\u0663")]
    public void S10_takes_eight_digits_only(string digits) => Assert.Throws<ArgumentException>(() => CheckDigits.S10(digits));

    [Theory]
    [InlineData("")]
    [InlineData("999AA101234567")]
    [InlineData("999aa1012345678")]
    public void Ups_takes_fifteen_upper_case_letters_and_digits_only(string text) => Assert.Throws<ArgumentException>(() => CheckDigits.Ups(text));

    [Theory]
    [InlineData("1234567890")]
    [InlineData("1234567890A")]
    public void FedExExpress_takes_eleven_digits_only(string digits) => Assert.Throws<ArgumentException>(() => CheckDigits.FedExExpress(digits));

    [Theory]
    [InlineData("1234567890123")]
    [InlineData("1234567890123A")]
    public void FedExGround_takes_fourteen_digits_only(string digits) => Assert.Throws<ArgumentException>(() => CheckDigits.FedExGround(digits));

    [Theory]
    [InlineData("")]
    [InlineData("12A")]
    public void Dhl_and_Gs1_take_digits_only(string digits)
    {
        Assert.Throws<ArgumentException>(() => CheckDigits.Dhl(digits));
        Assert.Throws<ArgumentException>(() => CheckDigits.Gs1(digits));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12a")]
    public void Dpd_takes_upper_case_letters_and_digits_only(string text) => Assert.Throws<ArgumentException>(() => CheckDigits.Dpd(text));

    [Fact]
    public void S10_finds_any_one_wrong_digit_unless_both_remainders_are_written_five() => Expect.ForAll(Mistakes(8, "0123456789"), static m =>
    {
        var (right, wrong, _) = m;
        Assert.True(CheckDigits.S10(right) != CheckDigits.S10(wrong) || CheckDigits.S10(right) == '5', $"{right} and {wrong}");
    });

    [Fact]
    public void Ups_finds_any_one_wrong_digit_unless_it_counts_twice_and_is_five_off() => Expect.ForAll(Mistakes(15, "0123456789"), static m =>
    {
        var (right, wrong, at) = m;
        var blind = at % 2 == 1 && Math.Abs(right[at] - wrong[at]) == 5;
        Assert.Equal(blind, CheckDigits.Ups(right) == CheckDigits.Ups(wrong));
    });

    [Fact]
    public void Gs1_finds_any_one_wrong_digit() => Expect.ForAll(
        Mistakes(17, "0123456789"),
        static m => Assert.NotEqual(CheckDigits.Gs1(m.Right), CheckDigits.Gs1(m.Wrong)));

    [Fact]
    public void Dpd_finds_any_one_wrong_character() => Expect.ForAll(
        Mistakes(14, Alphabet),
        static m => Assert.NotEqual(CheckDigits.Dpd(m.Right), CheckDigits.Dpd(m.Wrong)));

    private static Gen<(string Right, string Wrong, int At)> Mistakes(int length, string alphabet) =>
        from right in Gen.ArrayOf(Gen.Elements(alphabet.ToCharArray()), length)
        from at in Gen.Choose(0, length - 1)
        from other in Gen.Elements(alphabet.ToCharArray()).Where(c => c != right[at])
        select (new string(right), string.Create(length, (right, at, other), static (span, s) =>
        {
            s.right.CopyTo(span);
            span[s.at] = s.other;
        }), at);
}
