using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>The merchant's own stock keeping unit, as the ERP and the warehouse know it (Mirakl calls it the shop SKU). Compared exactly, case-sensitively.</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<Sku>))]
public readonly record struct Sku : IStringValue<Sku>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public Sku(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<Sku>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static Sku From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
