using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Kind of a custom field. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<AdditionalFieldType>))]
public readonly record struct AdditionalFieldType : IStringValue<AdditionalFieldType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public AdditionalFieldType(string value) => _value = value;

    /// <summary>Short text.</summary>
    public static AdditionalFieldType String { get; } = new("STRING");

    /// <summary>A date as ISO 8601 text.</summary>
    public static AdditionalFieldType Date { get; } = new("DATE");

    /// <summary>A number as text.</summary>
    public static AdditionalFieldType Numeric { get; } = new("NUMERIC");

    /// <summary>The text true or false.</summary>
    public static AdditionalFieldType Boolean { get; } = new("BOOLEAN");

    /// <summary>An address.</summary>
    public static AdditionalFieldType Link { get; } = new("LINK");

    /// <summary>Text of a given pattern.</summary>
    public static AdditionalFieldType Regex { get; } = new("REGEX");

    /// <summary>Long text.</summary>
    public static AdditionalFieldType Textarea { get; } = new("TEXTAREA");

    /// <summary>One value of a list.</summary>
    public static AdditionalFieldType List { get; } = new("LIST");

    /// <summary>Several values of a list.</summary>
    public static AdditionalFieldType MultipleValuesList { get; } = new("MULTIPLE_VALUES_LIST");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static AdditionalFieldType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
