using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Tables.Internal;

/// <summary>The good rows of one file, where each stands, and what is wrong with the others.</summary>
/// <param name="shape">The sheet.</param>
/// <param name="lines">The line of each good row.</param>
/// <param name="errors">What is wrong so far.</param>
/// <param name="fill">Puts the good rows into a table.</param>
internal sealed class ParsedSheet<TTable>(SheetShape<TTable> shape, IReadOnlyList<int> lines, RowErrors errors, Func<TTable, TTable> fill)
{
    public IReadOnlyList<RowError> Errors => errors.InLineOrder();

    public bool HasErrors => errors.Count > 0;

    public TTable Fill(TTable table) => fill(table);

    /// <summary>Adds an error that compiling found when it says that it is about this sheet.</summary>
    public bool TryAdd(RowError error)
    {
        if (shape.ErrorPrefix is { } prefix && error.Column.StartsWith(prefix, StringComparison.Ordinal))
            Add(error with { Column = error.Column[prefix.Length..] });
        else if (shape.Sheet.IsSettings && error.Line == 0 && ColumnOf(error.Column) is not null)
            Add(error with { Line = 1 });
        else
            return false;
        return true;
    }

    /// <summary>Puts an error that compiling found where it stands in the file.</summary>
    public void Add(RowError error) =>
        errors.Add(LineOf(error.Line), ColumnOf(error.Column) ?? error.Column, error.Value, OtherRow.Pattern().Replace(error.Expected, match =>
            string.Create(CultureInfo.InvariantCulture, $"line {LineOf(int.Parse(match.ValueSpan[(match.ValueSpan.IndexOf(' ') + 1)..], CultureInfo.InvariantCulture))}")));

    private int LineOf(int row) => row > 0 && row <= lines.Count ? lines[row - 1] : 0;

    // Compiling names members, the file names columns: OfferId is offer_id.
    private string? ColumnOf(string member) => shape.Sheet.Columns.FirstOrDefault(c => c.Fills(member))?.Name;
}
