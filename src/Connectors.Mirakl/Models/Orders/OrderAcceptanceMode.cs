using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Who accepts orders on a platform. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OrderAcceptanceMode>))]
public readonly record struct OrderAcceptanceMode : IStringValue<OrderAcceptanceMode>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public OrderAcceptanceMode(string value) => _value = value;

    /// <summary>The platform, at once.</summary>
    public static OrderAcceptanceMode Automatic { get; } = new("AUTOMATIC");

    /// <summary>The seller.</summary>
    public static OrderAcceptanceMode NotAutomatic { get; } = new("NOT_AUTOMATIC");

    /// <summary>It differs by shop.</summary>
    public static OrderAcceptanceMode Both { get; } = new("BOTH");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OrderAcceptanceMode From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
