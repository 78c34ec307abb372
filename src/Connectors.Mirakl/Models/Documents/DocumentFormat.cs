using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Format of an accounting document. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<DocumentFormat>))]
public readonly record struct DocumentFormat : IStringValue<DocumentFormat>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public DocumentFormat(string value) => _value = value;

    /// <summary>A page for people.</summary>
    public static DocumentFormat Pdf { get; } = new("PDF");

    /// <summary>Commerce XML for machines.</summary>
    public static DocumentFormat CXml { get; } = new("cXML");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DocumentFormat From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
