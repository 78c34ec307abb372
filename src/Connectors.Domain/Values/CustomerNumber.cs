using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>The ERP's number of a customer account.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CustomerNumber>))]
public readonly record struct CustomerNumber : IStringValue<CustomerNumber>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public CustomerNumber(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<CustomerNumber>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CustomerNumber From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
