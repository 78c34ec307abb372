using System.Globalization;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Storage;

/// <summary>One verification of a store: one use, then thrown away.</summary>
internal sealed class JournalCheck(ICaseQuery store, Dictionary<string, JournalKey> keys, DateTimeOffset now)
{
    private readonly List<JournalFinding> _findings = [];
    private long _cases;
    private long _entries;
    private long _sealed;
    private long _plain;
    private long _unsealed;
    private long _otherKey;
    private long _restless;
    private long _pruned;
    private long _letGo;
    private bool _isHeld;

    public async Task LookAtAsync(CaseId caseId, int attempts, CancellationToken cancellationToken)
    {
        // A worker may go on with it between the reads: what was read then is of two commits.
        for (; attempts > 0; attempts--)
        {
            var view = await store.GetCaseAsync(caseId, cancellationToken).ConfigureAwait(false);
            var journal = await store.GetJournalAsync(caseId, cancellationToken).ConfigureAwait(false);
            var again = await store.GetCaseAsync(caseId, cancellationToken).ConfigureAwait(false);
            if (view is null || again is null)
                return;
            if (view.Version != again.Version || view.JournalPrunedTo != again.JournalPrunedTo)
                continue;
            LookAt(view, journal);
            return;
        }

        _restless++;
    }

    /// <summary>What the anchor holds against the store.</summary>
    public async Task HoldAgainstAsync(JournalAnchor anchor, IReadOnlyCollection<string> flows, RetentionPolicy? retention, CancellationToken cancellationToken)
    {
        if (!keys.TryGetValue(JournalKey.IdOf(anchor.Signature), out var key))
        {
            _findings.Add(new JournalFinding(null, $"the anchor of {anchor.At:u} is signed by key {JournalKey.IdOf(anchor.Signature)}, which was not given, so it was not used"));
            return;
        }

        if (!anchor.IsSignedBy(key))
        {
            _findings.Add(new JournalFinding(null, $"the anchor of {anchor.At:u} was changed after it was signed, so it was not used"));
            return;
        }

        _isHeld = true;
        foreach (var flow in flows.Except(anchor.Flows, StringComparer.Ordinal))
            _findings.Add(new JournalFinding(null, $"the anchor of {anchor.At:u} holds no case of flow '{flow}'"));
        foreach (var head in anchor.Heads)
            await HoldAgainstAsync(head, anchor, retention, cancellationToken).ConfigureAwait(false);
    }

    public JournalReport ToReport(JournalAnchor? anchor) => new()
    {
        Cases = _cases,
        Entries = _entries,
        Findings = _findings,
        Proves = [.. Proved(anchor)],
        NotChecked = [.. NotChecked(anchor)],
    };

    private void LookAt(CaseView view, IReadOnlyList<JournalEntry> journal)
    {
        _cases++;
        _entries += journal.Count;
        _pruned += view.JournalPrunedTo;
        if (JournalChain.FindBreak(journal, view) is { } at)
            _findings.Add(new JournalFinding(view.Case, string.Create(CultureInfo.InvariantCulture, $"its journal was changed or cut at entry {at}")));
        var id = JournalKey.IdOf(view.Seal);
        if (view.Seal.Length == 0)
            _unsealed += view.Version > 0 ? 1 : 0;
        else if (id == JournalKey.Plain ? !CaseSeal.Fits(view, null) : keys.TryGetValue(id, out var key) && !CaseSeal.Fits(view, key))
            _findings.Add(new JournalFinding(view.Case, "its state, stage, effects or the end of its journal are not as its last commit left them"));
        else if (id == JournalKey.Plain)
            _plain++;
        else if (keys.ContainsKey(id))
            _sealed++;
        else
            _otherKey++;
    }

