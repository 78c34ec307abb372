using Connectors.Flows.Engine;
using Connectors.Flows.Storage;

namespace Connectors.Flows.Explain;

/// <summary>Why a case stands where it stands, who can move it, and what would.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record CaseExplanation
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Where it stands.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether it is over.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Everything a person must see: what was seen, which table and version says so, and what would change it. Never null.</summary>
    public IReadOnlyList<ExceptionRecord> Problems { get => field ?? []; init; }

    /// <summary>What will be tried next, and what fails: how often, since when, when last and with what. The history names each way of failing once, and the count when it is over. Never null.</summary>
    public IReadOnlyList<OutboxEntry> Next { get => field ?? []; init; }

    /// <summary>Time left until its next deadline, negative when it has passed; null when no clock runs.</summary>
    public TimeSpan? Left { get; init; }

    /// <summary>What is at risk; null when nothing is.</summary>
    public string? Value { get; init; }

    /// <summary>How it came here, in order; never null.</summary>
    public IReadOnlyList<JournalEntry> History { get => field ?? []; init; }

    /// <summary>Whether the history is whole; false means that somebody changed it.</summary>
    public bool IsHistoryWhole { get; init; }

    /// <summary>The explanation as text for people, one thought a line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{Case} is {Stage}{(Left is { } left ? $", {(left < TimeSpan.Zero ? "late by" : "time left")} {left.Duration():d\\.hh\\:mm}" : string.Empty)}{(Value is null ? string.Empty : $", worth {Value}")}.";
        foreach (var problem in Problems)
        {
            yield return $"{(problem.Holds ? "It waits" : "Look at it")} because: {problem.Message} [{problem.Code}{(problem.Table is null ? string.Empty : $", table {problem.Table} version {problem.TableVersion}")}]";
            yield return $"  {problem.Owner} can change that: {problem.Remedy} See {problem.Runbook}.";
            foreach (var fact in problem.Facts)
                yield return $"  {fact.Name}: {fact.Value}";
        }

        foreach (var effect in Next)
            yield return $"Next: {effect.Id} at {effect.DueAt:u}{(effect.LastFailure is null ? string.Empty : $"; {effect.Failures} failures{At(" since ", effect.FailingSince)}, the last{At(" at ", effect.FailedAt)}: {effect.LastFailure}")}";
        if (!IsHistoryWhole)
            yield return "Its history was tampered with.";
        foreach (var entry in History)
            yield return $"{entry.At:u} {entry.Code}: {entry.Text}";
    }

    private static string At(string word, DateTimeOffset? at) => at is { } known ? $"{word}{known:u}" : string.Empty;
}
