namespace Connectors.Flows.Storage;

/// <summary>Takes anchors of a store and verifies it. Reads every case once; for a tool or a nightly job.</summary>
public static class JournalVerification
{
    /// <summary>So often a case that changes while it is read is read again.</summary>
    private const int Attempts = 5;

    /// <summary>Signs how far every case has come, to be kept where the store's administrators cannot change it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="flows">The flows whose cases are taken, by name.</param>
    /// <param name="key">Signs it.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="previous">The anchor before it; null for the first.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async Task<JournalAnchor> TakeAnchorAsync(
        this ICaseQuery store, IReadOnlyCollection<string> flows, JournalKey key, DateTimeOffset now, JournalAnchor? previous = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(key);
        var heads = new List<CaseHead>();
        foreach (var flow in flows)
        {
            await foreach (var view in store.GetCasesAsync(flow, cancellationToken: cancellationToken).ConfigureAwait(false))
                heads.Add(new CaseHead(view.Case, view.Version, view.JournalLength, view.JournalHash, view.Seal, view.IsClosed, view.CommittedAt));
        }

        return JournalAnchor.Sign(now, [.. flows], heads, previous?.Signature ?? string.Empty, key);
    }

    /// <summary>
    /// Verifies every case: its journal's chain up to the end that the case knows, its seal, and what an anchor holds against it. Says what that proves and against whom.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="flows">The flows whose cases are verified, by name.</param>
    /// <param name="keys">Every key that seals or the anchor may have been made with, old ones too; empty for none.</param>
    /// <param name="anchor">The newest anchor that was kept elsewhere; null for none.</param>
    /// <param name="retention">What the host lets go: cases that are gone otherwise are findings. Null when it lets nothing go.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    public static async Task<JournalReport> VerifyAsync(
        this ICaseQuery store, IReadOnlyCollection<string> flows, IReadOnlyCollection<JournalKey> keys, JournalAnchor? anchor, RetentionPolicy? retention, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(keys);
        var check = new JournalCheck(store, keys.DistinctBy(static k => k.Id).ToDictionary(static k => k.Id, StringComparer.Ordinal), now);
        foreach (var flow in flows)
        {
            await foreach (var view in store.GetCasesAsync(flow, cancellationToken: cancellationToken).ConfigureAwait(false))
                await check.LookAtAsync(view.Case, Attempts, cancellationToken).ConfigureAwait(false);
        }

        if (anchor is not null)
            await check.HoldAgainstAsync(anchor, flows, retention, cancellationToken).ConfigureAwait(false);
        return check.ToReport(anchor);
    }
}
