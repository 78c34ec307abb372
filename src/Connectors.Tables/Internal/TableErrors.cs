using System.Globalization;
using System.Text;

namespace Connectors.Tables.Internal;

/// <summary>Collects the errors of one file.</summary>
internal sealed class TableErrors(string file)
{
    private const int ValueShown = 60;
    private readonly List<TableError> _errors = [];

    public string File => file;

    public int Count => _errors.Count;

    public void Add(int line, string column, string? value, string expected) =>
        _errors.Add(new TableError(file, line, column, Printable(value ?? string.Empty), expected));

    public IReadOnlyList<TableError> InLineOrder() => [.. _errors.OrderBy(static e => e.Line)];

    // An error is one line of a console: what cannot be seen is shown by its number.
    private static string Printable(string value)
    {
        var shown = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (shown.Length >= ValueShown)
            {
                shown.Append('…');
                break;
            }

            if (TextCheck.IsInvisible(rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }
}
