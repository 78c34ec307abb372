using System.Globalization;
using System.Text;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>
/// The rows of a cross-reference lookup, as its CSV has them: a line of names, <c>left_value,right_value</c>, and a line for each row. What people export and import in the dashboard has the same form.
/// Immutable.
/// </summary>
public sealed class LookupTable
{
    /// <summary>Most bytes of a file that the vendor imports: 5 MB, counted in thousands because the vendor does not say which.</summary>
    public const int LargestFile = 5_000_000;

    private const string LeftColumn = "left_value", RightColumn = "right_value";
    private const int MostMistakes = 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes a table of rows.</summary>
    /// <param name="rows">The rows, in their order.</param>
    /// <exception cref="ArgumentException">A row is null, or has an empty left value or half a character.</exception>
    public LookupTable(IEnumerable<LookupPair> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Rows = [.. rows];
        if (Rows.Any(static row => row is null || string.IsNullOrEmpty(row.Left) || row.Right is null || !IsText(row.Left) || !IsText(row.Right)))
            throw new ArgumentException("A row is null, or has an empty left value or half a character.", nameof(rows));
    }

    /// <summary>The rows in their order; never null. A left value may stand in several.</summary>
    public IReadOnlyList<LookupPair> Rows { get; }

    /// <summary>Reads a file: UTF-8, with a line of names that holds <c>left_value</c> and <c>right_value</c> in any order; other columns are passed over, and so are blank lines.</summary>
    /// <param name="csv">The file.</param>
    /// <exception cref="FormatException">It is longer than <see cref="LargestFile"/>, no UTF-8 or no such table. All lines that are wrong are told, by number and column and never by what they hold.</exception>
    public static LookupTable Read(ReadOnlySpan<byte> csv)
    {
        if (csv.Length > LargestFile)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The file holds {csv.Length} bytes; at most {LargestFile} are taken."));
        var mistakes = new List<string>();
        var lines = CsvLines.Read(Decode(csv), mistakes);
        if (lines is not [var head, .. var rest])
            throw new FormatException($"The file is empty; a line of names is expected: {LeftColumn},{RightColumn}.");
        var (left, right) = (head.Cells.FindIndex(IsColumn(LeftColumn)), head.Cells.FindIndex(IsColumn(RightColumn)));
        if (left < 0 || right < 0)
            throw new FormatException($"Line 1 names no column {(left < 0 ? LeftColumn : RightColumn)}; expected are {LeftColumn},{RightColumn}.");
        var rows = new List<LookupPair>(rest.Count);
        foreach (var (number, cells) in rest)
        {
            if (cells.Count <= Math.Max(left, right))
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {number} has {cells.Count} cells; {head.Cells.Count} are expected."));
            else if (cells[left].Length == 0)
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"Line {number} has no {LeftColumn}."));
            else
                rows.Add(new LookupPair(cells[left], cells[right]));
        }

        return mistakes.Count == 0
            ? new LookupTable(rows)
            : throw new FormatException(string.Join(' ', mistakes.Take(MostMistakes)) + (mistakes.Count > MostMistakes ? string.Create(CultureInfo.InvariantCulture, $" And {mistakes.Count - MostMistakes} more.") : string.Empty));
    }

    /// <summary>Writes the file: UTF-8 without a mark, lines that end in CR and LF. What <see cref="Read"/> reads back as the same rows.</summary>
    public byte[] ToCsv()
    {
        var text = new StringBuilder(64 + (32 * Rows.Count)).Append(LeftColumn).Append(',').Append(RightColumn).Append("\r\n");
        foreach (var row in Rows)
        {
            CsvLines.Append(text, row.Left);
            text.Append(',');
            CsvLines.Append(text, row.Right);
            text.Append("\r\n");
        }

        return Utf8.GetBytes(text.ToString());
    }

    /// <summary>How many rows there are; never what they hold.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(LookupTable)} of {Rows.Count} rows");

    private static Predicate<string> IsColumn(string name) => cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsText(string text)
    {
        try
        {
            Utf8.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static string Decode(ReadOnlySpan<byte> csv)
    {
        try
        {
            return Utf8.GetString(csv.StartsWith("\uFEFF"u8) ? csv[3..] : csv);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The file is no UTF-8.");
        }
    }
}
