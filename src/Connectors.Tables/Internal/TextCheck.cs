using System.Buffers;
using System.Globalization;
using System.Text;

namespace Connectors.Tables.Internal;

/// <summary>Refuses what a person would not see in a cell, and what a spreadsheet did to it.</summary>
internal static class TextCheck
{
    public const int MaxLength = 256;

    // Cyrillic and Greek letters that have the shape of a Latin letter in most typefaces.
    private static readonly SearchValues<char> Twins = SearchValues.Create("АВЕЅІЈКМНОРСТУХЬаеѕіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο");
    private static readonly SearchValues<char> Mantissa = SearchValues.Create("0123456789.,");

    /// <summary>What would be right instead, or null when the text is fine.</summary>
    public static string? Expectation(string text)
    {
        if (text.Length > MaxLength)
        {
            return string.Create(CultureInfo.InvariantCulture, $"at most {MaxLength} characters");
        }

        if (IsExponent(text))
        {
            return "all digits: a spreadsheet has shortened this number, so format the column as text and enter it again";
        }

        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return null;
        }

        var latin = false;
        var afterLatin = false;
        Rune? foreign = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value is >= ' ' and <= '~')
            {
                afterLatin = char.IsAsciiLetter((char)rune.Value);
                latin |= afterLatin;
                continue;
            }

            if (afterLatin && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && !IsInvisible(rune))
            {
                return string.Create(CultureInfo.InvariantCulture, $"letter and accent as one character, not the separate accent U+{rune.Value:X4}");
            }

            afterLatin = false;

            if (IsInvisible(rune))
            {
                return string.Create(CultureInfo.InvariantCulture, $"text without the invisible character U+{rune.Value:X4}");
            }

            if (IsLookAlike(rune))
            {
                foreign ??= rune;
            }
        }

        return latin && foreign is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"letters of one alphabet: '{found}' is U+{found.Value:X4}, which only looks like a Latin letter or digit")
            : null;
    }

    /// <summary>Whether every letter is foreign and has the shape of a Latin one, so that nobody could tell the text from the Latin one.</summary>
    public static bool LooksLatin(string text) =>
        text.AsSpan().ContainsAny(Twins) && text.All(static c => c <= '~' ? !char.IsAsciiLetter(c) : Twins.Contains(c));

    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.SpaceSeparator => rune.Value != ' ',
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => true,
        _ => rune.Value == 0xFFFD || IsBlank(rune),
    };

    // What is no space, control or format character and yet shows nothing: joiners, variation selectors, Hangul fillers, the empty Braille pattern.
    private static bool IsBlank(Rune rune) => rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    // Greek, Cyrillic, Armenian, Cherokee, letter-like symbols, full-width forms, mathematical letters: the alphabets that hold twins of Latin letters.
    private static bool IsLookAlike(Rune rune) => rune.Value is
        (>= 0x0370 and <= 0x058F) or (>= 0x13A0 and <= 0x13FF) or (>= 0x1F00 and <= 0x1FFF) or (>= 0x2100 and <= 0x214F)
        or (>= 0xFF00 and <= 0xFFEF) or (>= 0x1D400 and <= 0x1D7FF);

    // 1.5E+12 and 5.01E+12, as spreadsheets write them; 12E5 may be a SKU.
    private static bool IsExponent(string text)
    {
        var plus = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return plus > 0
            && plus + 2 < text.Length
            && text.AsSpan(0, plus).IndexOfAnyExcept(Mantissa) < 0
            && text.AsSpan(plus + 2).IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
