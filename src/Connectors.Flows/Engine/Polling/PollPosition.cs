namespace Connectors.Flows.Engine.Polling;

/// <summary>How far a poll has come.</summary>
/// <param name="Watermark">The newest of the system's own timestamps that was seen by a complete run; null before the first.</param>
/// <param name="StartedAt">When the poll was first asked for, UTC.</param>
/// <param name="Continuation">Where the run under way goes on; null at its beginning.</param>
internal readonly record struct PollPosition(DateTimeOffset? Watermark, DateTimeOffset StartedAt, string? Continuation)
{
    /// <summary>What the run before could not read, at the beginning of a run: to be asked for alone, since the list may not show it again. Never null.</summary>
    public IReadOnlyList<UnreadableDocument> Unreadable { get => field ?? []; init; }

    /// <summary>From when on the system is asked for changes, on its own clock: never later than what was seen of it.</summary>
    /// <param name="overlap">How far it reaches back behind what was seen.</param>
    /// <param name="firstReach">How far the very first run reaches back behind our own clock.</param>
    public DateTimeOffset Since(TimeSpan overlap, TimeSpan firstReach) => Watermark is { } seen ? seen - overlap : StartedAt - firstReach - overlap;
}
