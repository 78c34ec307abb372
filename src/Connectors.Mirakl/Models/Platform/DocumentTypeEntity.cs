using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>What a document is attached to. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<DocumentTypeEntity>))]
public readonly record struct DocumentTypeEntity : IStringValue<DocumentTypeEntity>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public DocumentTypeEntity(string value) => _value = value;

    /// <summary>An order.</summary>
    public static DocumentTypeEntity Order { get; } = new("ORDER");

    /// <summary>The shop.</summary>
    public static DocumentTypeEntity Shop { get; } = new("SHOP");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DocumentTypeEntity From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
