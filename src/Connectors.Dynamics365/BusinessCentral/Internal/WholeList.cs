using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Lists that are short enough to be read to their end at once.</summary>
internal static class WholeList
{
    /// <summary>All pages of a list, and what of them could not be read.</summary>
    public static async Task<ItemList<T>> ReadAsync<T>(AsyncPageable<T> list, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        var unreadable = new List<UnreadableItem>();
        await foreach (var page in list.AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            items.AddRange(page.Items);
            unreadable.AddRange(page.Unreadable);
        }

        return new ItemList<T>(items, unreadable);
    }
}
