using System.Runtime.CompilerServices;

namespace Connectors.Mirakl.Internal;

/// <summary>What changed, for a platform that sorts by creation only and may show one thing on two pages.</summary>
internal static class Changes
{
    /// <summary>Reads everything before the first is handed out: oldest change first, each thing once, as it was last seen.</summary>
    public static async IAsyncEnumerable<TDocument> OldestFirstAsync<T, TDocument>(
        IAsyncEnumerable<T> items,
        Func<T, TDocument> map,
        Func<TDocument, string> idOf,
        Func<TDocument, DateTimeOffset> changedAt,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, TDocument>(StringComparer.Ordinal);
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var document = map(item);
            if (!latest.TryGetValue(idOf(document), out var seen) || changedAt(document) >= changedAt(seen))
                latest[idOf(document)] = document;
        }

        foreach (var document in latest.Values.OrderBy(changedAt).ThenBy(idOf, StringComparer.Ordinal))
            yield return document;
    }
}
