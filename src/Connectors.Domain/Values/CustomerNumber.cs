namespace Connectors.Domain.Values;

/// <summary>The ERP's number of a customer account.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
public readonly record struct CustomerNumber : ITextId<CustomerNumber>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public CustomerNumber(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CustomerNumber From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
