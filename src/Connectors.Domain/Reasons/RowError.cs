using System.Globalization;

namespace Connectors.Domain.Reasons;

/// <summary>
/// One wrong cell, row or file of a table, in words a person can act on. Holds what stands there, so keep it away from logs when a table holds names.
/// </summary>
/// <param name="File">The file as it was configured; empty for a table from code.</param>
/// <param name="Line">Line in the file, or position of the row in a table from code, from 1; 0 when it is about the whole.</param>
/// <param name="Column">The column, in the file's words or the row's member; empty when it is about the row or the file.</param>
/// <param name="Value">What stands there; empty when nothing does. From a file printable and cut after 60 characters.</param>
/// <param name="Expected">What would be right.</param>
public sealed record RowError(string File, int Line, string Column, string Value, string Expected)
{
    /// <summary>One line: <c>carriers.csv:12: code 'dpd '; expected …</c>.</summary>
    public override string ToString()
    {
        var place = (File.Length, Line) switch
        {
            (0, 0) => "table",
            (_, 0) => File,
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"row {Line}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}"),
        };
        var subject = (Column.Length, Value.Length) switch
        {
            (0, 0) => string.Empty,
            (0, _) => $"'{Value}' ",
            (_, 0) => $"{Column} is empty; ",
            _ => $"{Column} '{Value}'; ",
        };
        return $"{place}: {subject}expected {Expected}";
    }
}
