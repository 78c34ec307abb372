using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>An ISO 4217 currency code: three upper-case letters, for example <c>GBP</c>.</summary>
/// <remarks><c>default</c> is the empty code, which equals no real currency.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CurrencyCode>))]
public readonly record struct CurrencyCode : IStringValue<CurrencyCode>
{
    private readonly string? _value;

    /// <summary>Wraps the code.</summary>
    /// <exception cref="ArgumentException">The text is not three letters from A to Z.</exception>
    public CurrencyCode(string value)
    {
        if (value is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            throw new ArgumentException($"'{value}' is not an ISO 4217 currency code: three upper-case letters are expected.", nameof(value));
        _value = value;
    }

    /// <summary>Pound sterling.</summary>
    public static CurrencyCode Gbp { get; } = new("GBP");

    /// <summary>Euro.</summary>
    public static CurrencyCode Eur { get; } = new("EUR");

    static string IStringValue<CurrencyCode>.Expected => "three upper-case letters of ISO 4217, such as GBP";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CurrencyCode From(string value) => new(value);

    /// <summary>The code itself.</summary>
    public override string ToString() => Value;
}
