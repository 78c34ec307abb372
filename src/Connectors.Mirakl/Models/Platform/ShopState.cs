using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>State of a shop. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ShopState>))]
public readonly record struct ShopState : IStringValue<ShopState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ShopState(string value) => _value = value;

    /// <summary>Sells.</summary>
    public static ShopState Open { get; } = new("OPEN");

    /// <summary>Does not sell for now.</summary>
    public static ShopState Close { get; } = new("CLOSE");

    /// <summary>Suspended by the operator.</summary>
    public static ShopState Suspended { get; } = new("SUSPENDED");

    /// <summary>Closed for good.</summary>
    public static ShopState Terminated { get; } = new("TERMINATED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ShopState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
