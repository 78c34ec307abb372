using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What is to become of an offer. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OfferAction>))]
public readonly record struct OfferAction : IStringValue<OfferAction>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public OfferAction(string value) => _value = value;

    /// <summary>It is made, or set to exactly what is sent.</summary>
    public static OfferAction Update { get; } = new("update");

    /// <summary>It is deleted.</summary>
    public static OfferAction Delete { get; } = new("delete");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OfferAction From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
