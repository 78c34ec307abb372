using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>A parcel's tracking number as text: leading zeros matter.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<TrackingNumber>))]
public readonly record struct TrackingNumber : IStringValue<TrackingNumber>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public TrackingNumber(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<TrackingNumber>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TrackingNumber From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
