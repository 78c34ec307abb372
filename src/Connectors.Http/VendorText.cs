using System.Globalization;
using System.Text;

namespace Connectors.Http;

/// <summary>
/// Text from outside is data: ids are checked before they are used as keys, and words are bounded and cleaned before people see them, so that none
/// forges a line of a log or a key of another thing. Pure.
/// </summary>
public static class VendorText
{
    /// <summary>The longest id that is taken from a vendor, in characters.</summary>
    public const int MaxIdLength = 200;

    /// <summary>Why a text is no id, for people.</summary>
    internal static readonly string NoId = string.Create(CultureInfo.InvariantCulture, $"1 to {MaxIdLength} characters are expected, all of them shown as themselves, without a blank at the ends");

    /// <summary>Whether the text can be an id: 1 to <see cref="MaxIdLength"/> characters, none of them a control or format character or half a pair, no blank at the ends.</summary>
    /// <param name="text">The vendor's text; null is no id.</param>
    public static bool IsId(string? text) => text is { Length: > 0 and <= MaxIdLength }
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]) && !HasControl(text);

    /// <summary>Whether the text holds a character that is not shown as itself: controls, line and paragraph separators, direction marks, half a pair.</summary>
    /// <param name="text">The vendor's text.</param>
    public static bool HasControl(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExceptInRange(' ', '~'))
            return false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune) || rune == Rune.ReplacementChar)
                return true;
        }
        return false;
    }

    /// <summary>The text as people may see it: at most so many characters, with a dot in place of each character that would not show as itself.</summary>
    /// <param name="text">The vendor's text; null is empty.</param>
    /// <param name="most">The most characters, at least 2; a longer text ends in <c>…</c>.</param>
    public static string Show(string? text, int most = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 2);
        if (text is null)
            return string.Empty;
        if (text.Length <= most && !HasControl(text))
            return text;
        var shown = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, most)).EnumerateRunes())
            shown.Append(IsHidden(rune) || rune == Rune.ReplacementChar ? "·" : rune.ToString());
        if (text.Length > most)
            shown.Length = Math.Min(shown.Length, most - 1);
        return text.Length > most ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>Whether it is not shown as itself.</summary>
    internal static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control
        or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator
        or System.Globalization.UnicodeCategory.ParagraphSeparator or System.Globalization.UnicodeCategory.Surrogate;
}
