using System.Globalization;
using Connectors.Domain.Values;

namespace Connectors.Tables.Internal;

/// <summary>Reads the cells of one row as values, and notes what is wrong with each.</summary>
internal sealed class RowCells(Header header, TableErrors errors)
{
    private RawRow _row;

    /// <summary>Whether any cell of the row was wrong.</summary>
    public bool Failed { get; private set; }

    public void Start(RawRow row)
    {
        _row = row;
        Failed = false;
    }

    public string? Optional(int column)
    {
        if (_row.Cells[column] is { } text && TextCheck.Expectation(text) is { } expected)
        {
            Fail(column, expected);
            return null;
        }

        return _row.Cells[column];
    }

    public string Text(int column)
    {
        if (_row.Cells[column] is null)
        {
            Fail(column, "a value");
        }

        return Optional(column) ?? string.Empty;
    }

    public TId Id<TId>(int column)
        where TId : struct, ITextId<TId> => Text(column) is { Length: > 0 } text ? TId.From(text) : default;

    public TId? OptionalId<TId>(int column)
        where TId : struct, ITextId<TId> => Optional(column) is { } text ? TId.From(text) : null;

    public bool Flag(int column)
    {
        switch (Optional(column)?.ToLowerInvariant())
        {
            case null or "false" or "no" or "n" or "0":
                return false;
            case "true" or "yes" or "y" or "1":
                return true;
            default:
                Fail(column, "true or false");
                return false;
        }
    }

    public Ratio Ratio(int column)
    {
        var text = Text(column);
        if (text.Length == 0)
        {
            return default;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var upper = slash < 0 ? text : text[..slash];
        var lower = slash < 0 ? "1" : text[(slash + 1)..];
        if (Whole(upper, out var numerator) && Whole(lower, out var denominator))
        {
            return new Ratio(numerator, denominator);
        }

        Fail(column, "a whole number from 1 such as 12, or a fraction such as 1/3, without separators");
        return default;
    }

    /// <summary>A number from 0 to 9; 0 where there is nothing.</summary>
    public int Digit(int column)
    {
        switch (Optional(column))
        {
            case null:
                return 0;
            case [var digit] when char.IsAsciiDigit(digit):
                return digit - '0';
            default:
                Fail(column, "a number from 0 to 9");
                return 0;
        }
    }

    private static bool Whole(string text, out long number) =>
        long.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    private void Fail(int column, string expected)
    {
        Failed = true;
        errors.Add(_row.Line, header[column].Name, _row.Cells[column], expected);
    }
}
