using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>How far a document request is. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<DocumentRequestState>))]
public readonly record struct DocumentRequestState : IStringValue<DocumentRequestState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public DocumentRequestState(string value) => _value = value;

    /// <summary>Not to be issued yet.</summary>
    public static DocumentRequestState Staging { get; } = new("STAGING");

    /// <summary>To be issued now.</summary>
    public static DocumentRequestState ToProcess { get; } = new("TO_PROCESS");

    /// <summary>Issued.</summary>
    public static DocumentRequestState Issued { get; } = new("ISSUED");

    /// <summary>No longer wanted.</summary>
    public static DocumentRequestState Canceled { get; } = new("CANCELED");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static DocumentRequestState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
