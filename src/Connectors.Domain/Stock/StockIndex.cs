using System.Numerics;
using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Gives every offer of a channel a position, so that quantities can be kept in plain arrays and compared in milliseconds. Immutable and thread-safe.</summary>
public sealed class StockIndex
{
    /// <summary>How many offers <see cref="Find(ReadOnlySpan{StockQuantity}, Span{int}, ref int)"/> takes at once.</summary>
    internal const int BatchSize = 64;

    private const int HashBits = 32;
    private const int StraysBeforeHashing = 2;

    private readonly string[] _keys;

    /// <summary>Open addressing, at most half full: the upper half of a slot is the hash of a text, the lower one its position from 1; an empty slot is zero.</summary>
    private readonly ulong[] _slots;

    /// <summary>Numbers the offers from 0 in the order given.</summary>
    /// <exception cref="ArgumentException">An offer comes twice or is empty.</exception>
    public StockIndex(IEnumerable<Sku> offers)
    {
        _keys = [.. offers.Select(static o => o.Value)];
        _slots = new ulong[BitOperations.RoundUpToPowerOf2(((uint)_keys.Length * 2) + 1)];
        for (var i = 0; i < _keys.Length; i++)
        {
            var hash = HashOf(_keys[i]);
            if (_keys[i].Length == 0 || Find(_keys[i], hash) >= 0)
                throw new ArgumentException($"The offer '{_keys[i]}' comes twice or is empty.", nameof(offers));
            var slot = FirstSlot(hash);
            while (_slots[slot] != 0)
                slot = Next(slot);
            _slots[slot] = ((ulong)hash << HashBits) | ((uint)i + 1);
        }
    }

    /// <summary>How many offers there are.</summary>
    public int Count => _keys.Length;

    /// <summary>The offer at a position.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public Sku this[int position] => position >= 0 && position < _keys.Length
        ? new Sku(_keys[position])
        : throw new ArgumentOutOfRangeException(nameof(position), position, "No offer has this position.");

    /// <summary>The position of an offer; -1 when it has none.</summary>
    public int Find(Sku offer) => Find(offer.Value, HashOf(offer.Value));

    /// <summary>The positions of several offers; -1 where one has none.</summary>
    /// <param name="offers">At most <see cref="BatchSize"/>.</param>
    /// <param name="positions">Takes the positions.</param>
    /// <param name="likely">Snapshots mostly keep their order, so the position after the last one is tried before a text is hashed.</param>
    /// <remarks>
    /// The memory of a large index is slow and not near. Where offers come in no order, each step is done for all of them before the next one, because
    /// then the processor waits for many at once instead of one after the other.
    /// </remarks>
    internal void Find(ReadOnlySpan<StockQuantity> offers, Span<int> positions, ref int likely)
    {
        var first = 0;
        for (var strays = 0; first < offers.Length && strays < StraysBeforeHashing; first++)
        {
            var key = offers[first].OfferSku.Value;
            var isLikely = likely < _keys.Length && _keys[likely] == key;
            positions[first] = isLikely ? likely : Find(key, HashOf(key));
            likely = positions[first] >= 0 ? positions[first] + 1 : likely;
            strays = isLikely ? 0 : strays + 1;
        }

        Span<uint> hashes = stackalloc uint[BatchSize];
        Span<ulong> slots = stackalloc ulong[BatchSize];
        for (var i = first; i < offers.Length; i++)
            hashes[i] = HashOf(offers[i].OfferSku.Value);
        for (var i = first; i < offers.Length; i++)
            slots[i] = _slots[FirstSlot(hashes[i])];
        for (var i = first; i < offers.Length; i++)
        {
            var key = offers[i].OfferSku.Value;
            positions[i] = Holds(slots[i], key, hashes[i]) ? PositionIn(slots[i]) : Find(key, hashes[i]);
        }
    }

    private static uint HashOf(string key) => unchecked((uint)key.GetHashCode(StringComparison.Ordinal));

    private static int PositionIn(ulong slot) => (int)(uint.MaxValue & slot) - 1;

    private int Find(string key, uint hash)
    {
        for (var slot = FirstSlot(hash); _slots[slot] != 0; slot = Next(slot))
        {
            if (Holds(_slots[slot], key, hash))
                return PositionIn(_slots[slot]);
        }

        return -1;
    }

    private bool Holds(ulong slot, string key, uint hash) => slot != 0 && slot >> HashBits == hash && _keys[PositionIn(slot)] == key;

    private int FirstSlot(uint hash) => (int)(hash & ((uint)_slots.Length - 1));

    private int Next(int slot) => (slot + 1) & (_slots.Length - 1);
}
