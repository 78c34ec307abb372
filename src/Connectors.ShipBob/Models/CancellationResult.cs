using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.ShipBob.Models;

/// <summary>What became of a cancellation. The list grows, so unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<CancellationResult>))]
public readonly record struct CancellationResult : IStringValue<CancellationResult>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private CancellationResult(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>All of it is cancelled.</summary>
    public static CancellationResult Success { get; } = new("Success");

    /// <summary>Nothing is cancelled.</summary>
    public static CancellationResult Failure { get; } = new("Failure");

    /// <summary>Some of it is cancelled.</summary>
    public static CancellationResult PartialSuccess { get; } = new("PartialSuccess");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static CancellationResult From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case: the service does not keep to one.</summary>
    public bool Equals(CancellationResult other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
