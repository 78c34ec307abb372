using System.Runtime.CompilerServices;
using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>A list that a vendor gives out in pages: items with <c>await foreach</c>, or pages where a job must remember how far it came.</summary>
/// <typeparam name="T">The item's type.</typeparam>
public sealed class AsyncPageable<T> : IAsyncEnumerable<T>
{
    /// <summary>An honest list has no such gap; one that goes on without an item would never end.</summary>
    private const int MostEmptyPages = 100;

    private readonly Func<string?, int?, CancellationToken, Task<Page<T>>> _fetch;
    private readonly CancellationToken _callToken;

    /// <summary>Wraps the fetching of one page.</summary>
    /// <param name="fetch">Gets the page for a token (null for the first) and a wished page size (null for the default).</param>
    /// <param name="cancellationToken">Cancels every fetch.</param>
    public AsyncPageable(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        _fetch = fetch;
        _callToken = cancellationToken;
    }

    /// <summary>
    /// What tells an item from the others; null when nothing does. With it a page that holds nothing but what the page before held ends a list whose end only the
    /// vendor knows.
    /// </summary>
    public Func<T, string?>? IdOf { get; init; }

    /// <summary>
    /// The pages. Stops after the page without a token, and at a page that brings nothing new. An empty page with a token is followed: vendors filter after
    /// they have cut the page.
    /// </summary>
    /// <param name="continuationToken">Where to go on, from an earlier page; null starts at the beginning.</param>
    /// <param name="pageSizeHint">Wished items a page; null for the vendor's most.</param>
    /// <param name="cancellationToken">Cancels the fetches.</param>
    /// <exception cref="InvalidOperationException">The vendor returned a token again, or a hundred empty pages, which would never end.</exception>
    public async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(_callToken, cancellationToken);
        var token = continuationToken;
        HashSet<string>? asked = null;
        HashSet<string>? before = null;
        var empty = 0;
        do
        {
            var page = await _fetch(token, pageSizeHint, linked.Token).ConfigureAwait(false);
            if (BringsNothingNew(page, before))
                yield break;
            yield return page;
            var isEmpty = page.Items.Count == 0 && page.Unreadable.Count == 0;
            empty = isEmpty ? empty + 1 : 0;
            if (page.ContinuationToken is not { } next)
                yield break;
            if (token is not null)
                (asked ??= new(StringComparer.Ordinal)).Add(token);
            if (asked?.Contains(next) is true)
            {
                if (isEmpty)
                    yield break;
                throw new InvalidOperationException("The service returned the same page token twice.");
            }

            if (empty >= MostEmptyPages)
                throw new InvalidOperationException("The service returned one empty page after the other.");
            if (!isEmpty)
                before = IdsOf(page);
            token = next;
        }
        while (true);
    }

    /// <summary>The items of all pages.</summary>
    /// <exception cref="ConnectorUnreadableItemsException">After the last item: some items could not be read.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        List<UnreadableItem>? unreadable = null;
        Operation? operation = null;
        await foreach (var page in AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
                yield return item;
            if (page.Unreadable.Count > 0)
            {
                (unreadable ??= []).AddRange(page.Unreadable);
                operation = page.Operation;
            }
        }

        if (unreadable is not null)
            throw ConnectorUnreadableItemsException.Of(operation, unreadable);
    }

    /// <summary>Whether the end of the list is not known, and every item stood on the page before. What has no id may be new.</summary>
    private bool BringsNothingNew(Page<T> page, HashSet<string>? before)
    {
        if (before is null || page.IsBounded || (page.Items.Count == 0 && page.Unreadable.Count == 0))
            return false;
        foreach (var item in page.Unreadable)
        {
            if (!before.Contains(MarkOf(item)))
                return false;
        }

        foreach (var item in page.Items)
        {
            if (IdOf!(item) is not { } id || !before.Contains(id))
                return false;
        }

        return true;
    }

    private HashSet<string>? IdsOf(Page<T> page)
    {
        if (IdOf is null || page.IsBounded)
            return null;
        var ids = new HashSet<string>(page.Items.Count, StringComparer.Ordinal);
        foreach (var item in page.Items)
        {
            if (IdOf(item) is { } id)
                ids.Add(id);
        }

        foreach (var item in page.Unreadable)
            ids.Add(MarkOf(item));
        return ids;
    }

    /// <summary>What tells an item that cannot be read from the others; no id of one that can begins so.</summary>
    private static string MarkOf(UnreadableItem item) => "\0" + (item.Id ?? item.Path);
}
