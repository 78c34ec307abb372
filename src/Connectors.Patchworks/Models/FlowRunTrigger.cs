using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Patchworks.Models;

/// <summary>What started a run. Unknown words are kept; empty when the answer did not say.</summary>
[JsonConverter(typeof(StringValueJsonConverter<FlowRunTrigger>))]
public readonly record struct FlowRunTrigger : IStringValue<FlowRunTrigger>
{
    private readonly string? _value;

    // Null for the empty text, so that the default and a read blank are equal.
    private FlowRunTrigger(string value) => _value = value.Length == 0 ? null : value;

    /// <summary>The Start API.</summary>
    public static FlowRunTrigger Api { get; } = new("API");

    /// <summary>A person, or the Start API on a person's behalf.</summary>
    public static FlowRunTrigger Manual { get; } = new("Manual");

    /// <summary>A router shape of another flow.</summary>
    public static FlowRunTrigger Router { get; } = new("Router");

    /// <summary>A webhook.</summary>
    public static FlowRunTrigger Webhook { get; } = new("Webhook");

    /// <summary>The flow's own schedule.</summary>
    public static FlowRunTrigger Schedule { get; } = new("Schedule");

    /// <summary>A shape of another flow.</summary>
    public static FlowRunTrigger Shape { get; } = new("Shape");

    /// <summary>A retry of an earlier run, see <see cref="FlowRun.RetryFlowRunId"/>.</summary>
    public static FlowRunTrigger Retry { get; } = new("Retry");

    /// <summary>An event, such as a message of a broker.</summary>
    public static FlowRunTrigger Event { get; } = new("Event");

    /// <summary>A callback.</summary>
    public static FlowRunTrigger Callback { get; } = new("Callback");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static FlowRunTrigger From(string value) => new(value);

    /// <summary>Whether it is the same word, in any case: the vendor does not keep to one.</summary>
    public bool Equals(FlowRunTrigger other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <summary>The vendor's word.</summary>
    public override string ToString() => Value;
}
