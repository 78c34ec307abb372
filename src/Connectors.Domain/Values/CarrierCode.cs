using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>A carrier code exactly as one marketplace approved it. Codes are case-sensitive and differ between marketplaces.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<CarrierCode>))]
public readonly record struct CarrierCode : IStringValue<CarrierCode>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public CarrierCode(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<CarrierCode>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CarrierCode From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
