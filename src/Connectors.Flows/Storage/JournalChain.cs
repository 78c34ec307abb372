using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>Chains journal entries and finds where a chain was tampered with.</summary>
public static class JournalChain
{
    /// <summary>The notes as entries that continue a chain.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="length">Entries so far.</param>
    /// <param name="hash">Hash of the last entry; empty when there is none.</param>
    /// <param name="notes">What happened, in order.</param>
    /// <param name="at">When, UTC.</param>
    public static IReadOnlyList<JournalEntry> Append(CaseId caseId, long length, string hash, IReadOnlyList<Note> notes, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(notes);
        var entries = new List<JournalEntry>(notes.Count);
        foreach (var note in notes)
        {
            length++;
            hash = Hash(caseId, length, at, note.Code, note.Text, hash);
            entries.Add(new JournalEntry(caseId, length, at, note.Code, note.Text, hash));
        }

        return entries;
    }

    /// <summary>Sequence of the first entry that does not follow from the one before it; null when the chain is whole.</summary>
    /// <param name="entries">All entries of one case that were not pruned, in order.</param>
    /// <param name="expectedLength">Entries that were ever written, so that a cut end shows too.</param>
    /// <param name="prunedTo">Number of the last entry that was pruned; 0 when all are there.</param>
    /// <param name="prunedHash">Hash of that entry; empty when all are there.</param>
    public static long? FindBreak(IReadOnlyList<JournalEntry> entries, long expectedLength, long prunedTo = 0, string prunedHash = "")
    {
        ArgumentNullException.ThrowIfNull(entries);
        var hash = prunedHash;
        var sequence = prunedTo;
        foreach (var entry in entries)
        {
            sequence++;
            if (entry.Sequence != sequence || entry.Hash != Hash(entry.Case, sequence, entry.At, entry.Code, entry.Text, hash))
                return sequence;
            hash = entry.Hash;
        }

        return sequence == expectedLength ? null : sequence + 1;
    }

    /// <summary>The same, for the journal of a case: that it ends where the case says it ends shows too.</summary>
    /// <param name="entries">All entries of the case that were not pruned, in order.</param>
    /// <param name="view">The case.</param>
    public static long? FindBreak(IReadOnlyList<JournalEntry> entries, CaseView view)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(view);
        if (FindBreak(entries, view.JournalLength, view.JournalPrunedTo, view.JournalPrunedHash) is { } at)
            return at;
        var end = entries.Count == 0 ? view.JournalPrunedHash : entries[^1].Hash;
        return end == view.JournalHash ? null : Math.Max(1, view.JournalLength);
    }

    private static string Hash(CaseId caseId, long sequence, DateTimeOffset at, string code, string text, string previous)
    {
        // Lengths stand before the parts, so that no text can pass for another split of the same characters.
        var content = string.Create(
            CultureInfo.InvariantCulture,
            $"{previous}|{caseId.ToString().Length}:{caseId}|{sequence}|{at.UtcTicks}|{code.Length}:{code}|{text.Length}:{text}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
