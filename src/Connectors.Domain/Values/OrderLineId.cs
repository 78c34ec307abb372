using System.Text.Json.Serialization;

namespace Connectors.Domain.Values;

/// <summary>The origin's id of one order line, unique within its order (Mirakl: `ORD-A-1` on new platforms, `95` on old ones).</summary>
/// <remarks><c>default</c> is the empty id: <see cref="Value"/> is then an empty string.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OrderLineId>))]
public readonly record struct OrderLineId : IStringValue<OrderLineId>
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <exception cref="ArgumentException">The text is null, empty or only white space.</exception>
    public OrderLineId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    static string IStringValue<OrderLineId>.Expected => "text that is not blank";

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderLineId From(string value) => new(value);

    /// <summary>The text itself.</summary>
    public override string ToString() => Value;
}
