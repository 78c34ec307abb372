namespace Connectors.Dynamics365.OData;

/// <summary>
/// A <c>$filter</c> that Business Central understands: comparisons joined by <c>and</c>, and by <c>or</c> where both sides test the
/// same field, because the service refuses anything else. Immutable.
/// </summary>
public sealed class ODataFilter
{
    private readonly string _text;
    private readonly string? _field;
    private readonly bool _isOr;

    private ODataFilter(string text, string? field, bool isOr)
    {
        _text = text;
        _field = field;
        _isOr = isOr;
    }

    /// <summary>The field has the value (<c>eq</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static ODataFilter EqualTo(string field, ODataLiteral value) => Compare(field, "eq", value);

    /// <summary>The field has another value (<c>ne</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static ODataFilter NotEqualTo(string field, ODataLiteral value) => Compare(field, "ne", value);

    /// <summary>The field is above the value (<c>gt</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static ODataFilter GreaterThan(string field, ODataLiteral value) => Compare(field, "gt", value);

    /// <summary>The field is the value or above it (<c>ge</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static ODataFilter AtLeast(string field, ODataLiteral value) => Compare(field, "ge", value);

    /// <summary>The field is below the value (<c>lt</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static ODataFilter LessThan(string field, ODataLiteral value) => Compare(field, "lt", value);

    /// <summary>The field is the value or below it (<c>le</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name.</exception>
    public static ODataFilter AtMost(string field, ODataLiteral value) => Compare(field, "le", value);

    /// <summary>The field has one of the values.</summary>
    /// <exception cref="ArgumentException">The field is not a name, or there is no value.</exception>
    public static ODataFilter AnyOf(string field, IEnumerable<string> values)
    {
        ODataFilter? any = null;
        foreach (var value in values)
            any = any is null ? EqualTo(field, value) : any.Or(EqualTo(field, value));
        return any ?? throw new ArgumentException("At least one value is expected.", nameof(values));
    }

    /// <summary>Both hold.</summary>
    public ODataFilter And(ODataFilter other) =>
        new($"{Operand(this)} and {Operand(other)}", _field == other._field ? _field : null, isOr: false);

    /// <summary>Either holds; both must test one and the same field.</summary>
    /// <exception cref="ArgumentException">They test different fields, which the service answers with 400.</exception>
    public ODataFilter Or(ODataFilter other) => _field is not null && _field == other._field
        ? new($"{_text} or {other._text}", _field, isOr: true)
        : throw new ArgumentException("Business Central joins with 'or' only tests of one and the same field.", nameof(other));

    /// <summary>The filter's text, not yet percent-encoded.</summary>
    public override string ToString() => _text;

    private static ODataFilter Compare(string field, string operation, ODataLiteral value)
    {
        if (string.IsNullOrEmpty(field) || !field.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '/'))
            throw new ArgumentException($"'{field}' is not the name of a field.", nameof(field));
        return new($"{field} {operation} {value}", field, isOr: false);
    }

    private static string Operand(ODataFilter filter) => filter._isOr ? $"({filter._text})" : filter._text;
}
