using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Kind of document that is wanted. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<DocumentRequestType>))]
public readonly record struct DocumentRequestType : IStringValue<DocumentRequestType>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public DocumentRequestType(string value) => _value = value;

    /// <summary>An invoice.</summary>
    public static DocumentRequestType Invoice { get; } = new("INVOICE");

    /// <summary>A credit note.</summary>
    public static DocumentRequestType CreditNote { get; } = new("CREDIT_NOTE");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DocumentRequestType From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
