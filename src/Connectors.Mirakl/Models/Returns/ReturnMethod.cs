using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How returned goods come back. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ReturnMethod>))]
public readonly record struct ReturnMethod : IStringValue<ReturnMethod>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ReturnMethod(string value) => _value = value;

    /// <summary>By post.</summary>
    public static ReturnMethod ByMail { get; } = new("RETURN_METHOD_BY_MAIL");

    /// <summary>Through a drop-off point.</summary>
    public static ReturnMethod DropOffPoint { get; } = new("RETURN_METHOD_DROP_OFF_POINT");

    /// <summary>Fetched at home.</summary>
    public static ReturnMethod HomePickup { get; } = new("RETURN_METHOD_HOME_PICKUP");

    /// <summary>Brought to a store.</summary>
    public static ReturnMethod InStore { get; } = new("RETURN_METHOD_IN_STORE");

    /// <summary>Not at all: the customer keeps them.</summary>
    public static ReturnMethod Returnless { get; } = new("RETURN_METHOD_RETURNLESS");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ReturnMethod From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
