using System.Text.RegularExpressions;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>
/// The field that an error is about. The service has no member for it: the sentence names it, by the API's name (<c>currencyCode</c>) or by the table's (<c>Document Date</c>).
/// Only sentences whose form is known are read, because others quote what was sent.
/// </summary>
internal static partial class ErrorFields
{
    /// <summary>The field's name; null when the text names none.</summary>
    public static string? Find(string? text)
    {
        if (text is null)
            return null;
        var match = Sentences().Match(text);
        return match.Success ? match.Groups["field"].Value : null;
    }

    // Names of the API are camelCase words; those of tables are few words that begin with a capital.
    [GeneratedRegex(
        """^(?:The|An?|The blank|The value for|Both) "(?<field>[a-z][A-Za-z0-9]{0,63})" """ +
        """|(?:^|\s)(?:property named|[Tt]he property|Control|Field) '(?<field>[A-Za-z][A-Za-z0-9]{0,63})'""" +
        """|^The field (?<field>[A-Z][A-Za-z0-9 ./&-]{0,38}[A-Za-z0-9.]) of table """ +
        """|^(?<field>[A-Z][A-Za-z0-9 ./&-]{0,38}[A-Za-z0-9.]) must (?:have a value|be equal to|not be|be filled in)""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Sentences();
}
