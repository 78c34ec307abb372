using Connectors.Domain.Values;

namespace Connectors.Flows.Engine;

/// <summary>A case that a flow keeps going by itself, for example a poll: the host makes it when it is not there.</summary>
/// <param name="Key">Key of the case within the flow.</param>
/// <param name="Connection">The connection its work is counted on.</param>
/// <param name="Every">Longest time between two looks; a clock that was set back delays the next one by no more.</param>
/// <param name="Priority">How urgent its first look is.</param>
public sealed record FlowSchedule(string Key, string Connection, TimeSpan Every, Priority Priority)
{
    /// <summary>The system whose news makes it look sooner (<see cref="Polling.PollWaker"/>); null when no news does.</summary>
    public ConnectionName? Asks { get; init; }

    /// <summary>What the case hears then, as the flow writes it; told only of one that <see cref="Asks"/>.</summary>
    public string? News { get; init; }
}
