using System.Globalization;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Covers what a commit leaves of a case: where it stands, its state, what it asks for and the end of its journal. Written with every commit, and costs no read.</summary>
internal static class CaseSeal
{
    public static CaseCommit Seal(CaseCommit commit, ClaimedCase claimed, JournalKey? key)
    {
        var last = commit.Journal.Count == 0 ? null : commit.Journal[^1];
        return commit with
        {
            Seal = JournalKey.Seal(key, Parts(
                commit.Case, commit.ExpectedVersion + 1, commit.Stage, commit.IsClosed, commit.Format, commit.State, commit.Effects, last?.Sequence ?? claimed.JournalLength, last?.Hash ?? claimed.JournalHash)),
        };
    }

    public static bool Fits(CaseView view, JournalKey? key) => JournalKey.Fits(
        view.Seal, key, Parts(view.Case, view.Version, view.Stage, view.IsClosed, view.Format, view.State, view.Effects, view.JournalLength, view.JournalHash));

    private static IEnumerable<string?> Parts(
        CaseId caseId, long version, string stage, bool isClosed, int format, string? state, IReadOnlyList<OutboxEntry> effects, long journalLength, string journalHash)
    {
        yield return caseId.Flow;
        yield return caseId.Key;
        yield return string.Create(CultureInfo.InvariantCulture, $"{version} {isClosed} {format} {journalLength} {effects.Count}");
        yield return stage;
        yield return state;
        yield return journalHash;

        // Attempts and due times change with claims, which seal nothing.
        foreach (var effect in effects.OrderBy(static e => e.Id, StringComparer.Ordinal))
        {
            yield return effect.Id;
            yield return string.Create(CultureInfo.InvariantCulture, $"{effect.Format} {effect.RetrySafety}");
            yield return effect.Content;
        }
    }
}
