using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Mirakl.Internal;

/// <summary>What changed, for a platform that sorts by creation only and may show one thing on two pages.</summary>
internal static class Changes
{
    /// <summary>
    /// Reads everything before the first is handed out: oldest change first, each thing once, as it was last seen. What could not be read is told after the last.
    /// </summary>
    public static async IAsyncEnumerable<TDocument> OldestFirstAsync<T, TDocument>(
        Operation operation,
        AsyncPageable<T> list,
        Func<IReadOnlyList<T>, Task<ItemList<TDocument>>> map,
        Func<TDocument, string> idOf,
        Func<TDocument, DateTimeOffset> changedAt,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var latest = new Dictionary<string, TDocument>(StringComparer.Ordinal);
        var unreadable = new List<UnreadableItem>();
        await foreach (var page in list.AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var documents = await map(page.Items).ConfigureAwait(false);
            unreadable.AddRange(page.Unreadable);
            unreadable.AddRange(documents.Unreadable);
            foreach (var document in documents)
            {
                if (!latest.TryGetValue(idOf(document), out var seen) || changedAt(document) >= changedAt(seen))
                    latest[idOf(document)] = document;
            }
        }

        foreach (var document in latest.Values.OrderBy(changedAt).ThenBy(idOf, StringComparer.Ordinal))
            yield return document;

        // One that a later page showed in good order was read.
        unreadable.RemoveAll(u => u.Id is { } id && latest.ContainsKey(id));
        if (unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(operation, unreadable);
    }
}
