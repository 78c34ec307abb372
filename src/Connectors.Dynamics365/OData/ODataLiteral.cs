using System.Globalization;
using System.Text;
using Connectors.Domain.Values;

namespace Connectors.Dynamics365.OData;

/// <summary>A value as OData V4 writes it in a filter: text in quotes with apostrophes doubled, everything else bare and culture-free.</summary>
/// <remarks><c>default</c> is the empty text.</remarks>
public readonly record struct ODataLiteral
{
    /// <summary>What two clocks and their roundings may differ by.</summary>
    private static readonly TimeSpan Close = TimeSpan.FromSeconds(1);

    private readonly string? _text;
    private readonly object? _value;
    private readonly bool _isMember;

    private ODataLiteral(string text, object value, bool isMember = false) => (_text, _value, _isMember) = (text, value, isMember);

    /// <summary>A text.</summary>
    public static implicit operator ODataLiteral(string value) => new(Quote(value), value);

    /// <summary>A GUID, without quotes.</summary>
    public static implicit operator ODataLiteral(Guid value) => new(value.ToString("D", CultureInfo.InvariantCulture), value);

    /// <summary>A number.</summary>
    public static implicit operator ODataLiteral(decimal value) => new(value.ToString(CultureInfo.InvariantCulture), value);

    /// <summary>A whole number.</summary>
    public static implicit operator ODataLiteral(long value) => new(value.ToString(CultureInfo.InvariantCulture), (decimal)value);

    /// <summary>A date, <c>yyyy-MM-dd</c>.</summary>
    public static implicit operator ODataLiteral(DateOnly value) => new(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), value);

    /// <summary>An instant in UTC with milliseconds, the finest the service keeps; anything finer is cut, so that "at least" never misses.</summary>
    public static implicit operator ODataLiteral(DateTimeOffset value) =>
        new(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), value);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static implicit operator ODataLiteral(bool value) => new(value ? "true" : "false", value);

    /// <summary>A member of an enum, in quotes: plain, or escaped where the connection writes enums so. The empty member is one blank.</summary>
    /// <typeparam name="T">The enum's type, for example <c>SalesOrderStatus</c>.</typeparam>
    /// <param name="member">The member.</param>
    public static ODataLiteral Member<T>(T member)
        where T : struct, IStringValue<T> => new(Quote(member.Value.Length == 0 ? " " : member.Value), member.Value, isMember: true);

    /// <summary>The literal, ready for a filter and not yet percent-encoded; members of enums are plain.</summary>
    public override string ToString() => ToText(escapeEnums: false);

    internal string ToText(bool escapeEnums) => escapeEnums && _isMember ? Quote(ODataEnumText.Encode((string)_value!)) : _text ?? "''";

    /// <summary>
    /// How a row's value stands to this one: below, equal or above; null when that cannot be told. What a database says of letters beyond ASCII and of the order of
    /// texts is its own affair, and codes are kept without regard to case.
    /// </summary>
    internal int? CompareWith(object? value, bool onlyEquality) => (value, _value ?? string.Empty) switch
    {
        (null, _) => null,
        (Guid row, Guid ours) => onlyEquality ? row == ours ? 0 : 1 : null,
        (bool row, bool ours) => row == ours ? 0 : 1,
        (DateOnly row, DateOnly ours) => row.CompareTo(ours),
        (DateTimeOffset row, DateTimeOffset ours) => (row - ours).Duration() < Close ? null : row.CompareTo(ours),
        (decimal row, decimal ours) => row.CompareTo(ours),
        (int row, decimal ours) => ((decimal)row).CompareTo(ours),
        (long row, decimal ours) => ((decimal)row).CompareTo(ours),
        (_, string ours) when onlyEquality && value.ToString() is { } row && Ascii.IsValid(row) && Ascii.IsValid(ours) =>
            row.AsSpan().Trim().Equals(ours.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase) ? 0 : 1,
        _ => null,
    };

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
