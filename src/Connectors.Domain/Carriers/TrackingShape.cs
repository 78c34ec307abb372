namespace Connectors.Domain.Carriers;

/// <summary>One form that tracking numbers have, over normalised text.</summary>
/// <param name="Carrier">Whose form it is; null for no one carrier's.</param>
/// <param name="Name">For people.</param>
/// <param name="Strength">How much it says when the check digit is right or there is none.</param>
/// <param name="Mask"><c>l</c> a letter, <c>d</c> a digit, <c>x</c> either; anything else is itself.</param>
/// <param name="Check">The check digit that a text of this form should have, and the one it has; null for none.</param>
/// <param name="Holds">What must hold besides; null for nothing.</param>
internal sealed record TrackingShape(
    CarrierId? Carrier, string Name, TrackingStrength Strength, string Mask, Func<string, (char Wanted, char Found)>? Check = null, Func<string, bool>? Holds = null)
{
    /// <summary>A check digit proves little about many readings.</summary>
    private const int MostReadings = 16;

    private static readonly TrackingShape[] Shapes = [.. Create()];

    internal static IEnumerable<TrackingCandidate> Read(string text) =>
        from shape in Shapes
        where shape.Fits(text)
        let check = shape.CheckDigit(text)
        let strength = check == CheckDigitState.Wrong && shape.Strength > TrackingStrength.Weak ? shape.Strength - 1 : shape.Strength
        orderby strength descending
        select new TrackingCandidate(shape.Carrier, shape.Name, strength, check);

    /// <summary>
    /// The one text of a shape with a right check digit that differs from this one only in characters that look alike; null when there is none or more than one.
    /// </summary>
    internal static string? Repair(string text)
    {
        string[] repairs =
        [
            .. Shapes.Where(s => s.Check is not null && s.Mask.Length == text.Length)
                .SelectMany(s => s.Repairs(text))
                .Where(r => r != text)
                .Distinct(StringComparer.Ordinal)
                .Take(2),
        ];
        return repairs is [var only] ? only : null;
    }

    private static IEnumerable<TrackingShape> Create()
    {
        const TrackingStrength strong = TrackingStrength.Strong, medium = TrackingStrength.Medium, weak = TrackingStrength.Weak;

        yield return new(CarrierId.RoyalMail, "S10 of GB", strong, "lldddddddddGB", S10);
        yield return new(CarrierId.Parcelforce, "S10 of GB", medium, "lldddddddddGB", S10);
        yield return new(null, "S10 of a post abroad", strong, "lldddddddddll", S10, IsAbroad);
        yield return new(CarrierId.RoyalMail, "S10 of a post abroad", weak, "lldddddddddll", S10, IsAbroad);
        yield return new(CarrierId.Parcelforce, "S10 of a post abroad", weak, "lldddddddddll", S10, IsAbroad);

        yield return new(CarrierId.Ups, "UPS 1Z", strong, "1Z" + Of(15, 'x') + "d", static t => (CheckDigits.Ups(t.AsSpan(2, 15)), t[^1]));
        yield return new(CarrierId.Yodel, "Yodel JD", strong, "JD" + Of(16, 'd'));
        yield return new(CarrierId.Yodel, "Yodel JJD", strong, "JJD" + Of(16, 'd'));
        foreach (var prefix in (string[])["TBA", "TBC", "TBM"])
            yield return new(CarrierId.AmazonShipping, "Amazon " + prefix, strong, prefix + Of(12, 'd'));

        yield return new(CarrierId.Dpd, "DPD with check character", strong, Of(14, 'd') + "x", Dpd);
        yield return new(CarrierId.Dpd, "DPD label", strong, Of(27, 'd') + "x", Dpd);
        yield return new(CarrierId.Dpd, "DPD", medium, Of(14, 'd'));
        yield return new(CarrierId.DhlEcommerceUk, "14 digits", weak, Of(14, 'd'));

        yield return new(CarrierId.Parcelforce, "Parcelforce", medium, "ll" + Of(7, 'd'));
        yield return new(CarrierId.Parcelforce, "Parcelforce", medium, "llll" + Of(10, 'd'));

        yield return new(CarrierId.Evri, "Evri", medium, Of(16, 'd'));
        yield return new(CarrierId.Evri, "Evri", medium, "ldd" + Of(13, 'x'));
        foreach (var mask in (string[])["l" + Of(14, 'd'), "ll" + Of(14, 'd'), "ll" + Of(15, 'd')])   // A letter and 15 digits is the form above.
            yield return new(CarrierId.Evri, "Evri, older", medium, mask);

        foreach (var length in (int[])[10, 11])
            yield return new(CarrierId.DhlExpress, "DHL waybill", medium, Of(length, 'd'), static t => (CheckDigits.Dhl(t.AsSpan(0, t.Length - 1)), t[^1]));
        foreach (var length in (int[])[9, 10])
        {
            yield return new(CarrierId.DhlExpress, "DHL piece", medium, "Jll" + Of(length, 'd'));
            yield return new(CarrierId.DhlExpress, "DHL piece", medium, "Jlll" + Of(length, 'd'));
        }

        foreach (var length in (int[])[18, 19, 20])
        {
            yield return new(CarrierId.DhlExpress, "DHL piece, longer", medium, "JD" + Of(length, 'd'));
            yield return new(CarrierId.DhlExpress, "DHL piece, longer", medium, "JJD" + Of(length, 'd'));
        }

        yield return new(CarrierId.Fedex, "FedEx Express", medium, Of(12, 'd'), static t => (CheckDigits.FedExExpress(t.AsSpan(0, 11)), t[^1]));
        yield return new(CarrierId.Fedex, "FedEx Ground", medium, Of(15, 'd'), FedExGround);
        yield return new(CarrierId.Fedex, "FedEx Ground 96", medium, "96" + Of(20, 'd'), FedExGround);
        yield return new(CarrierId.Parcelforce, "12 digits", weak, Of(12, 'd'));
        yield return new(CarrierId.Dpd, "12 digits", weak, Of(12, 'd'));

        yield return new(null, "SSCC", medium, Of(18, 'd'), Gs1);
        yield return new(null, "SSCC", medium, "00" + Of(18, 'd'), static t => Gs1(t[2..]));
        yield return new(CarrierId.Fedex, "SSCC", weak, Of(18, 'd'), Gs1);

        for (var length = 16; length <= 21; length++)
            yield return new(CarrierId.RoyalMail, "Royal Mail parcel id", weak, Of(length, 'x'), Holds: static t => t.Any(char.IsAsciiDigit));
    }

    /// <summary>What a character may have been meant for: a letter for a digit anywhere, a digit for a letter where only a letter can stand.</summary>
    private static char Meant(char c, char mask) => c switch
    {
        'O' => '0',
        'I' => '1',
        'S' => '5',
        '0' when mask != 'x' => 'O',
        '1' when mask != 'x' => 'I',
        '5' when mask != 'x' => 'S',
        _ => c,
    };

    private static string Of(int count, char c) => new(c, count);

    private static (char Wanted, char Found) S10(string text) => (CheckDigits.S10(text.AsSpan(2, 8)), text[10]);

    private static (char Wanted, char Found) Dpd(string text) => (CheckDigits.Dpd(text.AsSpan(0, text.Length - 1)), text[^1]);

    // A 96 number ends in a number of 15 digits with its own check digit.
    private static (char Wanted, char Found) FedExGround(string text) => (CheckDigits.FedExGround(text.AsSpan(text.Length - 15, 14)), text[^1]);

    private static (char Wanted, char Found) Gs1(string text) => (CheckDigits.Gs1(text.AsSpan(0, text.Length - 1)), text[^1]);

    private static bool IsAbroad(string text) => !text.EndsWith("GB", StringComparison.Ordinal) && Countries.Exists(text.AsSpan(text.Length - 2));

    private static bool Fits(char mask, char c) => mask switch
    {
        'l' => char.IsAsciiLetterUpper(c),
        'd' => char.IsAsciiDigit(c),
        'x' => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c),
        var literal => c == literal,
    };

    private bool Fits(string text)
    {
        if (text.Length != Mask.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Fits(Mask[i], text[i]))
                return false;
        }

        return Holds is null || Holds(text);
    }

    /// <summary>The texts of this shape that the text can be read as, with a right check digit; none when it can be read in too many ways.</summary>
    private IEnumerable<string> Repairs(string text)
    {
        List<string> readings = [string.Empty];
        for (var i = 0; i < text.Length && readings.Count is > 0 and <= MostReadings; i++)
        {
            char[] fitting = [.. new[] { text[i], Meant(text[i], Mask[i]) }.Distinct().Where(c => Fits(Mask[i], c))];
            readings = [.. readings.SelectMany(_ => fitting, static (start, c) => start + c)];
        }

        return readings.Count <= MostReadings ? readings.Where(r => Fits(r) && CheckDigit(r) == CheckDigitState.Right) : [];
    }

    private CheckDigitState CheckDigit(string text)
    {
        if (Check is null)
            return CheckDigitState.None;
        var (wanted, found) = Check(text);
        return wanted == found ? CheckDigitState.Right : CheckDigitState.Wrong;
    }

    /// <summary>The countries of ISO 3166-1, two letters each.</summary>
    private static class Countries
    {
        private const string Codes =
            "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
            + "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
            + "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
            + "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ "
            + "NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW "
            + "SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ "
            + "UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

        // Letters never straddle two codes: a space parts them.
        internal static bool Exists(ReadOnlySpan<char> code) => Codes.AsSpan().Contains(code, StringComparison.Ordinal);
    }
}
