using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Form of the files of an export of transaction lines. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<TransactionExportFormat>))]
public readonly record struct TransactionExportFormat : IStringValue<TransactionExportFormat>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public TransactionExportFormat(string value) => _value = value;

    /// <summary>One JSON list a file.</summary>
    public static TransactionExportFormat Json { get; } = new("JSON");

    /// <summary>A JSON object a line.</summary>
    public static TransactionExportFormat Ndjson { get; } = new("NDJSON");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static TransactionExportFormat From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
