using System.Globalization;

namespace Connectors.Tables;

/// <summary>One wrong cell, row or file, in words a person can act on. Holds file content, so keep it away from logs when a table holds names.</summary>
/// <param name="File">The file as it was configured.</param>
/// <param name="Line">Line in the file, from 1; 0 when it is about the file as a whole.</param>
/// <param name="Column">The column, in the file's words; empty when it is about the row or the file.</param>
/// <param name="Value">What stands there, printable and cut after 60 characters; empty when nothing does.</param>
/// <param name="Expected">What would be right.</param>
public sealed record RowError(string File, int Line, string Column, string Value, string Expected)
{
    /// <summary>One line: <c>carriers.csv:12: code 'dpd ' — expected …</c>.</summary>
    public override string ToString()
    {
        var place = Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
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
