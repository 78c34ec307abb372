using Connectors.Domain.Values;
using Connectors.Dynamics365.OData.Nodes;

namespace Connectors.Dynamics365.OData;

/// <summary>
/// A <c>$filter</c> that Business Central understands: comparisons and searches joined by <c>and</c>, and by <c>or</c> where both sides test the
/// same field, because the service refuses anything else. There is no <c>in</c>: the service may ignore it and answer everything. Immutable.
/// </summary>
public sealed class ODataFilter
{
    private readonly FilterNode _node;

    private ODataFilter(FilterNode node) => _node = node;

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

    /// <summary>The field's text begins with the text (<c>startswith</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name, or the text is empty.</exception>
    public static ODataFilter StartsWith(string field, string text) => Search(field, "startswith", text);

    /// <summary>The field's text ends with the text (<c>endswith</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name, or the text is empty.</exception>
    public static ODataFilter EndsWith(string field, string text) => Search(field, "endswith", text);

    /// <summary>The field's text holds the text (<c>contains</c>).</summary>
    /// <exception cref="ArgumentException">The field is not a name, or the text is empty.</exception>
    public static ODataFilter Contains(string field, string text) => Search(field, "contains", text);

    /// <summary>The field has one of the values.</summary>
    /// <exception cref="ArgumentException">The field is not a name, or there is no value.</exception>
    public static ODataFilter AnyOf(string field, IEnumerable<string> values) => Any(field, (values ?? throw new ArgumentNullException(nameof(values))).Select(static v => (ODataLiteral)v));

    /// <summary>The field has one of the members of its enum.</summary>
    /// <typeparam name="T">The enum's type, for example <c>SalesInvoiceStatus</c>.</typeparam>
    /// <exception cref="ArgumentException">The field is not a name, or there is no member.</exception>
    public static ODataFilter AnyMember<T>(string field, IEnumerable<T> members)
        where T : struct, IStringValue<T> => Any(field, (members ?? throw new ArgumentNullException(nameof(members))).Select(ODataLiteral.Member));

    /// <summary>Both hold.</summary>
    public ODataFilter And(ODataFilter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(new JoinNode(_node, other._node, IsOr: false));
    }

    /// <summary>Either holds; both must test one and the same field.</summary>
    /// <exception cref="ArgumentException">They test different fields, which the service answers with 400.</exception>
    public ODataFilter Or(ODataFilter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _node.Field is not null && _node.Field == other._node.Field
            ? new(new JoinNode(_node, other._node, IsOr: true))
            : throw new ArgumentException("Business Central joins with 'or' only tests of one and the same field.", nameof(other));
    }

    /// <summary>The filter's text, not yet percent-encoded, with members of enums as plain text.</summary>
    public override string ToString() => ToText(escapeEnums: false);

    /// <summary>The filter's text, not yet percent-encoded.</summary>
    internal string ToText(bool escapeEnums) => _node.ToText(escapeEnums);

    /// <summary>The field by which the filter certainly leaves out a row with these values; null when it takes the row, or when that cannot be told.</summary>
    /// <param name="valueOf">The row's value of a field; null when it is not known.</param>
    internal string? ExcludedBy(Func<string, object?> valueOf) => _node.Test(valueOf) is false ? _node.Fields.First() : null;

    private static ODataFilter Any(string field, IEnumerable<ODataLiteral> values)
    {
        ODataFilter? any = null;
        foreach (var value in values)
            any = any is null ? EqualTo(field, value) : any.Or(EqualTo(field, value));
        return any ?? throw new ArgumentException("At least one value is expected.", nameof(values));
    }

    private static ODataFilter Compare(string field, string operation, ODataLiteral value) => new(new CompareNode(ODataNames.Demand(field), operation, value));

    private static ODataFilter Search(string field, string function, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(new SearchNode(ODataNames.Demand(field), function, text));
    }
}
