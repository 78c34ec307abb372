using System.Globalization;

namespace Connectors.Mirakl.Models;

/// <summary>A line of an import that the platform refused: the other lines are not held up by it.</summary>
/// <param name="Line">Number of the line in the file that was sent, where the header is line 1 (OF03); null when the report does not tell.</param>
/// <param name="Message">Why, in the platform's words, which may quote what was sent: do not log it.</param>
/// <param name="Row">The line as it was sent, with the columns of the report.</param>
public sealed record ImportRowError(long? Line, string Message, FileRow Row)
{
    /// <summary>Shows the line's number only.</summary>
    public override string ToString() => $"line {Line?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}";

    /// <summary>OF03 names the two columns and puts them last; STO03 and PRI03 put them first.</summary>
    internal static ImportRowError Of(FileRow row)
    {
        var line = row["error-line"] ?? Cell(0);
        var message = row["error-message"] ?? Cell(1);
        return new(long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null, message, row);

        string Cell(int place) => place < row.Cells.Count ? row.Cells[place] : string.Empty;
    }
}
