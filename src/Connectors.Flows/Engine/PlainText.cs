using System.Globalization;
using System.Text;

namespace Connectors.Flows.Engine;

/// <summary>
/// Text that shows as what it is: no line breaks, no escapes, nothing that hides or turns the reading direction. Clients clean what vendors write by rules of their own, which flows do not see; this holds whoever wrote an adapter.
/// </summary>
internal static class PlainText
{
    public static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || text.EnumerateRunes().All(Shows);

    /// <summary>The text with a dot in place of whatever does not show.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            shown.Append(Shows(rune) ? rune.ToString() : "·");
        return shown.ToString();
    }

    private static bool Shows(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
