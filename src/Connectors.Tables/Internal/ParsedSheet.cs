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

    /// <summary>Adds a mistake that compiling found when it says that it is about this sheet.</summary>
    public bool TryAdd(TableMistake mistake)
    {
        if (shape.MistakePrefix is { } prefix && mistake.Column.StartsWith(prefix, StringComparison.Ordinal))
            Add(mistake with { Column = mistake.Column[prefix.Length..] });
        else if (shape.Sheet.IsSettings && mistake.Row == 0 && ColumnOf(mistake.Column) is not null)
            Add(mistake with { Row = 1 });
        else
            return false;
        return true;
    }

    /// <summary>Puts a mistake that compiling found where it stands in the file.</summary>
    public void Add(TableMistake mistake) =>
        errors.Add(LineOf(mistake.Row), ColumnOf(mistake.Column) ?? mistake.Column, mistake.Value, OtherRow.Pattern().Replace(mistake.Expected, match =>
            string.Create(CultureInfo.InvariantCulture, $"line {LineOf(int.Parse(match.ValueSpan[(match.ValueSpan.IndexOf(' ') + 1)..], CultureInfo.InvariantCulture))}")));

    private int LineOf(int row) => row > 0 && row <= lines.Count ? lines[row - 1] : 0;

    // Compiling names members, the file names columns: OfferId is offer_id.
    private string? ColumnOf(string member) => shape.Sheet.Columns.FirstOrDefault(c => c.Fills(member))?.Name;
}
