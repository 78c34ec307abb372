using System.Collections.Concurrent;
using Connectors.Domain.Documents;
using Connectors.Shopify.Models;

namespace Connectors.Shopify.Internal;

/// <summary>
/// Orders as a list brought them last, with what took further calls. Lists by date overlap, and bring what has not changed again and again: such an order is known by its id and its instant, and what belongs to it is asked for
/// anew after a while alone, because not everything of it is known to move that instant. Thread-safe.
/// </summary>
internal sealed class RecentOrders
{
    private const int Most = 500;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset UpdatedAt, DateTimeOffset ReadAt, StorefrontOrder Order)> _known = new(StringComparer.Ordinal);

    /// <summary>The order as it was read when it had this instant; null when it is to be read.</summary>
    /// <param name="row">The order as the list shows it.</param>
    /// <param name="now">What time it is in the store, UTC; null when it does not say, and then nothing counts as recent.</param>
    public StorefrontOrder? Find(Order row, DateTimeOffset? now) =>
        now is { } there && _known.TryGetValue(row.Id, out var known) && known.UpdatedAt == row.UpdatedAt && there >= known.ReadAt && there - known.ReadAt < KeptFor ? known.Order : null;

    /// <summary>Keeps it for a while.</summary>
    public void Keep(Order row, StorefrontOrder order, DateTimeOffset? now)
    {
        if (now is not { } there)
            return;
        foreach (var old in _known.Where(k => there - k.Value.ReadAt >= KeptFor))
            _known.TryRemove(old);
        if (_known.Count >= Most)
            _known.Clear();
        _known[row.Id] = (row.UpdatedAt, there, order);
    }

    /// <summary>Something of it was written: it is read anew.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);
}
