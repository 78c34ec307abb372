namespace Connectors.Flows.Storage;

/// <summary>What a store removed.</summary>
/// <param name="Cases">Cases that were over.</param>
/// <param name="JournalEntries">Journal entries, those of removed cases too.</param>
/// <param name="HeardInputs">Ids of heard inputs, those of removed cases too.</param>
/// <param name="Exceptions">Closed exception records.</param>
public sealed record PrunedCases(long Cases, long JournalEntries, long HeardInputs, long Exceptions)
{
    /// <summary>How much of each.</summary>
    public override string ToString() => FormattableString.Invariant($"{Cases} cases, {JournalEntries} journal entries, {HeardInputs} heard inputs, {Exceptions} exception records");
}