    private async Task HoldAgainstAsync(CaseHead head, JournalAnchor anchor, RetentionPolicy? retention, CancellationToken cancellationToken)
    {
        if (await store.GetCaseAsync(head.Case, cancellationToken).ConfigureAwait(false) is not { } view)
        {
            // A case that was open may have ended since; nobody but its own last commit could say when.
            var mayBeGone = retention?.ClosedCases is { } kept && (head.IsClosed ? head.CommittedAt : anchor.At) + kept <= now;
            if (mayBeGone)
                _letGo++;
            else
                _findings.Add(new JournalFinding(head.Case, $"it is gone, and nothing lets it go: it was {(head.IsClosed ? "over" : "open")} at {anchor.At:u}"));
            return;
        }

        if (view.Version < head.Version || view.JournalLength < head.JournalLength)
        {
            _findings.Add(new JournalFinding(head.Case, string.Create(CultureInfo.InvariantCulture, $"it was set back: at {anchor.At:u} it had {head.Version} commits and {head.JournalLength} journal entries, now {view.Version} and {view.JournalLength}")));
            return;
        }

        if (view.Version == head.Version && view.Seal != head.Seal)
            _findings.Add(new JournalFinding(head.Case, $"its seal is another than at {anchor.At:u}, although nothing was committed since"));
        if (view.Seal.Length == 0 && head.Seal.Length > 0 && view.Version > head.Version)
            _findings.Add(new JournalFinding(head.Case, $"it carries no seal, and it carried one at {anchor.At:u}"));
        if (JournalKey.IdOf(view.Seal) == JournalKey.Plain && head.Seal.Length > 0 && JournalKey.IdOf(head.Seal) != JournalKey.Plain)
            _findings.Add(new JournalFinding(head.Case, $"it is sealed without a key, and it was sealed with one at {anchor.At:u}"));
        if (view.JournalPrunedTo > 0 && !MayBePruned(view, head, retention))
            _findings.Add(new JournalFinding(head.Case, string.Create(CultureInfo.InvariantCulture, $"the first {view.JournalPrunedTo} entries of its journal are gone, and nothing lets them go")));
        if (head.JournalLength == 0 || head.JournalLength < view.JournalPrunedTo)
            return;
        var then = head.JournalLength == view.JournalPrunedTo
            ? view.JournalPrunedHash
            : (await store.GetJournalAsync(head.Case, cancellationToken).ConfigureAwait(false)).FirstOrDefault(e => e.Sequence == head.JournalLength)?.Hash;
        if (then != head.JournalHash)
            _findings.Add(new JournalFinding(head.Case, string.Create(CultureInfo.InvariantCulture, $"its journal was written anew: entry {head.JournalLength} is another than at {anchor.At:u}")));
    }

    /// <summary>Whoever can write the store can say of any entry that it was pruned; that all of an anchor's were old enough, its own instant tells.</summary>
    private bool MayBePruned(CaseView view, CaseHead head, RetentionPolicy? retention) =>
        retention?.JournalOfOpenCases is { } kept && (view.JournalPrunedTo < head.JournalLength || head.CommittedAt + kept <= now);

    private IEnumerable<string> Proved(JournalAnchor? anchor)
    {
        if (_findings.Count > 0)
            yield break;
        if (_sealed > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_sealed} cases stand as a holder of a key left them, now or with an earlier commit: nobody without a key wrote their states, effects or journals");
        if (_isHeld)
            yield return string.Create(CultureInfo.InvariantCulture, $"every case that was there at {anchor!.At:u} is there, or was to be let go, and has at least the journal it had then");
    }

    private IEnumerable<string> NotChecked(JournalAnchor? anchor)
    {
        if (keys.Count == 0)
            yield return "no key was given, so nothing is proved against whoever can write the store: plain hashes show accidents alone";
        if (_plain > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_plain} cases are sealed without a key: whoever can write the store can write their seals");
        if (_unsealed > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_unsealed} cases carry no seal, as those do that an earlier release left");
        if (_otherKey > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_otherKey} cases are sealed by keys that were not given");
        if (_restless > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_restless} cases changed whenever they were read");
        if (_pruned > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_pruned} entries were pruned; what is left follows from the hash of the last of them");
        if (_letGo > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{_letGo} cases of the anchor are gone, as retention lets them go by now; whether retention removed them cannot be told");
        yield return _isHeld
            ? $"whether cases that began after {anchor!.At:u} were removed, or cases were set back to a commit made after it"
            : "whether cases were removed, or set back to an earlier commit: that needs an anchor that was kept elsewhere";
        yield return "inputs that wait, exception records, rows of side tables, attempts and due times: nothing covers them";
        yield return "what holders of a key wrote";
    }
}
