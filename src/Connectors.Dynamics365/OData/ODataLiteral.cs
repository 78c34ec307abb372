using System.Globalization;

namespace Connectors.Dynamics365.OData;

/// <summary>A value as OData V4 writes it in a filter: text in quotes with apostrophes doubled, everything else bare and culture-free.</summary>
/// <remarks><c>default</c> is the empty text.</remarks>
public readonly record struct ODataLiteral
{
    private readonly string? _text;

    private ODataLiteral(string text) => _text = text;

    /// <summary>A text.</summary>
    public static implicit operator ODataLiteral(string value) => new($"'{value.Replace("'", "''", StringComparison.Ordinal)}'");

    /// <summary>A GUID, without quotes.</summary>
    public static implicit operator ODataLiteral(Guid value) => new(value.ToString("D", CultureInfo.InvariantCulture));

    /// <summary>A number.</summary>
    public static implicit operator ODataLiteral(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number.</summary>
    public static implicit operator ODataLiteral(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A date, <c>yyyy-MM-dd</c>.</summary>
    public static implicit operator ODataLiteral(DateOnly value) => new(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An instant in UTC with milliseconds, the finest the service keeps; anything finer is cut, so that "at least" never misses.</summary>
    public static implicit operator ODataLiteral(DateTimeOffset value) =>
        new(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static implicit operator ODataLiteral(bool value) => new(value ? "true" : "false");

    /// <summary>The literal, ready for a filter and not yet percent-encoded.</summary>
    public override string ToString() => _text ?? "''";
}
