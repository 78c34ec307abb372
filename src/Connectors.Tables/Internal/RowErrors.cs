using System.Globalization;
using System.Text;
using Connectors.Domain.Reasons;

namespace Connectors.Tables.Internal;

/// <summary>Collects the errors of one file; beyond the limit they are only counted.</summary>
internal sealed class RowErrors(string file, int max)
{
    private const int ValueShown = 60;
    private readonly List<RowError> _errors = [];

    public int Count { get; private set; }

    public bool IsFull => Count >= max;

    public void Add(int line, string column, string? value, string expected)
    {
        if (!IsFull)
        {
            _errors.Add(new RowError(file, line, Printable(column), Printable(value ?? string.Empty), expected));
        }

        Count++;
    }

    public IReadOnlyList<RowError> InLineOrder()
    {
        var errors = _errors.OrderBy(static e => e.Line);
        return Count <= max
            ? [.. errors]
            : [.. errors, new RowError(file, 0, string.Empty, string.Empty, string.Create(CultureInfo.InvariantCulture, $"{Count - max} more corrections; only {max} are listed"))];
    }

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
