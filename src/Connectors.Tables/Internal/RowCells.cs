using System.Globalization;
using Connectors.Domain.Documents;
using Connectors.Domain.Values;

namespace Connectors.Tables.Internal;

/// <summary>Reads the cells of one row as values, and notes what is wrong with each.</summary>
internal sealed class RowCells(Header header, RowErrors errors)
{
    // A number this long is held by a decimal without rounding, and is no quantity of anything.
    private const int MaxDigits = 20;

    private static readonly string[] TimeFormats = [CellText.TimeFormat, "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];

    private RawRow _row;

    /// <summary>Whether any cell of the row was wrong.</summary>
    public bool Failed { get; private set; }

    public void Start(RawRow row)
    {
        _row = row;
        Failed = false;
    }

    /// <summary>A name, a word or an id: no number, date or time.</summary>
    public string? Optional(int column)
    {
        if (Cell(column) is not { } text)
        {
            return null;
        }

        if (SpreadsheetDamage.ExpectationOfText(text) is not { } expected)
        {
            return text;
        }

        Fail(column, expected);
        return null;
    }

    public string Text(int column)
    {
        if (_row.Cells[column] is null)
        {
            Fail(column, header[column].Kind == CellKind.Text ? "a value" : header[column].Allowed);
        }

        return Optional(column) ?? string.Empty;
    }

    public TId Id<TId>(int column)
        where TId : struct, IStringValue<TId> => Text(column) is { Length: > 0 } text ? AsId<TId>(column, text) : default;

    public TId? OptionalId<TId>(int column)
        where TId : struct, IStringValue<TId> => Optional(column) is { } text ? AsId<TId>(column, text) : null;

    public T Word<T>(int column)
        where T : struct, Enum => Required(column, OptionalWord<T>(column));

    public T? OptionalWord<T>(int column)
        where T : struct, Enum => Parse<T>(column, EnumWords<T>.TryParse);

    public bool Flag(int column) => OptionalFlag(column) ?? false;

    public bool? OptionalFlag(int column) => Parse(column, static (string text, out bool flag) =>
    {
        flag = text.ToLowerInvariant() is "true" or "yes" or "y" or "1";
        return flag || text.ToLowerInvariant() is "false" or "no" or "n" or "0";
    });

    public Ratio Ratio(int column) => Required(column, Parse(column, static (string text, out Ratio ratio) =>
    {
        ratio = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!Whole(slash < 0 ? text : text[..slash], out var numerator) || !Whole(slash < 0 ? "1" : text[(slash + 1)..], out var denominator))
        {
            return false;
        }

        ratio = new Ratio(numerator, denominator);
        return true;
    }));

    public int Digit(int column) => Parse(column, static (string text, out int digit) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out digit) && text.Length == 1) ?? 0;

    public int? OptionalWhole(int column) => Parse(column, static (string text, out int whole) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out whole));

    public decimal Number(int column) => Required(column, OptionalNumber(column));

    public decimal? OptionalNumber(int column) => Parse(column, static (string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && text.Length <= MaxDigits);

    public DateTimeOffset Time(int column) => Required(column, OptionalTime(column));

    public DateTimeOffset? OptionalTime(int column) => Parse(column, static (string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time));

    public DateOnly Date(int column) => Required(column, Parse(column, static (string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, CellText.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)));

    public TimeSpan Duration(int column) => Required(column, OptionalDuration(column));

    public TimeSpan? OptionalDuration(int column) => Parse(column, static (string text, out TimeSpan time) => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out time));

    public PostingTarget? OptionalTarget(int column) => Parse(column, static (string text, out PostingTarget target) =>
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        target = default;
        if (space < 0 || !EnumWords<PostingTargetKind>.TryParse(text[..space], out var kind))
        {
            return false;
        }

        target = new PostingTarget(kind, text[(space + 1)..].TrimStart());
        return true;
    });

    private string? Cell(int column)
    {
        if (_row.Cells[column] is { } text && (TextCheck.Expectation(text) ?? (header[column].Kind == CellKind.Text ? SpreadsheetDamage.Expectation(text) : null)) is { } expected)
        {
            Fail(column, expected);
            return null;
        }

        return _row.Cells[column];
    }

    private static bool Whole(string text, out long number) =>
        long.TryParse(text.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;

    private TId AsId<TId>(int column, string text)
        where TId : struct, IStringValue<TId>
    {
        if (TextCheck.LooksLatin(text))
        {
            Fail(column, "Latin letters: all of these only look like them");
            return default;
        }

        try
        {
            return TId.From(text);
        }
        catch (Exception unfit) when (unfit is ArgumentException or FormatException)
        {
            // What its message quotes stands in the error anyway, beside the place.
            Fail(column, TId.Expected ?? header[column].Allowed);
            return default;
        }
    }

    private T? Parse<T>(int column, Parser<T> parser)
        where T : struct
    {
        if (Cell(column) is not { } text)
        {
            return null;
        }

        if (parser(text, out var value))
        {
            return value;
        }

        Fail(column, header[column].Allowed);
        return null;
    }

    // What stands there and is wrong has been told already.
    private T Required<T>(int column, T? value)
        where T : struct
    {
        if (value is null && _row.Cells[column] is null)
        {
            Fail(column, header[column].Allowed);
        }

        return value ?? default;
    }

    private void Fail(int column, string expected)
    {
        Failed = true;
        errors.Add(_row.Line, header[column].Name, _row.Cells[column], expected);
    }

    private delegate bool Parser<T>(string text, out T value);
}
