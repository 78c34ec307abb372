using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;
using Connectors.Mirakl.Json;

namespace Connectors.Mirakl.Internal;

/// <summary>Mirakl's two ways to page. No address of an answer is followed: offsets and tokens alone never lead the key elsewhere.</summary>
internal static class MiraklPaging
{
    private const int UsualMaximum = 100;

    /// <summary>Pages by <c>max</c> and <c>offset</c>. A continuation token is the number of items already read.</summary>
    /// <param name="transport">Sends the calls.</param>
    /// <param name="request">Makes the call of a page, with everything but <c>max</c> and <c>offset</c>.</param>
    /// <param name="type">Metadata of the answer.</param>
    /// <param name="list">Where the answer holds the items.</param>
    /// <param name="read">The items of an answer, and how many there are on all pages when it says.</param>
    /// <param name="idOf">What tells an item from the others.</param>
    /// <param name="maxSize">The largest page of the operation.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public static AsyncPageable<TItem> ByOffset<TBody, TItem>(
        this MiraklTransport transport,
        Func<ConnectorRequest> request,
        JsonTypeInfo<TBody> type,
        ListShape list,
        Func<TBody, (IReadOnlyList<TItem> Items, long? Total)> read,
        Func<TItem, string?> idOf,
        int maxSize,
        CancellationToken cancellationToken)
        where TBody : notnull
    {
        return new(FetchAsync, cancellationToken) { IdOf = idOf };

        async Task<Page<TItem>> FetchAsync(string? token, int? sizeHint, CancellationToken ct)
        {
            var offset = token is null ? 0 : long.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture);
            var size = PageSize(transport, sizeHint, maxSize);
            var call = request().Query("max", (long?)size).Query("offset", (long?)offset).Expect(size);
            var response = await transport.SendForListAsync(call, type, list, ct).ConfigureAwait(false);
            var (items, total) = read(response.Value);

            // What could not be read was listed all the same. A page that is empty although more is said to follow was filtered after it was cut: the next is a page further on.
            var listed = items.Count + response.Unreadable.Count;
            var next = offset + (listed > 0 ? listed : size);
            var more = total is { } all ? next < all : HasNextLink(response);
            return call.ToPage(items, more ? next.ToString(CultureInfo.InvariantCulture) : null, response.Unreadable, total is not null) with { SystemTime = response.Headers.Date };
        }
    }

    /// <summary>Pages by <c>limit</c> and <c>page_token</c>. Tokens are the platform's own and hold the filter: it ignores everything else beside one.</summary>
    /// <param name="transport">Sends the calls.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="filter">Adds what the first call filters and sorts by.</param>
    /// <param name="type">Metadata of the answer.</param>
    /// <param name="item">Metadata of an item.</param>
    /// <param name="idOf">What tells an item from the others.</param>
    /// <param name="maxSize">The largest page of the operation.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public static AsyncPageable<TItem> BySeek<TItem>(
        this MiraklTransport transport,
        Operation operation,
        Func<ConnectorRequest, ConnectorRequest> filter,
        JsonTypeInfo<SeekPage<TItem>> type,
        JsonTypeInfo<TItem> item,
        Func<TItem, string?> idOf,
        int maxSize,
        CancellationToken cancellationToken) =>
        transport.BySeek(() => transport.Call(operation), filter, type, item, idOf, maxSize, cancellationToken);

    /// <summary>The same for an operation whose path names something.</summary>
    /// <param name="transport">Sends the calls.</param>
    /// <param name="request">Makes the call of a page, with its path filled.</param>
    /// <param name="filter">Adds what the first call filters and sorts by.</param>
    /// <param name="type">Metadata of the answer.</param>
    /// <param name="item">Metadata of an item.</param>
    /// <param name="idOf">What tells an item from the others.</param>
    /// <param name="maxSize">The largest page of the operation.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    public static AsyncPageable<TItem> BySeek<TItem>(
        this MiraklTransport transport,
        Func<ConnectorRequest> request,
        Func<ConnectorRequest, ConnectorRequest> filter,
        JsonTypeInfo<SeekPage<TItem>> type,
        JsonTypeInfo<TItem> item,
        Func<TItem, string?> idOf,
        int maxSize,
        CancellationToken cancellationToken)
    {
        var list = Lists.Seek(item);
        return new(FetchAsync, cancellationToken) { IdOf = idOf };

        async Task<Page<TItem>> FetchAsync(string? token, int? sizeHint, CancellationToken ct)
        {
            // A token holds the size of its pages too, which may be that of another time: the operation's largest.
            var size = PageSize(transport, sizeHint, maxSize);
            var call = token is not null ? request().Query("page_token", token).Expect(maxSize) : filter(request()).Query("limit", (long?)size).Expect(size);
            var response = await transport.SendForListAsync(call, type, list, ct).ConfigureAwait(false);
            return call.ToPage(response.Value.Data, response.Value.NextPageToken, response.Unreadable) with { SystemTime = response.Headers.Date };
        }
    }

    /// <summary>The option covers lists of the usual maximum. Those with a larger one allow few calls, so a page of theirs is as large as may be.</summary>
    private static int PageSize(MiraklTransport transport, int? sizeHint, int maxSize) =>
        Math.Clamp(sizeHint ?? (maxSize > UsualMaximum ? maxSize : transport.PageSize), 1, maxSize);

    private static bool HasNextLink<T>(ConnectorResponse<T> response) =>
        response.Headers.TryGetValues("Link", out var links)
        && links.Any(static l => l.Contains("rel=\"next\"", StringComparison.OrdinalIgnoreCase) || l.Contains("rel=next", StringComparison.OrdinalIgnoreCase));
}
