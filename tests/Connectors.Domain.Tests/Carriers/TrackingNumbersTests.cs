using Connectors.Domain.Carriers;
using FsCheck;
using FsCheck.Fluent;

namespace Connectors.Domain.Tests.Carriers;

public sealed class TrackingNumbersTests
{
    [Theory]
    [InlineData("RR473124829GB", "royal_mail", TrackingStrength.Strong, CheckDigitState.Right)]
    [InlineData("1Z999AA10123456784", "ups", TrackingStrength.Strong, CheckDigitState.Right)]
    [InlineData("JD0001234567890123", "yodel", TrackingStrength.Strong, CheckDigitState.None)]
    [InlineData("JJD0001234567890123", "yodel", TrackingStrength.Strong, CheckDigitState.None)]
    [InlineData("TBA123456789012", "amazon_shipping", TrackingStrength.Strong, CheckDigitState.None)]
    [InlineData("TBC123456789012", "amazon_shipping", TrackingStrength.Strong, CheckDigitState.None)]
    [InlineData("TBM123456789012", "amazon_shipping", TrackingStrength.Strong, CheckDigitState.None)]
    [InlineData("155050123456781", "dpd", TrackingStrength.Strong, CheckDigitState.Right)]
    [InlineData("15505012345678", "dpd", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("AB1234567", "parcelforce", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("ABCD1234567890", "parcelforce", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("1234567890123456", "evri", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("H01ABCDEF2345678", "evri", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("T12345678901234", "evri", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("T123456789012345", "evri", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("AB12345678901234", "evri", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("AB123456789012345", "evri", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("1234567891", "dhl_express", TrackingStrength.Medium, CheckDigitState.Right)]
    [InlineData("12345678903", "dhl_express", TrackingStrength.Medium, CheckDigitState.Right)]
    [InlineData("JVG123456789", "dhl_express", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("JVGL1234567890", "dhl_express", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("JD012345678901234567", "dhl_express", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("JJD01234567890123456789", "dhl_express", TrackingStrength.Medium, CheckDigitState.None)]
    [InlineData("123456789012", "fedex", TrackingStrength.Medium, CheckDigitState.Right)]
    [InlineData("612999987777663", "fedex", TrackingStrength.Medium, CheckDigitState.Right)]
    [InlineData("9600000612999987777663", "fedex", TrackingStrength.Medium, CheckDigitState.Right)]
    public void Recognise_knows_the_shape(string text, string carrier, TrackingStrength strength, CheckDigitState check)
    {
        var candidate = One(text).Candidates.First(c => c.Carrier == new CarrierId(carrier));

        Assert.Equal(strength, candidate.Strength);
        Assert.Equal(check, candidate.CheckDigit);
    }

    [Theory]
    [InlineData("RR473124829GB", "royal_mail Strong S10 of GB; parcelforce Medium S10 of GB")]
    [InlineData("RR473124829CN", "anyone Strong S10 of a post abroad; royal_mail Weak S10 of a post abroad; parcelforce Weak S10 of a post abroad")]
    [InlineData("RR473124820CN", "anyone Medium S10 of a post abroad; royal_mail Weak S10 of a post abroad; parcelforce Weak S10 of a post abroad")]
    [InlineData("1Z999AA10123456784", "ups Strong UPS 1Z; royal_mail Weak Royal Mail parcel id")]
    [InlineData("JD0001234567890123", "yodel Strong Yodel JD; royal_mail Weak Royal Mail parcel id")]
    [InlineData("JJD0001234567890123", "yodel Strong Yodel JJD; royal_mail Weak Royal Mail parcel id")]
    [InlineData("TBM123456789012", "amazon_shipping Strong Amazon TBM")]
    [InlineData("155050123456781", "dpd Strong DPD with check character; fedex Weak FedEx Ground")]
    [InlineData("15505012345678", "dpd Medium DPD; dhl_ecommerce_uk Weak 14 digits")]
    [InlineData("AB1234567", "parcelforce Medium Parcelforce")]
    [InlineData("JVGL1234567890", "parcelforce Medium Parcelforce; dhl_express Medium DHL piece")]
    [InlineData("JVG123456789", "dhl_express Medium DHL piece")]
    [InlineData("JD012345678901234567", "dhl_express Medium DHL piece, longer; royal_mail Weak Royal Mail parcel id")]
    [InlineData("JJD01234567890123456789", "dhl_express Medium DHL piece, longer")]
    [InlineData("1234567891", "dhl_express Medium DHL waybill")]
    [InlineData("1234567890123456", "evri Medium Evri; royal_mail Weak Royal Mail parcel id")]
    [InlineData("H01ABCDEF2345678", "evri Medium Evri; royal_mail Weak Royal Mail parcel id")]
    [InlineData("T12345678901234", "evri Medium Evri, older")]
    [InlineData("123456789012", "fedex Medium FedEx Express; parcelforce Weak 12 digits; dpd Weak 12 digits")]
    [InlineData("612999987777663", "dpd Medium DPD with check character; fedex Medium FedEx Ground")]
    [InlineData("9600000612999987777663", "fedex Medium FedEx Ground 96")]
    [InlineData("000123450000000027", "anyone Medium SSCC; fedex Weak SSCC; royal_mail Weak Royal Mail parcel id")]
    [InlineData("00000123450000000027", "anyone Medium SSCC; royal_mail Weak Royal Mail parcel id")]
    [InlineData("AAAA1AAAAAAAAAAAAAAAA", "royal_mail Weak Royal Mail parcel id")]
    [InlineData("AAAA1AAAAAAAAAAAAAAAAA", "")]
    [InlineData("AAAAAAAAAAAAAAAA", "")]
    public void Recognise_gives_every_reading_by_name_and_strongest_first(string text, string readings) =>
        Assert.Equal(readings, string.Join("; ", One(text).Candidates.Select(static c => $"{c.Carrier?.Value ?? "anyone"} {c.Strength} {c.Shape}")));

    [Fact]
    public void Recognise_knows_the_long_label_of_DPD()
    {
        const string label = "001234515505012345678101826";
        var number = One(label + CheckDigits.Dpd(label));

        Assert.Equal(CarrierId.Dpd, number.Carrier);
        Assert.Equal(new TrackingCandidate(CarrierId.Dpd, "DPD label", TrackingStrength.Strong, CheckDigitState.Right), Assert.Single(number.Candidates));
    }

    [Theory]
    [InlineData("000123450000000027")]
    [InlineData("00000123450000000027")]
    public void Recognise_names_no_carrier_for_a_logistic_unit(string text)
    {
        var number = One(text);

        Assert.Equal(new TrackingCandidate(null, "SSCC", TrackingStrength.Medium, CheckDigitState.Right), number.Candidates[0]);
        Assert.Null(number.Carrier);
    }

    [Fact]
    public void Recognise_reads_a_number_of_a_post_abroad_as_an_import()
    {
        var number = One("RR473124829CN");

        Assert.Equal(new TrackingCandidate(null, "S10 of a post abroad", TrackingStrength.Strong, CheckDigitState.Right), number.Candidates[0]);
        Assert.Contains(number.Candidates, static c => c.Carrier == CarrierId.RoyalMail && c.Strength == TrackingStrength.Weak);
        Assert.Null(number.Carrier);
    }

    [Theory]
    [InlineData("RR473124829ZZ")]
    [InlineData("RR473124829XY")]
    [InlineData("12345678")]
    [InlineData("DX-4711/A")]
    [InlineData("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669\u0660")]
    public void Recognise_keeps_a_number_of_no_known_shape(string text)
    {
        var number = One(text);

        Assert.Equal(text, number.Raw);
        Assert.Empty(number.Candidates);
        Assert.Null(number.Carrier);
    }

    [Theory]
    [InlineData("RR473124829GB", "royal_mail")]
    [InlineData("155050123456781", "dpd")]
    [InlineData("15505012345678", "dpd")]
    [InlineData("1234567890123456", "evri")]
    [InlineData("JD0001234567890123", "yodel")]
    [InlineData("123456789012", "fedex")]
    [InlineData("123456789013", null)]
    [InlineData("1234567892", null)]
    [InlineData("AAAA1AAAAAAAAAAAAAAAA", null)]
    [InlineData("JVGL1234567890", null)]
    public void Carrier_is_never_named_by_a_weak_shape_or_one_that_another_has_as_well(string text, string? carrier) => Assert.Equal(carrier, One(text).Carrier?.Value);

    [Fact]
    public void Recognise_warns_of_a_wrong_check_digit_and_still_answers()
    {
        var number = One("1Z999AA10123456785");

        Assert.True(number.LooksMistyped);
        Assert.Equal(new TrackingCandidate(CarrierId.Ups, "UPS 1Z", TrackingStrength.Medium, CheckDigitState.Wrong), number.Candidates[0]);
        Assert.Null(number.Carrier);
    }

    [Fact]
    public void A_number_that_another_carrier_checks_does_not_look_mistyped() => Assert.False(One("612999987777663").LooksMistyped);

    [Theory]
    [InlineData(" 1z 999 aa1 0123 4567 84 ", "1Z999AA10123456784")]
    [InlineData("rr-4731.2482-9 gb", "RR473124829GB")]
    [InlineData("0000 0012 3456 78", "00000012345678")]
    public void Recognise_normalises_and_keeps_the_raw_text(string text, string normal)
    {
        var number = One(text);

        Assert.Equal(normal, number.Text);
        Assert.Equal(text.Trim(), number.Raw);
    }

    [Theory]
    [InlineData("15505012345678,15505012345679")]
    [InlineData("15505012345678; 15505012345679;")]
    [InlineData("15505012345678|15505012345679")]
    [InlineData("15505012345678/15505012345679")]
    [InlineData("15505012345678\r\n15505012345679")]
    [InlineData("15505012345678 15505012345679")]
    [InlineData("15505012345678 15505012345679, 1550 5012 3456 78")]
    public void Recognise_finds_each_of_several_numbers_once(string text) =>
        Assert.Equal(["15505012345678", "15505012345679"], TrackingNumbers.Recognise(text).Select(static n => n.Text));

    [Theory]
    [InlineData("12345678,87654321", "12345678")]
    [InlineData("1.55E+13 1.56E+13", "155E+13")]
    public void Recognise_parts_pieces_of_eight_characters(string text, string first)
    {
        var numbers = TrackingNumbers.Recognise(text);

        Assert.Equal(2, numbers.Count);
        Assert.Equal(first, numbers[0].Text);
    }

    [Theory]
    [InlineData("DX/4711", "DX/4711")]
    [InlineData("12345678 12345678", "1234567812345678")]
    [InlineData("1234567890123456, 77", "1234567890123456,77")]
    [InlineData("2E15 3E15", "2E153E15")]
    [InlineData("15505012345678 2E15", "155050123456782E15")]
    [InlineData("15505012345678 ABCDEFGHIJ", "15505012345678ABCDEFGHIJ")]
    public void Recognise_splits_nothing_into_pieces_that_are_no_numbers(string text, string normal) => Assert.Equal(normal, One(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(" - . ")]
    [InlineData(";;")]
    public void Recognise_finds_nothing_in_nothing(string text) => Assert.Empty(TrackingNumbers.Recognise(text));

    [Theory]
    [InlineData("1.55050E+13", TrackingDamage.Exponent, null)]
    [InlineData("1,55050e+13", TrackingDamage.Exponent, null)]
    [InlineData("2E15", TrackingDamage.Exponent, null)]
    [InlineData("15505012345678.0", TrackingDamage.Fraction, "15505012345678")]
    [InlineData("15505012345678.00", TrackingDamage.Fraction, "15505012345678")]
    [InlineData("5505012345678", TrackingDamage.LostZero, "05505012345678")]
    public void Recognise_refuses_what_a_spreadsheet_damaged(string text, TrackingDamage damage, string? suggestion)
    {
        var number = One(text);

        Assert.Equal(damage, number.Damage);
        Assert.Equal(suggestion, number.Suggestion);
        Assert.Empty(number.Candidates);
        Assert.Null(number.Carrier);
    }

    [Theory]
    [InlineData("2EABCD")]
    [InlineData("2EA")]
    [InlineData("2E155")]
    [InlineData("1X5E13")]
    [InlineData("12E13")]
    [InlineData("E13")]
    [InlineData("15505012345678.")]
    public void Recognise_sees_no_damage_in_what_no_spreadsheet_writes(string text) => Assert.Equal(TrackingDamage.None, One(text).Damage);

    [Theory]
    [InlineData("RR47312482OGB", null)]
    [InlineData("RR4731248Z9GB", null)]
    [InlineData("RR473I24829GB", "RR473124829GB")]
    [InlineData("RR47SI24829GB", null)]
    [InlineData("0R473124829GB", "OR473124829GB")]
    [InlineData("1R473124829GB", "IR473124829GB")]
    [InlineData("5R473124829GB", "SR473124829GB")]
    [InlineData("IZ999AA10123456784", "1Z999AA10123456784")]
    [InlineData("1Z999AA1O123456784", "1Z999AA10123456784")]
    [InlineData("1550SO123456781", "155050123456781")]
    [InlineData("15505O12345678I", "155050123456781")]
    [InlineData("1Z999AA10123456784", null)]
    [InlineData("1Z999AA10123456785", null)]
    [InlineData("H01ABCDEF2345678", null)]
    public void Recognise_suggests_a_look_alike_that_the_check_digit_proves_and_changes_nothing(string text, string? suggestion)
    {
        var number = One(text);

        Assert.Equal(suggestion, number.Suggestion);
        Assert.Equal(text, number.Text);
        Assert.Equal(TrackingDamage.None, number.Damage);
    }

    [Fact]
    public void Recognise_tries_sixteen_readings()
    {
        const string text = "0A0A0A0A1234567";
        var check = CheckDigits.Ups(text);

        Assert.Equal("1Z" + text + check, One("1Z" + text.Replace('0', 'O') + check).Suggestion);
    }

    [Fact]
    public void Recognise_suggests_nothing_when_too_many_readings_are_possible() => Assert.Null(One("1ZOO0OO0OO0OO0OO07").Suggestion);

    [Fact]
    public void Recognise_never_suggests_another_number_than_the_one_behind_a_look_alike() => Expect.ForAll(
        from digits in Gen.Elements("0123456789".ToCharArray()).ArrayOf(14)
        from at in Gen.Choose(0, 13)
        select (Number: new string(digits) + CheckDigits.Dpd(digits), At: at),
        static c =>
        {
            var alike = c.Number[c.At] switch { '0' => 'O', '1' => 'I', '5' => 'S', var other => other };
            var suggestion = One(c.Number[..c.At] + alike + c.Number[(c.At + 1)..]).Suggestion;

            Assert.True(suggestion is null || suggestion == c.Number);
        });

    [Fact]
    public void Recognise_throws_on_no_text_and_keeps_raw_and_order() => Expect.ForAll(Texts, static text =>
    {
        var numbers = TrackingNumbers.Recognise(text);

        Assert.All(numbers, n => Assert.Contains(n.Raw, text, StringComparison.Ordinal));
        Assert.All(numbers, n => Assert.Equal(n.Candidates.OrderByDescending(static c => c.Strength), n.Candidates));
        Assert.All(numbers, n => Assert.Equal(n.Text, TrackingNumbers.Normalise(n.Raw)));
    });

    [Fact]
    public void Null_throws_and_is_named()
    {
        Assert.Throws<ArgumentNullException>("text", static () => TrackingNumbers.Recognise(null!));
        Assert.Throws<ArgumentNullException>("number", static () => TrackingNumbers.Normalise(null!));
    }

    private static Gen<string> Texts => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(static s => s ?? string.Empty),
        Gen.Choose(0, 45).SelectMany(static n => Gen.ArrayOf(Gen.Elements("0123456789EJDZGB1.+,;/ -\ud800\u0130".ToCharArray()), n)).Select(static c => new string(c)));

    private static TrackingReading One(string text) => Assert.Single(TrackingNumbers.Recognise(text));
}
