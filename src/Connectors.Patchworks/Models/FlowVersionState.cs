using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Patchworks.Models;

/// <summary>Where a version of a flow stands. Unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FlowVersionState>))]
public readonly record struct FlowVersionState : IStringValue<FlowVersionState>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FlowVersionState(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>Being worked on.</summary>
    public static FlowVersionState Draft { get; } = new("Draft");

    /// <summary>Was deployed before.</summary>
    public static FlowVersionState Inactive { get; } = new("Inactive");

    /// <summary>What runs.</summary>
    public static FlowVersionState Deployed { get; } = new("Deployed");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FlowVersionState From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case: the vendor does not keep to one.</summary>
    public bool Equals(FlowVersionState other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
