using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>The configured name of one connection to one account of one vendor, for example `bq`. Lower-case letters, digits and hyphens by convention.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ConnectionName>))]
public readonly record struct ConnectionName : IStringValue<ConnectionName>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space, or holds a colon, which parts connection and order in an order key.</exception>
    public ConnectionName(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (value.Contains(':', StringComparison.Ordinal))
            throw new ArgumentException($"'{value}' must not hold a colon: two orders could then have one key.", nameof(value));
        _value = value;
    }

    static string IStringValue<ConnectionName>.Expected => "text that is not blank and holds no colon";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ConnectionName From(string value) => new(value);

    /// <summary>Each name once, in the same order whatever order they come in.</summary>
    internal static IReadOnlyList<ConnectionName> Each(IEnumerable<ConnectionName> names) => [.. names.Distinct().OrderBy(static n => n.Value, StringComparer.Ordinal)];

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
