namespace Connectors.Flows.Storage;

/// <summary>What verifying a store came to: what is wrong, what is proved and against whom, and what could not be checked.</summary>
/// <remarks>Value equality does not look into the lists.</remarks>
public sealed record JournalReport
{
    /// <summary>Cases that were looked at.</summary>
    public long Cases { get; init; }

    /// <summary>Journal entries that were looked at.</summary>
    public long Entries { get; init; }

    /// <summary>What is wrong; never null.</summary>
    public IReadOnlyList<JournalFinding> Findings { get => field ?? []; init; }

    /// <summary>What is proved, where nothing is wrong; never null.</summary>
    public IReadOnlyList<string> Proves { get => field ?? []; init; }

    /// <summary>What could not be checked, or is covered by nothing; never null.</summary>
    public IReadOnlyList<string> NotChecked { get => field ?? []; init; }

    /// <summary>Whether nothing is wrong. What that is worth stands in <see cref="Proves"/> and <see cref="NotChecked"/>.</summary>
    public bool IsWhole => Findings.Count == 0;

    /// <summary>The report as text for people, one thought a line.</summary>
    public override string ToString() => string.Join(Environment.NewLine, Lines());

    private IEnumerable<string> Lines()
    {
        yield return FormattableString.Invariant($"{Cases} cases with {Entries} journal entries were verified: {(IsWhole ? "nothing is wrong" : FormattableString.Invariant($"{Findings.Count} findings"))}.");
        foreach (var finding in Findings)
            yield return $"Wrong: {finding}.";
        foreach (var proved in Proves)
            yield return $"Proved: {proved}.";
        foreach (var open in NotChecked)
            yield return $"Not checked: {open}.";
    }
}
