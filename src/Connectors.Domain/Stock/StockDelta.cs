using System.Buffers;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Finds what changed since the last publication. Only changes are answered, and memory grows only with them.</summary>
/// <remarks>An offer that the target does not name is unknown, not zero: it is left as it is.</remarks>
public static class StockDelta
{
    /// <summary>Stands for a quantity that is not known, on either side.</summary>
    public const long Unknown = -1;

    private const int WordBits = 64;

    /// <summary>Compares by position. <paramref name="published"/> and <paramref name="target"/> have one quantity an offer.</summary>
    /// <param name="published">What the channel was told last, in whole packs; <see cref="Unknown"/> when it was told nothing.</param>
    /// <param name="target">What it should show, in whole packs; <see cref="Unknown"/> leaves an offer as it is.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative and not <see cref="Unknown"/>.</exception>
    public static StockChanges<int> Between(ReadOnlySpan<long> published, ReadOnlySpan<long> target)
    {
        if (published.Length != target.Length)
            throw new ArgumentException("One target for each published quantity is expected.", nameof(target));
        var sorter = new Sorter<int>();
        for (var i = published.CommonPrefixLength(target); i < target.Length; i += 1 + published[(i + 1)..].CommonPrefixLength(target[(i + 1)..]))
            sorter.Add(i, published[i], target[i]);
        return sorter.Changes;
    }

    /// <summary>Compares by text. A target in the order of <paramref name="index"/> is compared without hashing.</summary>
    /// <param name="index">The offers that were published, by position.</param>
    /// <param name="published">What the channel was told last, by that position, in whole packs; <see cref="Unknown"/> when it was told nothing.</param>
    /// <param name="target">What it should show, in any order; offers that the index does not know are new.</param>
    /// <exception cref="ArgumentException">The index and <paramref name="published"/> differ in length, or an offer comes twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is negative and not <see cref="Unknown"/>.</exception>
    public static StockChanges<Sku> Between(StockIndex index, ReadOnlySpan<long> published, IEnumerable<StockQuantity> target)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(target);
        if (index.Count != published.Length)
            throw new ArgumentException("One published quantity for each offer of the index is expected.", nameof(published));
        var words = (published.Length / WordBits) + 1;
        var seen = ArrayPool<ulong>.Shared.Rent(words);
        try
        {
            seen.AsSpan(0, words).Clear();
            return Between(index, published, target, seen);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(seen);
        }
    }

    private static StockChanges<Sku> Between(StockIndex index, ReadOnlySpan<long> published, IEnumerable<StockQuantity> target, ulong[] seen)
    {
        var sorter = new Sorter<Sku>();
        var added = new HashSet<Sku>();
        var batch = new StockQuantity[StockIndex.BatchSize];
        Span<int> positions = stackalloc int[StockIndex.BatchSize];
        var likely = 0;
        using var all = target.GetEnumerator();
        for (var count = Fill(batch, all); count > 0; count = Fill(batch, all))
        {
            index.Find(batch.AsSpan(0, count), positions, ref likely);
            for (var i = 0; i < count; i++)
            {
                var (wanted, position) = (batch[i], positions[i]);
                if (position >= 0 ? !Mark(seen, position) : !added.Add(wanted.OfferSku))
                    throw new ArgumentException($"The offer '{wanted.OfferSku}' comes twice.", nameof(target));
                var known = position >= 0 ? published[position] : Unknown;
                if (known != wanted.Packs)
                    sorter.Add(wanted.OfferSku, known, wanted.Packs);
            }
        }

        return sorter.Changes;
    }

    private static int Fill(StockQuantity[] batch, IEnumerator<StockQuantity> from)
    {
        var count = 0;
        while (count < batch.Length && from.MoveNext())
            batch[count++] = from.Current;
        return count;
    }

    /// <summary>Notes a position; false when it is noted already.</summary>
    private static bool Mark(ulong[] seen, int position)
    {
        var bit = 1UL << (position % WordBits);
        ref var word = ref seen[position / WordBits];
        if ((word & bit) != 0)
            return false;
        word |= bit;
        return true;
    }

    private sealed class Sorter<TKey>
        where TKey : notnull
    {
        private readonly List<StockChange<TKey>> _soldOut = [];
        private readonly List<StockChange<TKey>> _less = [];
        private readonly List<StockChange<TKey>> _more = [];

        internal StockChanges<TKey> Changes
        {
            get
            {
                _soldOut.AddRange(_less);
                return new StockChanges<TKey> { Decreases = _soldOut, Increases = _more };
            }
        }

        internal void Add(TKey key, long from, long to)
        {
            if (to == Unknown)
                return;
            ArgumentOutOfRangeException.ThrowIfNegative(to, "target");
            var change = new StockChange<TKey>(key, from == Unknown ? null : from, to);
            (to == 0 ? _soldOut : from > to ? _less : _more).Add(change);
        }
    }
}
