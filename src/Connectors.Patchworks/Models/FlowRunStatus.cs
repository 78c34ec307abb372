using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Patchworks.Models;

/// <summary>
/// Where a run stands: a number, 1 to 5; its word is taken for it. Unknown numbers and words are kept; empty when the answer did not say. (The reference lists states of versions here, by mistake.)
/// </summary>
/// <remarks>Success says that the flow came to its end, not that every record did: see <see cref="FlowRun.HasWarnings"/> and ask the system at its end.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<FlowRunStatus>))]
public readonly record struct FlowRunStatus : IStringValue<FlowRunStatus>
{
    private static readonly string[] Words = ["STARTED", "SUCCESS", "FAILURE", "STOPPED", "PARTIAL_SUCCESS"];

    private readonly string? _value;

    private FlowRunStatus(string? value) => _value = value;

    /// <summary>1: it runs.</summary>
    public static FlowRunStatus Started { get; } = new("1");

    /// <summary>2: it came to its end.</summary>
    public static FlowRunStatus Success { get; } = new("2");

    /// <summary>3: it failed; <see cref="FlowRun.Summary"/> says why.</summary>
    public static FlowRunStatus Failure { get; } = new("3");

    /// <summary>4: somebody stopped it.</summary>
    public static FlowRunStatus Stopped { get; } = new("4");

    /// <summary>5: it came to its end, and a part of it failed.</summary>
    public static FlowRunStatus PartialSuccess { get; } = new("5");

    /// <summary>The number, as filters take it, or what the vendor wrote in its place; empty when the answer did not say.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Whether the run is over: 2 to 5. A status that is not known is not over.</summary>
    public bool IsEnded => Equals(Success) || Equals(Failure) || Equals(Stopped) || Equals(PartialSuccess);

    /// <summary>Whether all or a part of the run failed, or it was stopped: 3 to 5.</summary>
    public bool IsTrouble => Equals(Failure) || Equals(Stopped) || Equals(PartialSuccess);

    /// <summary>Wraps a number or a word.</summary>
    /// <param name="value">The text; a word of the five, in any case and with any mark between its parts, is its number.</param>
    public static FlowRunStatus From(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var word = value.Trim().Replace(' ', '_').Replace('-', '_');
        var at = Array.FindIndex(Words, w => w.Equals(word, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? new((at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)) : new(value.Length == 0 ? null : value);
    }

    /// <summary>Whether it is the same, ordinally.</summary>
    public bool Equals(FlowRunStatus other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>The word of a known status, for people; else what the vendor wrote.</summary>
    public override string ToString() => Value is [>= '1' and <= '5'] ? Words[Value[0] - '1'] : Value;
}
