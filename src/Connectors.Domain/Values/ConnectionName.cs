namespace Connectors.Domain.Values;

/// <summary>The configured name of one connection to one account of one vendor, for example `bq`. Lower-case letters, digits and hyphens by convention.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
public readonly record struct ConnectionName : ITextId<ConnectionName>
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

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ConnectionName From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
