using System.Text.Json.Serialization;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Models;

/// <summary>The value of a custom field: one text, or several texts for a field of type <see cref="AdditionalFieldType.MultipleValuesList"/>.</summary>
/// <remarks><c>default</c> is no value. Numbers, booleans and dates are text here, as the platform sends them. Value equality does not look into lists.</remarks>
[JsonConverter(typeof(AdditionalFieldValueJsonConverter))]
public readonly record struct AdditionalFieldValue
{
    private readonly IReadOnlyList<string>? _values;

    /// <summary>One text.</summary>
    public AdditionalFieldValue(string? text) => Text = text;

    /// <summary>Several texts.</summary>
    public AdditionalFieldValue(IReadOnlyList<string> values) => _values = values;

    /// <summary>The text; null when there is no value, or several.</summary>
    public string? Text { get; }

    /// <summary>The texts; the one text when there is only one, never null.</summary>
    public IReadOnlyList<string> Values => _values ?? (Text is null ? [] : [Text]);

    /// <summary>Whether the value is a list, even of one or no text.</summary>
    public bool IsList => _values is not null;
}
