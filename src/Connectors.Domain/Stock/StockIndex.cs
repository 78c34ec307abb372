using Connectors.Domain.Values;

namespace Connectors.Domain.Stock;

/// <summary>Gives every offer of a channel a position, so that quantities can be kept in plain arrays and compared in milliseconds. Immutable and thread-safe.</summary>
public sealed class StockIndex
{
    private readonly string[] _keys;
    private readonly Dictionary<string, int> _positions;

    /// <summary>Numbers the offers from 0 in the order given.</summary>
    /// <exception cref="ArgumentException">An offer comes twice or is empty.</exception>
    public StockIndex(IEnumerable<Sku> offers)
    {
        _keys = [.. offers.Select(static o => o.Value)];
        _positions = new Dictionary<string, int>(_keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i].Length == 0 || !_positions.TryAdd(_keys[i], i))
                throw new ArgumentException($"The offer '{_keys[i]}' comes twice or is empty.", nameof(offers));
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
    public int Find(Sku offer) => Find(offer.Value, 0);

    /// <summary>Snapshots mostly keep their order, so the position after the last one is tried before the text is hashed.</summary>
    internal int Find(string key, int likely)
    {
        if (likely < _keys.Length && string.Equals(_keys[likely], key, StringComparison.Ordinal))
            return likely;
        return _positions.TryGetValue(key, out var position) ? position : -1;
    }
}
