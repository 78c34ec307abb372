using System.Text.RegularExpressions;

namespace Connectors.Tables.Internal;

/// <summary>Tells what a spreadsheet made of a text that it took for a number, a date or a formula. Such a text names nothing, however good it looks.</summary>
internal static partial class SpreadsheetDamage
{
    private const string Month = "(Jan|Feb|Mar|Mrz|M\u00E4r|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)";

    /// <summary>What would be right instead of a damaged text, or null when a person may have written it.</summary>
    public static string? Expectation(string text) =>
        ErrorValue().IsMatch(text) ? "a value: this is an error of the spreadsheet, so correct the formula there"
        : Fraction().IsMatch(text) || Thousands().IsMatch(text) ? "all digits and nothing else: a spreadsheet has formatted this number, so format the column as text and enter it again"
        : Exponent().IsMatch(text) || Rounded().IsMatch(text) ? "all digits: a spreadsheet has shortened this number, so format the column as text and enter it again"
        : null;

    /// <summary>The same for a cell that holds no date, no time and no number: a name, a word or an id.</summary>
    public static string? ExpectationOfText(string text) =>
        Date().IsMatch(text) ? "the text itself: a spreadsheet has taken it for a date, so format the column as text and enter it again"
        : Groups().IsMatch(text) ? "all digits and nothing else: a spreadsheet has formatted this number, so format the column as text and enter it again"
        : null;

    // Each language of a spreadsheet has its own.
    [GeneratedRegex(@"^(#+|#(N/[ABD]|I/T|NV|GETTING_DATA)|#[\u00A1\u00BF]?[A-Z\u00C0-\u00DE/0-9_]+[!?]|Err:[0-9]{3})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ErrorValue();

    [GeneratedRegex(@"^[0-9]+[.,]0+$", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^[0-9]{1,3}((,[0-9]{3})+|('[0-9]{3})+|(\.[0-9]{3}){2,})([.,][0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[0-9]+[.,][0-9]+E[+-]?[0-9]{1,3}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Exponent();

    // Spreadsheets count to fifteen digits; the rest of a longer number becomes zeros.
    [GeneratedRegex(@"^[0-9]{15}0{3,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Rounded();

    // Months as spreadsheets write them, in English or German: MAR-26 and 3/4 may be somebody's ids, 04-Mar is what became of the second.
    [GeneratedRegex(@"^([0-9]{1,2}/[0-9]{1,2}/([0-9]{4}|[0-9]{2})|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}|[0-9]{1,2}(-|\. ?)" + Month + @"((-| )([0-9]{4}|[0-9]{2}))?|" + Month + @"[- ]([0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[0-9]{1,3}( [0-9]{3}){2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Groups();
}
