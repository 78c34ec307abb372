using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Where an export stands. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ExportState>))]
public readonly record struct ExportState : IStringValue<ExportState>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ExportState(string value) => _value = value;

    /// <summary>Waiting or being made.</summary>
    public static ExportState Pending { get; } = new("PENDING");

    /// <summary>Made: its files can be downloaded.</summary>
    public static ExportState Completed { get; } = new("COMPLETED");

    /// <summary>Not made.</summary>
    public static ExportState Failed { get; } = new("FAILED");

    /// <summary>Stopped before it was made.</summary>
    public static ExportState Canceled { get; } = new("CANCELED");

    /// <summary>Whether it will not change any more.</summary>
    public bool IsFinal => this == Completed || this == Failed || this == Canceled;

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ExportState From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
