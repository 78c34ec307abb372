using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>A unit of measure code in the merchant's own list, for example `EA` or `XCS`. Vendor spellings are aliases of it.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<UnitCode>))]
public readonly record struct UnitCode : IStringValue<UnitCode>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public UnitCode(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<UnitCode>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static UnitCode From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
