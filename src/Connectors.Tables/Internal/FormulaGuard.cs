namespace Connectors.Tables.Internal;

/// <summary>Keeps spreadsheets from running a cell. An apostrophe in front marks text; reading takes away exactly what writing put there.</summary>
internal static class FormulaGuard
{
    public static bool IsFormula(string text) => StartsFormula(text);

    public static bool IsGuarded(string text) => text.StartsWith('\'') && StartsFormula(text.AsSpan().TrimStart('\''));

    public static string Guard(string text) => IsFormula(text) || IsGuarded(text) ? "'" + text : text;

    public static string Unguard(string text) => IsGuarded(text) ? text[1..] : text;

    // Some spreadsheets take the full-width signs too.
    private static bool StartsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..];
}
