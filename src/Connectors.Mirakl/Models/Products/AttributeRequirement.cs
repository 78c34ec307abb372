using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Whether products must have an attribute. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<AttributeRequirement>))]
public readonly record struct AttributeRequirement : IStringValue<AttributeRequirement>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public AttributeRequirement(string value) => _value = value;

    /// <summary>They may.</summary>
    public static AttributeRequirement Optional { get; } = new("OPTIONAL");

    /// <summary>They must, or they are refused.</summary>
    public static AttributeRequirement Required { get; } = new("REQUIRED");

    /// <summary>They had better.</summary>
    public static AttributeRequirement Recommended { get; } = new("RECOMMENDED");

    /// <summary>It is not used.</summary>
    public static AttributeRequirement Disabled { get; } = new("DISABLED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AttributeRequirement From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
