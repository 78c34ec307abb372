using System.Globalization;

namespace Connectors.Domain.Carriers;

/// <summary>Tells texts that cannot be a tracking number of any carrier: what spreadsheets make of numbers, placeholders, links.</summary>
/// <remarks>It looks at the text alone. Whatever else carriers write, they write letters, digits and a few separators.</remarks>
internal static class TrackingTexts
{
    private const string Separators = "-./_:()";
    private const int Precision = 15;
    private const int LongestDate = 17;
    private const int ShortestWithYear = 6;
    private const int SurelyRounded = 18;
    private const int GroupsThatAreNoNumber = 3;

    // Day and month in whatever order the spreadsheet has them.
    private static readonly string[] Dates =
    [
        "d/M/yyyy", "d/M/yy", "M/d/yyyy", "M/d/yy", "d-M-yyyy", "M-d-yyyy", "d.M.yyyy", "yyyy-M-d", "yyyy/M/d", "d-MMM-yy", "d-MMM-yyyy", "MMM-yy", "d MMM yyyy", "d MMMM yyyy", "MMMM d yyyy", "d-MMMM-yyyy", "MMMM-yy", "MMMM yyyy",
    ];

    /// <summary>Whether a text that shows no damage can be a number that a carrier gave.</summary>
    internal static bool CanBeNumber(string text) =>
        text.Any(static c => c is >= '1' and <= '9')
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || char.IsWhiteSpace(c) || Separators.Contains(c, StringComparison.Ordinal))
        && !text.Contains("://", StringComparison.Ordinal)
        && !text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(static w => IsExponent(w));

    /// <summary>A number as a power of ten: <c>1.55050E+13</c>, <c>1,5e13</c>, <c>155.05E+11</c>, <c>2E15</c>. Whole digits around an E without a sign are a number of their own.</summary>
    internal static bool IsExponent(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var e = text.IndexOfAny('E', 'e');
        if (e < 1)
            return false;
        var mantissa = text[..e].TrimEnd();
        var power = text[(e + 1)..].Trim();
        var isSigned = power is ['+' or '-', ..];
        power = isSigned ? power[1..] : power;
        var point = mantissa.IndexOfAny('.', ',');
        var isNumber = IsDigits(point < 0 ? mantissa : mantissa[..point]) && (point < 0 || IsDigits(mantissa[(point + 1)..]));
        return isNumber && IsDigits(power) && power.Length <= (isSigned ? 3 : 2) && (isSigned || point >= 0 || mantissa.Length == 1);
    }

    /// <summary>A number with nothing behind the point, <c>15505012345678.0</c>, or a small one with something, <c>1.55</c>.</summary>
    internal static bool IsFraction(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var point = text.LastIndexOfAny('.', ',');
        if (point < 1 || !IsDigits(text[(point + 1)..]) || !IsDigits(text[..point]))
            return false;
        return !text[(point + 1)..].ContainsAnyExcept('0') || point <= 3;
    }

    /// <summary>A number whose thousands are parted: <c>15,505,012,345,678</c>.</summary>
    internal static bool IsGrouped(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.LastIndexOf('.') is >= 0 and var point && text[..point].Contains(',') && IsDigits(text[(point + 1)..]))
            text = text[..point];
        return IsGrouped(text, ',', 1) || IsGrouped(text, '.', GroupsThatAreNoNumber);
    }

    /// <summary>A number longer than spreadsheets can count, of which they kept fifteen digits: <c>340434161094012000000</c>.</summary>
    internal static bool IsRounded(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.Length >= SurelyRounded && IsDigits(text) && !text[Precision..].ContainsAnyExcept('0');
    }

    /// <summary>A number that a spreadsheet took for a date.</summary>
    internal static bool IsDate(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length > 10 && text[10] is 'T' or ' ' && text[..10].Contains('-'))
            text = text[..10];
        if (text.Length > LongestDate || !text.ContainsAny("/-. "))
            return false;

        // Without a year the day counts in a leap year, so that nothing depends on the present one.
        if (text.Length <= ShortestWithYear && DateOnly.TryParseExact($"{text}-2000", "d-MMM-yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return true;
        return DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1930 and < 2100;
    }

    /// <summary>A number that a spreadsheet took for a time of day or a length of time: <c>12:30</c>, <c>12:30:00 PM</c>, <c>30:00.0</c>.</summary>
    internal static bool IsTime(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.EndsWith("AM", StringComparison.OrdinalIgnoreCase) || text.EndsWith("PM", StringComparison.OrdinalIgnoreCase))
            text = text[..^2].TrimEnd();
        var parts = 0;
        foreach (var range in text.Split(':'))
        {
            var part = text[range];
            if (parts++ > 0 && part.IndexOf('.') is > 0 and var point && IsDigits(part[(point + 1)..]))
                part = part[..point];
            if (!IsDigits(part) || (parts > 1 && part.Length != 2))
                return false;
        }

        return parts is 2 or 3;
    }

    private static bool IsGrouped(ReadOnlySpan<char> text, char separator, int least)
    {
        var first = text.IndexOf(separator);
        if (first is < 1 or > 3 || !IsDigits(text[..first]))
            return false;
        var groups = 0;
        for (var rest = text[first..]; !rest.IsEmpty; rest = rest[4..], groups++)
        {
            if (rest.Length < 4 || rest[0] != separator || !IsDigits(rest[1..4]))
                return false;
        }

        return groups >= least;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
