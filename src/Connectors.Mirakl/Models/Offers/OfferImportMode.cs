using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What happens to offers that a file does not name. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<OfferImportMode>))]
public readonly record struct OfferImportMode : IStringValue<OfferImportMode>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public OfferImportMode(string value) => _value = value;

    /// <summary>They stay as they are.</summary>
    public static OfferImportMode Normal { get; } = new("NORMAL");

    /// <summary>They are deleted.</summary>
    public static OfferImportMode Replace { get; } = new("REPLACE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static OfferImportMode From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
