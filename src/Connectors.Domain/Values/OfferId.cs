using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>A marketplace's id of one offer: the primary external identifier of what is for sale there. Never a SKU.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OfferId>))]
public readonly record struct OfferId : IStringValue<OfferId>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public OfferId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<OfferId>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OfferId From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
