using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.SparkLayer.Models;

/// <summary>
/// Who keeps a price list. The list is open, so unknown words are kept; empty when not told.
/// </summary>
[JsonConverter(typeof(StringValueJsonConverter<PriceListSource>))]
public readonly record struct PriceListSource : IStringValue<PriceListSource>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private PriceListSource(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>An integration, such as this one.</summary>
    public static PriceListSource Integration { get; } = new("integration");

    /// <summary>People in the dashboard.</summary>
    public static PriceListSource Custom { get; } = new("custom");

    /// <summary>The commerce platform; reserved.</summary>
    public static PriceListSource Platform { get; } = new("platform");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static PriceListSource From(string value) => new(value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
