using System.Globalization;
using Connectors.Domain.Reasons;

namespace Connectors.Tables.Internal;

/// <summary>The good rows of one file, where each stands, and what is wrong with the others.</summary>
internal sealed class RowSet<TRow>
{
    private readonly Header _header;
    private readonly List<int> _lines = [];
    private readonly List<TRow> _rows = [];
    private readonly TableErrors _errors;

    private RowSet(Header header, TableErrors errors)
    {
        _header = header;
        _errors = errors;
    }

    public IReadOnlyList<TRow> Rows => _rows;

    public IReadOnlyList<TableError> Errors => _errors.InLineOrder();

    public bool HasErrors => _errors.Count > 0;

    public static RowSet<TRow> Parse(TableShape<TRow> shape, ReadOnlyMemory<byte> content, string file, char? separator)
    {
        var errors = new TableErrors(file);
        var set = new RowSet<TRow>(shape.Header, errors);
        var cells = new RowCells(shape.Header, errors);
        foreach (var raw in RowSource.Read(content, shape.Header, separator, errors))
        {
            cells.Start(raw);
            var row = shape.Read(cells);
            if (!cells.Failed)
            {
                set._rows.Add(row);
                set._lines.Add(raw.Line);
            }
        }

        return set;
    }

    /// <summary>Puts a mistake that compiling found where it stands in the file.</summary>
    public void Add(TableMistake mistake)
    {
        _errors.Add(LineOf(mistake.Row), ColumnOf(mistake.Column), mistake.Value, OtherRow.Pattern().Replace(mistake.Expected, match =>
            string.Create(CultureInfo.InvariantCulture, $"line {LineOf(int.Parse(match.ValueSpan[(match.ValueSpan.IndexOf(' ') + 1)..], CultureInfo.InvariantCulture))}")));
    }

    private int LineOf(int row) => row > 0 && row <= _lines.Count ? _lines[row - 1] : 0;

    // Compiling names members, the file names columns: OfferId is offer_id.
    private string ColumnOf(string member)
    {
        for (var i = 0; i < _header.Count; i++)
        {
            if (_header[i].Fills(member))
            {
                return _header[i].Name;
            }
        }

        return member;
    }
}
