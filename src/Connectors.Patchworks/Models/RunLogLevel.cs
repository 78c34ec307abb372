using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Patchworks.Models;

/// <summary>How grave a line of a log is. Unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<RunLogLevel>))]
public readonly record struct RunLogLevel : IStringValue<RunLogLevel>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private RunLogLevel(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>What happened.</summary>
    public static RunLogLevel Info { get; } = new("INFO");

    /// <summary>Something is not as it should be.</summary>
    public static RunLogLevel Warning { get; } = new("WARNING");

    /// <summary>Something failed.</summary>
    public static RunLogLevel Error { get; } = new("ERROR");

    /// <summary>The run ended of it.</summary>
    public static RunLogLevel Fatal { get; } = new("FATAL");

    /// <summary>Whether it tells of a failure: ERROR or FATAL.</summary>
    public bool IsFailure => Equals(Error) || Equals(Fatal);

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static RunLogLevel From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case: the vendor does not keep to one.</summary>
    public bool Equals(RunLogLevel other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
