using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Something that no worker left so.</summary>
/// <param name="Case">The case; null for the anchor itself.</param>
/// <param name="What">What is wrong, for people.</param>
public sealed record JournalFinding(CaseId? Case, string What)
{
    /// <summary>Which and what.</summary>
    public override string ToString() => Case is { } known ? $"{known}: {What}" : What;
}
