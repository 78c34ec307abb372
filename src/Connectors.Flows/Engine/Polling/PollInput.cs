using System.Text.Json.Serialization;

namespace Connectors.Flows.Engine.Polling;

/// <summary>A page was read, or the system has news.</summary>
/// <param name="Newest">The newest of the system's own timestamps on it; null when it gave none.</param>
/// <param name="Continuation">Where the next page is; null after the last.</param>
/// <param name="Unreadable">What could not be read.</param>
/// <param name="AheadBy">How much our clock is ahead of the system's; null when that is not known.</param>
internal sealed record PollInput(DateTimeOffset? Newest, string? Continuation, IReadOnlyList<UnreadableDocument> Unreadable, TimeSpan? AheadBy)
{
    /// <summary>How far back the run reaches for what has no id; null when it only goes on.</summary>
    public PollReach? LooksBack { get; init; }

    /// <summary>Whether it is none of this: the system has news, and the next run is wanted soon.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsNews { get; init; }
}
