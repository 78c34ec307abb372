using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// Which way a rule moves prices. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<AdjustmentDirection>))]
public readonly record struct AdjustmentDirection : IStringValue<AdjustmentDirection>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private AdjustmentDirection(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Up.</summary>
    public static AdjustmentDirection Plus { get; } = new("plus");

    /// <summary>Down.</summary>
    public static AdjustmentDirection Minus { get; } = new("minus");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AdjustmentDirection From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
