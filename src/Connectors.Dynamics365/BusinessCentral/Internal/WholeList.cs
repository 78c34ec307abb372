using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Lists that are short enough to be read to their end at once.</summary>
internal static class WholeList
{
    /// <summary>All pages of a list in which the absence of something says something: what cannot be read may be it.</summary>
    /// <exception cref="ConnectorUnreadableItemsException">An item cannot be read.</exception>
    public static async Task<IReadOnlyList<T>> ReadReadableAsync<T>(AsyncPageable<T> list, Operation operation, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(list, cancellationToken).ConfigureAwait(false);
        return all.Unreadable.Count == 0 ? all : throw ConnectorUnreadableItemsException.Of(operation, all.Unreadable);
    }

    /// <summary>All pages of a list, and what of them could not be read.</summary>
    public static async Task<ItemList<T>> ReadAsync<T>(AsyncPageable<T> list, CancellationToken cancellationToken) => (await ReadAtAsync(list, cancellationToken).ConfigureAwait(false)).Items;

    /// <summary>The same, and what the service's clock said at the first page; null when that does not tell.</summary>
    public static async Task<(ItemList<T> Items, DateTimeOffset? SystemTime)> ReadAtAsync<T>(AsyncPageable<T> list, CancellationToken cancellationToken)
    {
        DateTimeOffset? at = null;
        var items = new List<T>();
        var unreadable = new List<UnreadableItem>();
        await foreach (var page in list.AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            at ??= page.SystemTime;
            items.AddRange(page.Items);
            unreadable.AddRange(page.Unreadable);
        }

        return (new ItemList<T>(items, unreadable), at);
    }
}
