using System.Runtime.CompilerServices;

namespace Connectors.Http;

/// <summary>A list that a vendor gives out in pages: items with <c>await foreach</c>, or pages where a job must remember how far it came.</summary>
/// <typeparam name="T">The item's type.</typeparam>
public sealed class AsyncPageable<T> : IAsyncEnumerable<T>
{
    private readonly Func<string?, int?, CancellationToken, Task<Page<T>>> _fetch;
    private readonly CancellationToken _callToken;

    /// <summary>Wraps the fetching of one page.</summary>
    /// <param name="fetch">Gets the page for a token (null for the first) and a wished page size (null for the default).</param>
    /// <param name="cancellationToken">Cancels every fetch.</param>
    public AsyncPageable(Func<string?, int?, CancellationToken, Task<Page<T>>> fetch, CancellationToken cancellationToken = default)
    {
        _fetch = fetch;
        _callToken = cancellationToken;
    }

    /// <summary>The pages. Stops after the page without a token, and on an empty page.</summary>
    /// <param name="continuationToken">Where to go on, from an earlier page; null starts at the beginning.</param>
    /// <param name="pageSizeHint">Wished items a page; null for the vendor's most.</param>
    /// <param name="cancellationToken">Cancels the fetches.</param>
    /// <exception cref="InvalidOperationException">The vendor returned the same token twice, which would never end.</exception>
    public async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(_callToken, cancellationToken);
        var token = continuationToken;
        do
        {
            var page = await _fetch(token, pageSizeHint, linked.Token).ConfigureAwait(false);
            yield return page;
            if (page.Items.Count == 0)
                yield break;
            if (page.ContinuationToken is { } next && next == token)
                throw new InvalidOperationException("The service returned the same page token twice.");
            token = page.ContinuationToken;
        }
        while (token is not null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
                yield return item;
        }
    }
}
