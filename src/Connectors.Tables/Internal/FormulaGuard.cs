namespace Connectors.Tables.Internal;

/// <summary>Keeps spreadsheets from running a cell. An apostrophe in front marks text; reading takes away exactly what writing put there.</summary>
internal static class FormulaGuard
{
    public static bool IsFormula(string text) => text is ['=' or '+' or '-' or '@', ..];

    public static bool IsGuarded(string text) => text.StartsWith('\'') && Unquoted(text) is ['=' or '+' or '-' or '@', ..];

    public static string Guard(string text) => IsFormula(text) || IsGuarded(text) ? "'" + text : text;

    public static string Unguard(string text) => IsGuarded(text) ? text[1..] : text;

    private static ReadOnlySpan<char> Unquoted(string text) => text.AsSpan().TrimStart('\'');
}
